import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fchownSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from '#platform/embedded-postgres/binaries.ts';
import type { DataFolder } from '#platform/embedded-postgres/data-folder.ts';
import { reachFor } from '#platform/embedded-postgres/reach.ts';
import { serverSettings } from '#platform/embedded-postgres/server-settings.ts';
import type { ServerUser } from '#platform/embedded-postgres/server-user.ts';

/** Everything needed to run the server of one data folder. */
export interface Server {
  binaries: Binaries;
  /** Null: as ourselves. */
  user: ServerUser | null;
  folder: DataFolder;
}

/** What the server and initdb see of our environment: a path, and no locale of the machine. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' };

/**
 * Starts a server that outlives us when we are killed and does not hear our Ctrl-C: the app stops it when its own work
 * has ended. Where one runs already, the new one sees its lock file and ends by itself.
 */
export function beginServer({ binaries, user, folder }: Server): ChildProcess {
  const output = openSync(folder.logFile, 'a', 0o600);
  if (user) fchownSync(output, user.uid, user.gid);
  const reach = reachFor(user, [folder.cluster, folder.socketFolder]);
  const [cluster, socketFolder] = reach.paths as [string, string];
  const options = [
    '-D',
    cluster,
    '-k',
    socketFolder,
    ...Object.entries(serverSettings()).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(binaries.postgres, options, {
    ...user,
    detached: true,
    cwd: '/',
    env: serverEnvironment,
    stdio: ['ignore', output, output, ...reach.descriptors],
  });
  child.on('error', () => {});
  child.unref();
  reach.close();
  closeSync(output);
  return child;
}

/** The process id of the folder's server, or null. The lock file of a server that is gone says nothing. */
export function runningPid({ cluster }: DataFolder): number | null {
  const pid = lockedPid(cluster);
  if (pid === null || !isAlive(pid)) return null;
  if (isServerOf(pid, cluster)) return pid;
  // After a reboot the number may belong to anybody, and PostgreSQL itself would take that one for a server.
  if (lockedPid(cluster) === pid) rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return null;
}

function lockedPid(cluster: string): number | null {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** A server works in its cluster. Where that cannot be seen, a process named postgres is taken for it. */
function isServerOf(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return commandOf(pid).includes('postgres');
  }
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * After kill -9 of a server its children may go on with a long statement, and no new server starts before they end.
 * Ends them where the system shows which they are.
 */
export function endOrphans({ cluster }: DataFolder): void {
  if (process.platform !== 'linux') return;
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    // A child calls itself "postgres: writer ..."; a server has its own path there.
    if (Number.isInteger(pid) && commandOf(pid).startsWith('postgres: ') && isServerOf(pid, cluster)) signal(pid, 'SIGQUIT');
  }
}

const patienceMilliseconds = 60_000;

/** Fast shutdown: open transactions are rolled back, everything committed is on the disk. */
export async function endServer(folder: DataFolder): Promise<void> {
  const pid = runningPid(folder);
  if (pid === null) return;
  for (const kind of ['SIGINT', 'SIGQUIT'] as const) {
    signal(pid, kind);
    const until = performance.now() + patienceMilliseconds;
    while (performance.now() < until) {
      if (!isAlive(pid)) return;
      await pause(10);
    }
  }
}

function signal(pid: number, kind: NodeJS.Signals): void {
  try {
    process.kill(pid, kind);
  } catch {
    // It has ended by itself.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** Ended, but not yet fetched by its parent: in a container without an init that may last for ever. */
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, ''));
  } catch {
    return false;
  }
}
