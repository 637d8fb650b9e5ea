import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Step {
  name: string;
  command: readonly string[];
  /** Counts tests one by one instead of the step as one. */
  isTests?: boolean;
  env?: Record<string, string>;
}

export interface StepResult {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
  note: string;
  output: string;
}

export const root = resolve(import.meta.dirname, '..');

/** Runs one step in the repository. A step whose program ends badly without a failed test has failed once. */
export async function runStep(step: Step): Promise<StepResult> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'entente-check-'));
  const report = join(folder, 'report.json');
  const extra = step.isTests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const { code, output } = await run([...step.command, ...extra], step.env ?? {});
  const counted = step.isTests ? countTests(report) : null;
  rmSync(folder, { recursive: true, force: true });
  const seconds = (performance.now() - began) / 1000;
  const skips = [...new Set(output.match(/^.*skipped: .*$/gm) ?? [])].join('; ');
  if (!counted) return { name: step.name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds, note: skips, output };
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  const note = [`${counted.passed} tests`, skips].filter(Boolean).join(', ');
  return { name: step.name, passed: counted.passed, failed, seconds, note, output };
}

function countTests(report: string): { passed: number; failed: number } | null {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    // A file that could not even be loaded has no tests to count, and has failed all the same.
    const broken = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
    ).length;
    return { passed: numPassedTests, failed: numFailedTests + broken };
  } catch {
    return null;
  }
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

function run([program, ...args]: readonly string[], env: Record<string, string>): Promise<{ code: number; output: string }> {
  return new Promise((finish) => {
    const child = spawn(program!, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pieces: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => void pieces.push(piece));
    child.on('error', (error) => finish({ code: 1, output: error.message }));
    child.on('close', (code) => finish({ code: code ?? 1, output: Buffer.concat(pieces).toString('utf8') }));
  });
}
