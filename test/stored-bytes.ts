import type { OpenFile, StoredFile } from '#sources/files/open-file.ts';
import { openFile } from '#sources/files/open-file.ts';
import type { FileOptions } from '#sources/files/file-options.ts';
import type { Row } from '#sources/files/split-rows.ts';

/** A stored file of these bytes, handed out so many at a time. */
export function storedBytes(name: string, content: Uint8Array | string, atOnce = 64 * 1024): StoredFile {
  const bytes = Buffer.from(content as string);
  return {
    name,
    bytes: bytes.length,
    async *pieces(from = 0) {
      for (let at = from; at < bytes.length; at += atOnce) yield bytes.subarray(at, at + atOnce);
    },
  };
}

/** Opens bytes as a file. @throws with the problem's code and words where they are refused. */
export async function openBytes(name: string, content: Uint8Array | string, given: FileOptions = {}, atOnce?: number): Promise<OpenFile> {
  const opened = await openFile(storedBytes(name, content, atOnce), given);
  if (opened.ok) return opened.file;
  throw Object.assign(new Error(`${opened.problem.code}: ${opened.problem.message}`), { problem: opened.problem });
}

/** All rows of a file, its header first. */
export async function rowsOf(file: OpenFile): Promise<Row[]> {
  const all: Row[] = [];
  for await (const rows of file.rows()) all.push(...rows);
  return all;
}
