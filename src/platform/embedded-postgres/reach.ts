import { closeSync, constants, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ServerUser } from '#platform/embedded-postgres/server-user.ts';

/** Paths as another process finds them. */
export interface Reach {
  /** What to tell the process, in the order of the request. */
  paths: readonly string[];
  /** To be handed over as its descriptors 3, 4, ... */
  descriptors: readonly number[];
  /** Closes our side once the process has been started. */
  close(): void;
}

/**
 * Makes files and folders reachable for a process of another user. A folder below a home of mode 0700, such as /root,
 * cannot be walked to by that user; an open descriptor needs no walk. So root opens them and hands them over.
 * @param user null when the process is ours: nothing is in the way.
 * @throws where the system has no /proc and a folder on the way is closed.
 */
export function reachFor(user: ServerUser | null, wanted: readonly string[]): Reach {
  if (!user) return { paths: wanted, descriptors: [], close: () => {} };
  if (process.platform !== 'linux') {
    for (const path of wanted) refuseClosedWay(path, user);
    return { paths: wanted, descriptors: [], close: () => {} };
  }
  const descriptors = wanted.map((path) => openSync(path, constants.O_RDONLY));
  return {
    paths: wanted.map((_, index) => `/proc/self/fd/${3 + index}`),
    descriptors,
    close: () => descriptors.forEach((one) => closeSync(one)),
  };
}

/** The first folder on the way that does not let the user through, or null. */
export function closedFolder(path: string, { uid, gid }: ServerUser): string | null {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const found = statSync(folder);
    const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return folder;
  }
  return null;
}

function refuseClosedWay(path: string, user: ServerUser): void {
  const closed = closedFolder(dirname(path), user);
  if (!closed) return;
  throw new Error(
    `the database server, which does not run as root, cannot get through ${closed}. Allow it (chmod o+x ${closed}) or choose another --data folder.`,
  );
}
