import { parseArgs } from 'node:util';
import { runStep, type StepResult } from './step.ts';
import { stepsFor } from './steps.ts';

/**
 * Runs every check and test, each step whole even when one before it failed, and ends with "N passed, N failed":
 * tests one by one, other steps as one each. Ends with 1 when anything failed.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'part' },
    only: { type: 'string' },
  },
});
if (!['full', 'part', 'none'].includes(values.browser)) {
  process.stderr.write(`Not a choice: --browser=${values.browser}. Accepted: full, part, none.\n`);
  process.exit(2);
}

const results: StepResult[] = [];
for (const step of stepsFor(values.browser as 'full' | 'part' | 'none')) {
  if (values.only && !values.only.split(',').includes(step.name)) continue;
  const result = await runStep(step);
  const mark = result.failed === 0 ? 'ok    ' : 'FAILED';
  process.stdout.write(`${mark} ${result.name.padEnd(18)} ${result.seconds.toFixed(1).padStart(6)} s  ${result.note}\n`);
  if (result.failed > 0) process.stdout.write(`${result.output.trimEnd()}\n`);
  results.push(result);
}

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
