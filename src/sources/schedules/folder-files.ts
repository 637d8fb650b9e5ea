import { t } from '#kernel/language/say.ts';
import { constants } from 'node:fs';
import { open, readdir, realpath, stat, type FileHandle } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';

export interface FolderFile {
  name: string;
  bytes: number;
  /** Epoch milliseconds, by the file system. */
  modifiedAt: number;
  /** @throws FolderProblem when it leads out of the folder, is another file by now, or changes while it is read. */
  read(): AsyncGenerator<Buffer>;
}

/** Why a file of a folder cannot be read now. */
export class FolderProblem extends Error {
  readonly problem: Problem;

  constructor(code: string, message: string, where: string, accepted: string) {
    super(message);
    this.problem = { kind: 'invalid', code, message, where, accepted };
  }
}

/**
 * The folder as it really is, where the operator has opened it or one above it.
 * @param roots ENTENTE_IMPORT_FOLDERS.
 */
export async function findFolder(folder: string, roots: readonly string[]): Promise<Outcome<{ folder: string; root: string }>> {
  const accepted =
    roots.length > 0
      ? roots.map((root) => `${root} and what is below it`).join(', ')
      : t`none: the operator opens folders in ENTENTE_IMPORT_FOLDERS`;
  const real = await realpath(folder).catch(() => null);
  for (const root of roots) {
    const realRoot = await realpath(root).catch(() => null);
    if (real !== null && realRoot !== null && isWithin(real, realRoot)) return { ok: true, folder: real, root: realRoot };
  }
  // Whether a folder outside is there is nobody's business.
  return refuse('invalid', 'closed-folder', t`Not a folder that is open to imports: ${folder}.`, { where: 'folder', accepted });
}

/** The files of a folder whose names match, the oldest first. Folders in it are passed over. */
export async function listFolder({ folder, root }: { folder: string; root: string }, pattern: string): Promise<FolderFile[]> {
  const matches = namePattern(pattern);
  const names = (await readdir(folder)).filter((name) => matches.test(name));
  const files: FolderFile[] = [];
  for (const name of names) {
    const real = await realpath(join(folder, name)).catch(() => null);
    if (real === null) continue;
    if (!isWithin(real, root)) {
      files.push({ name, bytes: -1, modifiedAt: 0, read: () => refuseOutside(name) });
      continue;
    }
    const found = await stat(real);
    if (!found.isFile()) continue;
    files.push({ name, bytes: found.size, modifiedAt: Math.floor(found.mtimeMs), read: () => readFile(real, name, found) });
  }
  return files.toSorted((one, other) => one.modifiedAt - other.modifiedAt || (one.name < other.name ? -1 : 1));
}

// oxlint-disable-next-line require-yield -- it reads nothing
async function* refuseOutside(name: string): AsyncGenerator<Buffer> {
  throw new FolderProblem('leads-out', t`${name} leads out of the open folders.`, name, t`files of this folder`);
}

interface Looks {
  dev: number;
  ino: number;
  size: number;
  mtimeMs: number;
}

async function* readFile(path: string, name: string, expected: Looks): AsyncGenerator<Buffer> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    refuseOther(await file.stat(), expected, name);
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) yield chunk as Buffer;
    refuseOther(await file.stat(), expected, name);
  } finally {
    await file?.close();
  }
}

function refuseOther(found: Looks, expected: Looks, name: string): void {
  const isSame =
    found.dev === expected.dev && found.ino === expected.ino && found.size === expected.size && found.mtimeMs === expected.mtimeMs;
  if (!isSame) throw new FolderProblem('still-written', t`${name} is still being written.`, name, t`a file that is whole`);
}

function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** `*` stands for any text and `?` for one sign; upper and lower case are alike, and hidden files are never meant. */
export function namePattern(pattern: string): RegExp {
  const written = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^(?!\\.)${written}$`, 'is');
}
