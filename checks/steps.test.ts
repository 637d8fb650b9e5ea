import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runStep } from './step.ts';
import { readingSteps, stepsFor } from './steps.ts';

const root = resolve(import.meta.dirname, '..');
const place = mkdtempSync(join(tmpdir(), 'planted-'));

/** A package of a few lines under our own settings, with nothing wrong in it. */
const sound: Record<string, string> = {
  'src/main.ts': "import { doubled } from './kernel/doubled.ts';\n\nprocess.stdout.write(String(doubled(2)));\n",
  'src/kernel/doubled.ts': 'export const doubled = (n: number): number => 2 * n;\n',
  'src/web/main.tsx': "document.title = 'Entente';\n",
  'knip.json': '{ "entry": ["src/main.ts", "src/web/main.tsx"], "project": ["src/**/*.{ts,tsx}"] }\n',
  'package.json': `${JSON.stringify({ name: 'planted', type: 'module' })}\n`,
};

beforeAll(() => {
  for (const file of ['.oxfmtrc.json', '.oxlintrc.json']) cpSync(join(root, file), join(place, file));
  for (const file of ['tsconfig.json', 'tsconfig.web.json']) writeFileSync(join(place, file), readFileSync(join(root, file)));
  // In a repository the linter does not follow the link to the packages.
  execFileSync('git', ['init', '--quiet', place]);
  writeFileSync(join(place, '.gitignore'), 'node_modules\n');
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
});

beforeEach(() => {
  rmSync(join(place, 'src'), { recursive: true, force: true });
  plant(sound);
});

afterAll(() => rmSync(place, { recursive: true }));

function plant(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    writeFileSync(join(place, file), text);
  }
}

async function check(name: string): Promise<{ passed: number; failed: number; output: string }> {
  return runStep(
    readingSteps.find((step) => step.name === name)!,
    place,
  );
}

const long = `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(60)}  return sum;\n}\n`;
const late = 'async function late(): Promise<void> {\n  throw new Error();\n}\n\nlate();\n';

test.each(readingSteps.map(({ name }) => name))('%s has nothing to say about what is sound', async (name) => {
  const { failed, output } = await check(name);
  expect({ failed, output: failed > 0 ? output : '' }).toEqual({ failed: 0, output: '' });
});

test.each([
  [
    'format',
    'two spaces and single quotes',
    { 'src/main.ts': 'export {};\n\nif (process.pid) {\n    process.title = "x";\n}\n' },
    'main.ts',
  ],
  ['lint', 'any', { 'src/main.ts': 'export const all: any = 1;\n' }, 'no-explicit-any'],
  ['lint', 'a function of more than 60 lines', { 'src/main.ts': long }, 'max-lines-per-function'],
  ['lint', 'a file of more than 400 lines', { 'src/main.ts': `export {};\n${'process.pid;\n'.repeat(400)}` }, 'max-lines'],
  ['lint', 'something unused', { 'src/main.ts': 'const unused = 1;\n' }, 'no-unused-vars'],
  [
    'lint',
    'a value imported for its type',
    { 'src/main.ts': "import { doubled } from './kernel/doubled.ts';\nexport type D = typeof doubled;\n" },
    'consistent-type-imports',
  ],
  ['promises', 'a promise nobody waits for', { 'src/main.ts': late }, 'no-floating-promises'],
  ['types', 'a wrong argument', { 'src/main.ts': "import { doubled } from './kernel/doubled.ts';\n\ndoubled('2');\n" }, 'TS2345'],
  ['types', 'an element that may be missing', { 'src/main.ts': 'export const first = (all: number[]): number => all[0];\n' }, 'TS2322'],
  ['types', 'syntax that Node cannot erase', { 'src/main.ts': 'export enum Side {\n  marketing,\n}\n' }, 'TS1294'],
  ['types-of-web', 'a wrong argument', { 'src/web/main.tsx': 'document.title = 1;\n' }, 'TS2322'],
  ['dead-code', 'a file nobody imports', { 'src/alone.ts': 'export {};\n' }, 'alone.ts'],
  [
    'dead-code',
    'an export nobody imports',
    { 'src/kernel/doubled.ts': `${sound['src/kernel/doubled.ts']}export const tripled = 3;\n` },
    'tripled',
  ],
])('%s finds %s', async (name, _what, planted, words) => {
  plant(planted as Record<string, string>);
  const { failed, output } = await check(name);
  expect(output).toContain(words);
  expect(failed).toBe(1);
});

test('tests are counted one by one, and what they leave out is said', async () => {
  const tests = stepsFor({ browser: 'none', postgres: null }).find((step) => step.isTests);
  plant({
    'vitest.config.ts': 'export default {};\n',
    'src/some.test.ts':
      "import { expect, test } from 'vitest';\n\ntest('one', () => {});\ntest('two', () => console.log('skipped: no such thing here'));\n" +
      "test('three', () => expect(1).toBe(2));\ntest.skip('four', () => {});\n",
    'src/broken.test.ts': "import 'nowhere';\n",
  });
  const result = await runStep(tests!, place);
  expect(result).toMatchObject({ passed: 2, failed: 2, note: '2 tests, skipped: no such thing here, 1 not run' });
  expect(result.failures.toSorted()).toEqual([
    expect.stringMatching(/^src\/broken\.test\.ts: .*nowhere/),
    'src/some.test.ts > three: AssertionError: expected 1 to be 2 // Object.is equality',
  ]);
  expect(result.output).toContain('expected 1 to be 2');
});

test('a step whose program cannot be run has failed', async () => {
  expect(await runStep({ name: 'none', command: ['/nowhere'] })).toMatchObject({ passed: 0, failed: 1 });
  expect(await runStep({ name: 'none', command: ['/nowhere'], isTests: true })).toMatchObject({ passed: 0, failed: 1 });
});

test('another PostgreSQL is passed on to the tests', () => {
  const steps = stepsFor({ browser: 'full', postgres: 'postgres://owner@elsewhere/db' }).filter((step) => step.isTests);
  expect(steps.map(({ env }) => env?.['TEST_DATABASE_URL'])).toEqual(['postgres://owner@elsewhere/db', 'postgres://owner@elsewhere/db']);
});
