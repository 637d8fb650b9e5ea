import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which processes use the database of a data folder: a file each. Whoever leaves last stops the server,
 * so that two commands at once do not pull it from under each other.
 */
export function enterFolder(dataFolder: string): { leave(): { isLast: boolean } } {
  const folder = join(dataFolder, 'users');
  mkdirSync(folder, { recursive: true });
  const own = join(folder, String(process.pid));
  writeFileSync(own, '');
  return {
    leave: () => {
      rmSync(own, { force: true });
      return { isLast: readdirSync(folder).filter((name) => isInUse(folder, name)).length === 0 };
    },
  };
}

/** A file of a process that was killed is swept away. */
function isInUse(folder: string, name: string): boolean {
  if (isAlive(Number(name))) return true;
  rmSync(join(folder, name), { force: true });
  return false;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
