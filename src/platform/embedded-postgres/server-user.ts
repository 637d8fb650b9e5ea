import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whom the database server runs as. PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/**
 * Chooses the server's user: whoever owns the cluster, so that a folder made by one user stays usable when root starts it;
 * for a new one the account `postgres` or `nobody`.
 * @param cluster PostgreSQL's own folder, which may not exist yet.
 * @returns null when the server runs as ourselves.
 * @throws when the cluster belongs to somebody else, or when root has nobody to step down to.
 */
export function serverUserOf(cluster: string): ServerUser | null {
  const self = process.getuid!();
  const owner = ownerOf(cluster);
  if (self !== 0) {
    if (!owner || owner.uid === self) return null;
    throw new Error(
      `${cluster} belongs to the account ${nameOf(owner.uid)}. Start as ${nameOf(owner.uid)} or as root, or choose another --data folder.`,
    );
  }
  if (owner && owner.uid !== 0) return owner;
  const found = ['postgres', '_postgres', 'nobody'].map(findAccount).find((account) => account !== null);
  if (!found) throw new Error('PostgreSQL does not run as root, and there is no account postgres or nobody. Start as an ordinary user.');
  // A copy made by root (a restored backup) belongs to root, with whatever mode the copying left.
  if (owner) giveTo(cluster, found);
  return found;
}

function ownerOf(path: string): ServerUser | null {
  const { uid, gid } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return uid === undefined || gid === undefined ? null : { uid, gid };
}

function giveTo(folder: string, { uid, gid }: ServerUser): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry);
    if (!lstatSync(path).isSymbolicLink()) chownSync(path, uid, gid);
  }
  chmodSync(folder, 0o700);
  chownSync(folder, uid, gid);
}

/** Accounts of the machine as [name, uid, gid]. */
function accounts(): [string, number, number][] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return lines.map((line) => line.split(':')).map(([name, , uid, gid]) => [name ?? '', Number(uid), Number(gid)]);
}

function findAccount(name: string): ServerUser | null {
  const found = accounts().find(([known, uid]) => known === name && uid > 0);
  return found ? { uid: found[1], gid: found[2] } : null;
}

function nameOf(uid: number): string {
  return accounts().find(([, known]) => known === uid)?.[0] ?? `number ${uid}`;
}
