import { importsOf } from './imports.ts';
import type { Tree, Violation } from './violation.ts';

/** Files that import each other in a circle, types left out: those cost nothing at run time. */
export function checkCycles(tree: Tree): Violation[] {
  const next = new Map<string, string[]>();
  for (const { from, to, isTypeOnly } of importsOf(tree)) {
    if (to && !isTypeOnly && tree.has(to)) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const finished = new Set<string>();
  const found: Violation[] = [];
  for (const start of next.keys()) walk(start, [], { next, finished, found });
  return found;
}

interface Walk {
  next: ReadonlyMap<string, string[]>;
  finished: Set<string>;
  found: Violation[];
}

function walk(file: string, path: readonly string[], state: Walk): void {
  const seenAt = path.indexOf(file);
  if (seenAt >= 0) {
    state.found.push({ file, rule: `no cycles: ${[...path.slice(seenAt), file].join(' -> ')}` });
    return;
  }
  if (state.finished.has(file)) return;
  for (const to of state.next.get(file) ?? []) walk(to, [...path, file], state);
  state.finished.add(file);
}
