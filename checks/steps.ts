import type { Step } from './step.ts';

const node = process.execPath;
const bin = (name: string, ...args: string[]) => [node, `node_modules/${name}`, ...args];

/** @param browser how much of the browser tests: full is every page in every theme and width, part is the walk and a sample. */
export function stepsFor(browser: 'full' | 'part' | 'none'): Step[] {
  const still: Step[] = [
    { name: 'format', command: bin('oxfmt/bin/oxfmt', '--check', '.') },
    { name: 'lint', command: bin('oxlint/bin/oxlint', '--deny-warnings') },
    { name: 'types', command: bin('typescript/bin/tsc', '-p', 'tsconfig.json') },
    { name: 'types-of-web', command: bin('typescript/bin/tsc', '-p', 'tsconfig.web.json') },
    { name: 'dead-code', command: bin('knip/bin/knip.js') },
  ];
  const vitest = bin('vitest/vitest.mjs', 'run');
  const tests: Step = { name: 'tests', command: vitest, isTests: true };
  if (browser === 'none') return [...still, tests];
  const e2e: Step = { name: 'browser', command: [...vitest, '--config', 'vitest.browser.config.ts'], isTests: true, env: { E2E: browser } };
  return [...still, tests, e2e];
}
