import { accessSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { ServerUser } from '#platform/embedded-postgres/server-user.ts';

/** The major version of the binaries, which a data folder must agree with. */
export const embeddedMajor = 18;

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the native PostgreSQL that came with npm and makes it runnable for the server's user.
 * @param copyTo where the binaries go when the server's user cannot reach them where npm put them.
 * @throws when this platform has no binaries: use DATABASE_URL there.
 */
export function findBinaries(user: ServerUser | null, copyTo: string): Binaries {
  const native = join(packageFolder(), 'native');
  addMissingLinks(native);
  const folder = user && !isReachable(native, user) ? copied(native, copyTo) : native;
  return { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres') };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The packages export no package.json; their main module is one folder below their root.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`there is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Give DATABASE_URL a PostgreSQL of 15 or newer.`);
  }
}

/** npm leaves out symbolic links, and the script that adds them is often blocked: without them libraries are missing. */
function addMissingLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Whether every folder on the way lets others through. */
function isReachable(path: string, user: ServerUser): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid } = statSync(folder);
    if (uid === user.uid ? !(mode & 0o100) : !(mode & 0o001)) return false;
  }
  return true;
}

function copied(native: string, copyTo: string): string {
  const finished = join(copyTo, `postgres-${embeddedMajor}`);
  if (existsSync(finished)) return finished;
  const unfinished = `${finished}.${process.pid}`;
  mkdirSync(copyTo, { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, finished);
  } catch (error) {
    // Somebody else was faster.
    rmSync(unfinished, { recursive: true, force: true });
    accessSync(finished, constants.X_OK);
    if (!existsSync(finished)) throw error;
  }
  return finished;
}
