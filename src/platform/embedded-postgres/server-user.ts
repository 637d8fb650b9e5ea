import { readFileSync } from 'node:fs';

/** Whom the database server runs as. PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** @returns null when the server can run as ourselves. @throws when root has nobody to step down to. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const found = findAccount('postgres') ?? findAccount('nobody');
  if (!found) throw new Error('PostgreSQL does not run as root, and there is no account postgres or nobody. Start as an ordinary user.');
  return found;
}

function findAccount(name: string): ServerUser | null {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}
