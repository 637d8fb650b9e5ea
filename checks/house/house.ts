import { checkCycles } from './cycles.ts';
import { checkDirections } from './directions.ts';
import { checkFactsOnly } from './facts-only.ts';
import { checkNames } from './names.ts';
import { checkOneWayOut } from './one-way-out.ts';
import { checkPurity } from './purity.ts';
import { checkSizes } from './sizes.ts';
import type { Tree, Violation } from './violation.ts';

/** Folders that the rules of the house are held against. */
export const rooms = ['src', 'test', 'e2e', 'checks', 'bench'] as const;

/** Every rule of the house that no ready-made linter knows. */
export function checkHouse(tree: Tree): Violation[] {
  return [checkDirections, checkCycles, checkNames, checkPurity, checkSizes, checkFactsOnly, checkOneWayOut].flatMap((check) =>
    check(tree),
  );
}
