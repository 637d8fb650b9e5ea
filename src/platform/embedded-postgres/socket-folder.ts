import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerUser } from '#platform/embedded-postgres/server-user.ts';

// With the socket's name the path must stay below 104 bytes on macOS, 108 on Linux.
const longestFolderBytes = 80;

/**
 * The private folder of the server's socket: in the data folder, or below /tmp when that is too long a path for a socket.
 * @param root the data folder, with every link resolved. @throws when somebody else made a folder of that name.
 */
export function prepareSocketFolder(root: string, user: ServerUser | null): string {
  const inside = join(root, 'socket');
  const short = join('/tmp', `entente-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  const folder = Buffer.byteLength(inside) <= longestFolderBytes ? inside : short;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const self = process.getuid!();
  const found = lstatSync(folder);
  if (!found.isDirectory() || ![self, user?.uid].includes(found.uid)) {
    throw new Error(`${folder} belongs to somebody else. Remove it, or choose another --data folder.`);
  }
  if (user) chownSync(folder, user.uid, user.gid);
  if (self === 0 || found.uid === self) chmodSync(folder, 0o700);
  return folder;
}
