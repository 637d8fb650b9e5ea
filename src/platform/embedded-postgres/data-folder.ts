import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { embeddedMajor, type Binaries } from '#platform/embedded-postgres/binaries.ts';
import type { ServerUser } from '#platform/embedded-postgres/server-user.ts';

export const ownerName = 'entente';

export interface DataFolder {
  /** PostgreSQL's own folder. */
  cluster: string;
  socketFolder: string;
  password: string;
  logFile: string;
}

/** Prepares the folder: made when new, refused when another major version wrote it. */
export function prepareDataFolder(path: string, binaries: Binaries, user: ServerUser | null): DataFolder {
  mkdirSync(path, { recursive: true });
  const root = realpathSync(path);
  if (user) openTheWay(root, user);
  const cluster = join(root, 'postgres');
  const password = passwordOf(root);
  const socketFolder = prepareSocketFolder(root, user);
  const logFile = join(root, 'postgres.log');
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(cluster, password, binaries, user);
  refuseOtherMajor(cluster);
  return { cluster, socketFolder, password, logFile };
}

/** The server's user must get through; what is secret in the folder is readable by its owner only. */
function openTheWay(root: string, user: ServerUser): void {
  if ((statSync(root).mode & 0o001) === 0) chmodSync(root, statSync(root).mode | 0o011);
  for (let folder = dirname(root); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid } = statSync(folder);
    if (uid === user.uid || mode & 0o001) continue;
    throw new Error(`the database server, which does not run as root, cannot get through ${folder}. Allow it (chmod o+x ${folder}) or choose another --data folder.`);
  }
}

function passwordOf(root: string): string {
  const file = join(root, 'postgres-password');
  try {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

// A socket's whole path must stay below 104 bytes on macOS, 108 on Linux.
const longestFolder = 80;

function prepareSocketFolder(root: string, user: ServerUser | null): string {
  const inside = join(root, 'socket');
  const folder = inside.length <= longestFolder ? inside : join('/tmp', `entente-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const wanted = user?.uid ?? process.getuid!();
  const { uid } = statSync(folder);
  if (uid !== wanted && uid !== process.getuid!()) throw new Error(`${folder} belongs to somebody else. Remove it, or choose another --data folder.`);
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** initdb works beside the place and is renamed into it: killed half-way, the next start begins anew. */
function initialise(cluster: string, password: string, binaries: Binaries, user: ServerUser | null): void {
  const fresh = `${cluster}.new-${process.pid}`;
  const passwordFile = `${fresh}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [fresh, passwordFile]) chownSync(path, user.uid, user.gid);
  const options = ['-D', fresh, '-U', ownerName, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'];
  try {
    execFileSync(binaries.initdb, options, { ...(user ?? {}), stdio: 'pipe', cwd: '/' });
    if (!existsSync(join(cluster, 'PG_VERSION'))) renameSync(fresh, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

function refuseOtherMajor(cluster: string): void {
  const major = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim());
  if (major === embeddedMajor) return;
  throw new Error(`the data folder was written by PostgreSQL ${major}, this Entente brings ${embeddedMajor}. Start the Entente that wrote it, export, and import into an empty --data folder.`);
}
