import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { compiledSources } from '#test/program.ts';

const repository = resolve(import.meta.dirname, '../..');

/** The real app as a process of its own, on an empty data folder and a free port. */
export interface RunningApp {
  /** Without a slash at the end. */
  url: string;
  /** The address printed at the first start: the way to the set-up page, with its token. */
  setUpUrl: string;
  /** What it said on standard error, for a test that failed. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts `src/main.ts` as bin/start does. Nothing of the machine's own settings reaches it but what is given. */
export async function runApp(settings: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'entente-e2e-'));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts', '--data', dataFolder, '--port', '0'], {
    cwd: repository,
    env: { PATH, HOME, NODE_COMPILE_CACHE: compiledSources, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const stop = async () => {
    await ended(child);
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const setUpUrl = await addressOf(child, () => said);
    return { url: new URL(setUpUrl).origin, setUpUrl, said: () => said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address in the line that says that it is ready. */
function addressOf(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((found, failed) => {
    child.once('exit', (code) => failed(new Error(`Entente ended with ${code} before it was ready.\n${said()}`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const address = /https?:\/\/\S+/.exec(line)?.[0];
      if (address) found(address);
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}
