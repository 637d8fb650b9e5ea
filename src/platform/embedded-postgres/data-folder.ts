import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { embeddedMajor, type Binaries } from '#platform/embedded-postgres/binaries.ts';
import { initialiseCluster } from '#platform/embedded-postgres/initialise-cluster.ts';
import type { ServerUser } from '#platform/embedded-postgres/server-user.ts';
import { prepareSocketFolder } from '#platform/embedded-postgres/socket-folder.ts';
import { secretInFile } from '#platform/secret-file.ts';

export const ownerName = 'entente';

export interface DataFolder {
  /** PostgreSQL's own folder, with every link resolved. */
  cluster: string;
  socketFolder: string;
  password: string;
  logFile: string;
}

/** Prepares the folder: made when new, refused when another major version wrote it. */
export function prepareDataFolder(path: string, binaries: Binaries, user: ServerUser | null): DataFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const root = realpathSync(path);
  const cluster = join(root, 'postgres');
  const password = secretInFile(join(root, 'postgres-password'));
  const logFile = join(root, 'postgres.log');
  setAsideLongLog(logFile);
  if (!existsSync(join(cluster, 'PG_VERSION'))) makeCluster(cluster, password, { binaries, user });
  refuseOtherMajor(cluster, root);
  // A copy may have come with the mode of its copier; PostgreSQL insists.
  if ((statSync(cluster).mode & 0o777) !== 0o700) chmodSync(cluster, 0o700);
  return { cluster, socketFolder: prepareSocketFolder(root, user), password, logFile };
}

/** Works beside the place and renames into it: killed half-way, the next start begins anew; of two at once, one wins. */
function makeCluster(cluster: string, password: string, with_: { binaries: Binaries; user: ServerUser | null }): void {
  const fresh = `${cluster}.new-${process.pid}`;
  const passwordFile = `${fresh}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (with_.user) for (const path of [fresh, passwordFile]) chownSync(path, with_.user.uid, with_.user.gid);
  try {
    initialiseCluster({ ...with_, cluster: fresh, passwordFile, ownerName });
    renameSync(fresh, cluster);
  } catch (error) {
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

function refuseOtherMajor(cluster: string, root: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (major === String(embeddedMajor)) return;
  throw new Error(
    `the data folder ${root} was written by PostgreSQL ${major}, and this Entente brings ${embeddedMajor}. ` +
      `Make a backup with the Entente that wrote it (bin/entente backup) and restore it into a new --data folder, or give DATABASE_URL a PostgreSQL ${major} of your own that serves ${cluster}.`,
  );
}

const longestLogBytes = 10_000_000;

function setAsideLongLog(logFile: string): void {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > longestLogBytes) renameSync(logFile, `${logFile}.1`);
}

/** The end of the server's log. */
export function lastWords({ logFile }: DataFolder): string {
  return existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '(it wrote none)';
}
