import { parseArgs } from 'node:util';
import { runStep, type StepResult } from './step.ts';
import { stepsFor, type Extent } from './steps.ts';

/**
 * Runs every check and test, each step whole even when one before it failed, and ends with "N passed, N failed":
 * tests one by one, other steps as one each. Ends with 1 when anything failed, 2 when it was asked wrongly.
 */
async function main(): Promise<void> {
  const { extent, only } = readOptions();
  const results: StepResult[] = [];
  for (const step of stepsFor(extent)) {
    if (only && !only.includes(step.name)) continue;
    const result = await runStep(step);
    report(result);
    results.push(result);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** The names of what failed come before everything that was said about it, which may be pages. */
function report({ name, failed, failures, seconds, note, output }: StepResult): void {
  process.stdout.write(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(6)} s  ${note}\n`);
  if (failed > 0) process.stdout.write(`${[...failures.map((line) => `failed: ${line}`), output.trimEnd()].join('\n')}\n`);
}

function readOptions(): { extent: Extent; only: string[] | null } {
  const options = { browser: { type: 'string', default: 'part' }, postgres: { type: 'string' }, only: { type: 'string' } } as const;
  try {
    const { browser, postgres, only } = parseArgs({ options }).values;
    if (browser !== 'full' && browser !== 'part' && browser !== 'none')
      throw new Error(`Not a choice: --browser=${browser}. Accepted: full, part, none.`);
    const extent = { browser, postgres: postgres ?? null } as const;
    const known = stepsFor({ ...extent, browser: 'full' }).map(({ name }) => name);
    const unknown = only?.split(',').find((name) => !known.includes(name));
    if (unknown) throw new Error(`Not a step: --only=${unknown}. Accepted: ${known.join(', ')}.`);
    return { extent, only: only?.split(',') ?? null };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(2);
  }
}

await main();
