import type { Step } from './step.ts';

const node = process.execPath;
const bin = (name: string, ...args: string[]) => [node, `node_modules/${name}`, ...args];

/** What can only be known with types: a promise that nobody waits for loses its failure. */
const rulesOnTypes = ['no-floating-promises', 'no-misused-promises', 'await-thenable', 'switch-exhaustiveness-check'];

/** The checks that read the sources, without running them. */
export const readingSteps: readonly Step[] = [
  { name: 'format', command: bin('oxfmt/bin/oxfmt', '--check', '.') },
  { name: 'lint', command: bin('oxlint/bin/oxlint', '--deny-warnings') },
  {
    name: 'promises',
    command: bin('oxlint/bin/oxlint', '--type-aware', '-A', 'all', ...rulesOnTypes.flatMap((rule) => ['-D', `typescript/${rule}`])),
  },
  { name: 'types', command: bin('typescript/bin/tsc', '-p', 'tsconfig.json') },
  { name: 'types-of-web', command: bin('typescript/bin/tsc', '-p', 'tsconfig.web.json') },
  { name: 'dead-code', command: bin('knip/bin/knip.js') },
];

export interface Extent {
  /** How much of the browser tests: full is every page in every theme and width, part is the walk and a sample. */
  browser: 'full' | 'part' | 'none';
  /** The owner's URL of a PostgreSQL to test on; null for the embedded one. */
  postgres: string | null;
}

/** Everything that bin/check does, cheapest first. */
export function stepsFor({ browser, postgres }: Extent): Step[] {
  const vitest = bin('vitest/vitest.mjs', 'run');
  const env: Record<string, string> = postgres ? { TEST_DATABASE_URL: postgres } : {};
  const tests: Step = { name: 'tests', command: vitest, isTests: true, env };
  const inBrowser: Step = {
    name: 'browser',
    command: [...vitest, '--config', 'vitest.browser.config.ts'],
    isTests: true,
    env: { ...env, E2E: browser },
  };
  return [...readingSteps, tests, ...(browser === 'none' ? [] : [inBrowser])];
}
