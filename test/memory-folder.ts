import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { availableMemory } from 'node:process';

const memory = '/dev/shm';
const name = /^entente-tests-(\d+)$/;
const gigabyte = 2 ** 30;
/** What the largest tests write at once, with room to spare. A container is often given 64 MB here: then the disk it is. */
const leastRoom = 4 * gigabyte;
const leastMemory = 6 * gigabyte;

/**
 * Sends everything that tests write to temporary folders into memory where the system offers that and there is room: every database is
 * a thousand small files, and a disk takes twenty times as long to make them. What outlives a killed process outlives it there too.
 * To be called once, by the process that runs the tests; those it starts follow by their environment. ENTENTE_TEST_FOLDER names another place.
 */
export function writeToMemory(): void {
  const given = process.env['ENTENTE_TEST_FOLDER'];
  if (given) process.env['TMPDIR'] = given;
  if (given || !hasRoom()) return;
  removeLeftBehind();
  const folder = join(memory, `entente-tests-${process.pid}`);
  // The database server, which never runs as root, has to come through.
  mkdirSync(folder, { mode: 0o755, recursive: true });
  process.env['TMPDIR'] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= leastRoom && availableMemory() >= leastMemory;
  } catch {
    return false;
  }
}

/** A run that was killed could not clean up, and memory is dear. */
function removeLeftBehind(): void {
  for (const entry of readdirSync(memory)) {
    const pid = Number(name.exec(entry)?.[1]);
    if (pid && !isAlive(pid)) rmSync(join(memory, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
