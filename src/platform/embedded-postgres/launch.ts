import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '#platform/log.ts';
import { findBinaries } from '#platform/embedded-postgres/binaries.ts';
import { lastWords, ownerName, prepareDataFolder, type DataFolder } from '#platform/embedded-postgres/data-folder.ts';
import { enterServer, type Presence } from '#platform/embedded-postgres/presence.ts';
import { beginServer, endOrphans, endServer, runningPid, type Server } from '#platform/embedded-postgres/server-process.ts';
import { serverUserOf } from '#platform/embedded-postgres/server-user.ts';

export interface EmbeddedPostgres {
  /** The owner's URL, over a unix socket, with its password. */
  ownerUrl: string;
  /** Whether the server was already running: left behind by kill -9, or used by another process. */
  adopted: boolean;
  /** The server's process id; 0 while it is being started again. */
  pid(): number;
  /** Stops the server, unless another process still uses it: then that one will. */
  stop(): Promise<void>;
}

const databaseName = 'entente';
/** Crash recovery of a large import can take its time. */
const patienceMilliseconds = 120_000;
/** How often a server that ends at once is started again: the memory of a killed one may not be free yet. */
const mostAttempts = 40;

/**
 * Starts the PostgreSQL that came with npm as a child in the data folder, or adopts the one that runs there. Several
 * processes may share it; one killed under a running app is started again.
 * @throws with a sentence that says what to do: no binaries for this platform, the folder of another major version or
 * account, no account to step down to, a server that does not start.
 */
export async function launchEmbeddedPostgres({ dataFolder, log }: { dataFolder: string; log: Log }): Promise<EmbeddedPostgres> {
  const user = serverUserOf(join(dataFolder, 'postgres'));
  const binaries = findBinaries(user);
  const folder = prepareDataFolder(dataFolder, binaries, user);
  const server: Server = { binaries, user, folder };
  const adopted = runningPid(folder) !== null;
  const keeper = await keepRunning(server, log);
  return { ownerUrl: urlOf(folder, databaseName), adopted, pid: () => runningPid(folder) ?? 0, stop: keeper };
}

/** Brings the server up, and again whenever it is lost. @returns what ends that. */
async function keepRunning(server: Server, log: Log): Promise<() => Promise<void>> {
  const state = { isStopping: false, recovering: null as Promise<void> | null, presence: await bringUp(server, () => false) };
  const recover = async () => {
    state.presence = null;
    log.warn('the database server was gone and is started again');
    while (!state.isStopping && !state.presence) {
      state.presence = await bringUp(server, () => state.isStopping).catch((error: Error) => (log.error(error.message), null));
    }
    watch();
  };
  const watch = () => state.presence?.onLost(() => void (state.isStopping || (state.recovering = recover())));
  watch();
  return async () => {
    if (state.isStopping) return;
    state.isStopping = true;
    await state.recovering;
    const left = await state.presence?.leave().catch(() => null);
    if (left?.isLast ?? true) await endServer(server.folder);
    await state.presence?.close();
  };
}

/** @returns our presence on a server that answers, or null when we were told to give up. */
async function bringUp(server: Server, hasGivenUp: () => boolean): Promise<Presence | null> {
  const until = performance.now() + patienceMilliseconds;
  let child: ChildProcess | null = null;
  let attempts = 0;
  while (!hasGivenUp()) {
    const { presence, reason } = await tryToEnter(server.folder);
    if (presence) return presence;
    if (performance.now() > until) throw notStarted(server.folder, reason);
    const isStarting = child !== null && child.exitCode === null && child.signalCode === null && child.pid !== undefined;
    if (!isStarting && runningPid(server.folder) === null) {
      if (++attempts > mostAttempts) throw notStarted(server.folder, reason);
      if (attempts > 1) await pause(250);
      endOrphans(server.folder);
      child = beginServer(server);
    }
    await pause(15);
  }
  return null;
}

function notStarted(folder: DataFolder, reason: string): Error {
  return new Error(`PostgreSQL did not start: ${reason}. Its own words (${folder.logFile}):\n${lastWords(folder)}`);
}

async function tryToEnter(folder: DataFolder): Promise<{ presence: Presence | null; reason: string }> {
  try {
    return { presence: await enterServer(urlOf(folder, databaseName)), reason: 'the server is being stopped by another process' };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '28P01')
      throw new Error(`the password in the data folder is not the database's. Restore the file postgres-password.`, { cause: error });
    if (code === '3D000') await createDatabase(folder);
    return { presence: null, reason: message };
  }
}

async function createDatabase(folder: DataFolder): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(folder, 'postgres') });
  try {
    await client.connect();
    await client.query(`create database ${databaseName}`);
  } catch (error) {
    // duplicate_database, or its twin from the catalogue's index: another process was faster
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

function urlOf({ password, socketFolder }: DataFolder, database: string): string {
  return `postgres://${ownerName}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
}
