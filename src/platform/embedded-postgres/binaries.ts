import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { closedFolder } from '#platform/embedded-postgres/reach.ts';
import type { ServerUser } from '#platform/embedded-postgres/server-user.ts';

/** The major version of the binaries, which a data folder must agree with. */
export const embeddedMajor = 18;

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Root's copy of binaries that the server's user cannot reach. No place for it is below /tmp: there anybody could lay others. */
const copies = '/var/lib/entente';

/**
 * Finds the native PostgreSQL that came with npm and makes it runnable for the server's user.
 * @throws when this platform has no binaries: use DATABASE_URL there.
 */
export function findBinaries(user: ServerUser | null): Binaries {
  const root = packageFolder();
  addMissingLinks(root);
  const native = join(root, 'native');
  // An installation under umask 077 closes the program itself, one below a home of mode 0700 a folder on the way.
  const isReachable = !user || closedFolder(join(native, 'bin/postgres'), user) === null;
  const folder = isReachable ? native : copied(root, copies);
  return { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres') };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The packages export no package.json; their main module is one folder below their root.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `there is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Give DATABASE_URL a PostgreSQL of 15 or newer.`,
    );
  }
}

/**
 * npm leaves out symbolic links, and the script that adds them is often blocked: without them libraries are missing.
 * @param root the package. @throws when links are missing and the package is not ours to write to.
 */
export function addMissingLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Copies once for each version. @returns the folder with bin, lib and share. */
export function copied(root: string, into: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const finished = join(into, `postgresql-${version}`);
  mkdirSync(into, { recursive: true });
  chmodSync(into, 0o755);
  if (existsSync(finished)) return finished;
  const unfinished = `${finished}.${process.pid}`;
  cpSync(join(root, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  openForReading(unfinished);
  try {
    renameSync(unfinished, finished);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(finished)) throw error;
  }
  return finished;
}

function openForReading(folder: string): void {
  for (const entry of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, entry);
    const found = lstatSync(path);
    if (!found.isSymbolicLink()) chmodSync(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644);
  }
}
