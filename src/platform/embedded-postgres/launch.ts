import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '#platform/log.ts';
import { findBinaries, type Binaries } from '#platform/embedded-postgres/binaries.ts';
import { ownerName, prepareDataFolder, type DataFolder } from '#platform/embedded-postgres/data-folder.ts';
import { serverUser, type ServerUser } from '#platform/embedded-postgres/server-user.ts';
import { enterFolder, isAlive } from '#platform/embedded-postgres/users-of-folder.ts';

export interface EmbeddedPostgres {
  /** The owner's URL, over a unix socket, with its password. */
  ownerUrl: string;
  /** Whether the server was already running: left behind by kill -9, or used by another process. */
  adopted: boolean;
  pid(): number;
  /** Stops the server unless another process still uses it. */
  stop(): Promise<void>;
}

interface Server {
  binaries: Binaries;
  user: ServerUser | null;
  folder: DataFolder;
  log: Log;
}

const databaseName = 'entente';
/** Crash recovery of a large import can take its time. */
const patienceMilliseconds = 120_000;
const lookEveryMilliseconds = 1000;

/** Starts the PostgreSQL that came with npm as a child in the data folder, or adopts the one that runs there. */
export async function launchEmbeddedPostgres({ dataFolder, log }: { dataFolder: string; log: Log }): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const binaries = findBinaries(user, join(tmpdir(), 'entente-binaries'));
  const folder = prepareDataFolder(dataFolder, binaries, user);
  const visit = enterFolder(dataFolder);
  const server: Server = { binaries, user, folder, log };
  const adopted = runningPid(folder) !== null;
  if (!adopted) begin(server);
  await untilReady(server);
  const stopWatching = keepRunning(server);
  const stop = async () => {
    stopWatching();
    if (visit.leave().isLast) await end(folder);
  };
  return { ownerUrl: urlOf(folder, databaseName), adopted, pid: () => runningPid(folder) ?? 0, stop };
}

/** The server's process id, or null; a file left behind by a server that is gone is no server. */
function runningPid({ cluster }: DataFolder): number | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 0 && isAlive(pid) && isPostgres(pid)) return pid;
  rmSync(file, { force: true });
  return null;
}

/** After a reboot the number may belong to anybody; where the system tells names, they are asked. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return true;
  }
}

// fsync stays on: what was acknowledged is on the disk.
const settings: Record<string, string> = {
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  log_statement: 'none',
  log_min_error_statement: 'panic',
};

function begin({ binaries, user, folder }: Server): void {
  const output = openSync(folder.logFile, 'a', 0o600);
  const options = ['-D', folder.cluster, '-k', folder.socketFolder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // Detached: Ctrl-C reaches the app, which stops the server when its own work has ended.
  const child = spawn(binaries.postgres, options, { ...(user ?? {}), detached: true, stdio: ['ignore', output, output], cwd: '/' });
  child.on('error', () => {});
  child.unref();
  closeSync(output);
}

async function untilReady(server: Server): Promise<void> {
  const { folder } = server;
  const until = performance.now() + patienceMilliseconds;
  let looked = 0;
  for (;;) {
    const failure = await tryDatabase(folder);
    if (!failure) return;
    if (performance.now() > until) throw new Error(`PostgreSQL did not get ready: ${failure}. Its own words are in ${folder.logFile}.`);
    // A server that died at once (memory of a killed one not yet free) is started again, once a second.
    if (++looked % 20 === 0 && runningPid(folder) === null) begin(server);
    await pause(50);
  }
}

/** @returns what is wrong, or null when the database answers. */
async function tryDatabase(folder: DataFolder): Promise<string | null> {
  const client = new pg.Client({ connectionString: urlOf(folder, 'postgres') });
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
    return null;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // duplicate_database, or its twin from the catalogue's index: another process was faster
    if (code === '42P04' || code === '23505') return null;
    if (code === '28P01') throw new Error(`the password in the data folder is not the database's. Restore the file postgres-password.`, { cause: error });
    return message;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A server that was killed under a running app is started again; connections come back by themselves. */
function keepRunning(server: Server): () => void {
  let looking = true;
  const look = () => {
    if (!looking || runningPid(server.folder) !== null) return;
    server.log.warn('the database server was gone and is started again');
    begin(server);
  };
  const timer = setInterval(look, lookEveryMilliseconds);
  timer.unref();
  return () => {
    looking = false;
    clearInterval(timer);
  };
}

/** Fast shutdown: open transactions are rolled back, everything committed is on the disk. */
async function end(folder: DataFolder): Promise<void> {
  const pid = runningPid(folder);
  if (pid === null) return;
  process.kill(pid, 'SIGINT');
  const until = performance.now() + patienceMilliseconds;
  while (isAlive(pid) && performance.now() < until) await pause(20);
}

function urlOf({ password, socketFolder }: DataFolder, database: string): string {
  return `postgres://${ownerName}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
}
