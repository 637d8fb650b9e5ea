import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readReport } from './report.ts';

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
  /** One line for each test that failed. */
  failures: string[];
  seconds: number;
  /** What to say beside the result: how many tests, what was skipped and why. */
  note: string;
  output: string;
}

const root = resolve(import.meta.dirname, '..');

/** Runs one step in a folder, ours unless told otherwise. A step whose program ends badly without a failed test has failed once. */
export async function runStep(step: Step, folder: string = root): Promise<StepResult> {
  const began = performance.now();
  const reports = mkdtempSync(join(tmpdir(), 'entente-check-'));
  const file = join(reports, 'report.json');
  const extra = step.isTests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`] : [];
  const { code, output } = await run([...step.command, ...extra], folder, step.env ?? {});
  const { passed, skipped, failures } = step.isTests ? readReport(file, folder) : { passed: code === 0 ? 1 : 0, skipped: 0, failures: [] };
  rmSync(reports, { recursive: true, force: true });
  const failed = code !== 0 && failures.length === 0 ? 1 : failures.length;
  const seconds = (performance.now() - began) / 1000;
  const note = [step.isTests ? `${passed} tests` : '', ...skips(output), skipped ? `${skipped} not run` : ''];
  return {
    name: step.name,
    passed,
    failed,
    failures,
    seconds,
    note: note.filter(Boolean).join(', '),
    output: step.isTests ? withoutPassed(output) : output,
  };
}

/** What tests said about what they left out, once each. */
function skips(output: string): string[] {
  return [...new Set((output.match(/^\s*skipped: .*$/gm) ?? []).map((line) => line.trim()))];
}

/** Of a long list of tests, the part about those that failed, and whatever was said outside tests. */
function withoutPassed(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/^\s*(✓|↓)|^stdout \||^stderr \|/.test(line))
    .join('\n');
}

function run([program, ...args]: readonly string[], cwd: string, env: Record<string, string>): Promise<{ code: number; output: string }> {
  return new Promise((finish) => {
    const child = spawn(program!, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pieces: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => void pieces.push(piece));
    child.on('error', (error) => finish({ code: 1, output: error.message }));
    child.on('close', (code) => finish({ code: code ?? 1, output: Buffer.concat(pieces).toString('utf8') }));
  });
}
