import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '..');
/** As bin/bootstrap says it: a program that was read once starts in half the time. */
export const compiledSources = join(repository, 'node_modules/.cache/node');

export interface Ended {
  /** What the program ended with; null when a signal ended it. */
  code: number | null;
  out: string;
  err: string;
}

/** An empty data folder of a story's own. */
export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'entente-program-'));
}

export function removeDataFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The command line as a process of its own, as bin/entente runs it. Nothing of the machine's own settings reaches it. */
export async function entente(
  words: readonly string[],
  env: Record<string, string> = {},
  nodeOptions: readonly string[] = [],
): Promise<Ended> {
  const child = begin([...nodeOptions, 'src/cli.ts', ...words], env);
  const said = listen(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

/** What a command answers with --json. @throws with its sentences when it refused. */
export async function ententeJson<T>(words: readonly string[], env: Record<string, string> = {}): Promise<T> {
  const { code, out, err } = await entente([...words, '--json'], env);
  if (code !== 0) throw new Error(`entente ${words.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}

/** The server as a process of its own. */
export interface RunningServer {
  pid: number;
  /** Without a slash at the end. */
  url: string;
  /** Of the address that it printed; null once somebody has set the company up. */
  setUpToken: string | null;
  /** What it has said so far. */
  said(): { out: string; err: string };
  /** @returns what it ended with, and after how long. */
  end(signal: NodeJS.Signals): Promise<Ended & { signal: NodeJS.Signals | null; seconds: number }>;
}

/** Starts `src/main.ts` as bin/start does, on a free port unless one is given. @throws with its sentences when it ends instead. */
export async function startServer(dataFolder: string, port = 0, env: Record<string, string> = {}): Promise<RunningServer> {
  const child = begin(['src/main.ts', '--data', dataFolder, '--port', String(port)], env);
  const said = listen(child);
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const address = await Promise.race([addressIn(child, said), closed.then(() => null)]);
  if (!address) throw new Error(said.err);
  const end = async (signal: NodeJS.Signals) => {
    const begun = performance.now();
    child.kill(signal);
    const [code, endedBy] = await closed;
    return { code, signal: endedBy, seconds: (performance.now() - begun) / 1000, ...said };
  };
  return { pid: child.pid!, url: address.origin, setUpToken: address.searchParams.get('token'), said: () => said, end };
}

/** The number of the folder's PostgreSQL, by its lock file; null when none runs. */
export function postgresOf(dataFolder: string): number | null {
  const file = join(dataFolder, 'postgres/postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return isAlive(pid) ? pid : null;
}

/** Whether a process runs: one that has ended and was not fetched by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const status = `/proc/${pid}/status`;
  return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

function begin(words: readonly string[], env: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const nobody = join(tmpdir(), 'entente-program-nobody');
  const given = { PATH, HOME, NODE_COMPILE_CACHE: compiledSources, XDG_CONFIG_HOME: nobody, NODE_ENV: 'production', ...env };
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], {
    cwd: repository,
    env: given,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function listen(child: ChildProcess): { out: string; err: string } {
  const said = { out: '', err: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return said;
}

/** The address in the line that says that it is ready. */
function addressIn(child: ChildProcess, said: { out: string }): Promise<URL> {
  return new Promise((found) => {
    child.stdout!.on('data', () => {
      const line = /https?:\/\/\S+(?=\n)/.exec(said.out);
      if (line) found(new URL(line[0]));
    });
  });
}
