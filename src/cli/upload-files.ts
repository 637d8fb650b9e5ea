import { accessSync, constants, createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Connection } from './api-verbs.ts';
import { CliRefusal } from './refusal.ts';

/** Before a database is started for them. @throws CliRefusal */
export function refuseMissing(files: readonly string[]): void {
  for (const file of files) refuseUnreadable(file, 'the path of a file: CSV, Excel or JSON lines, also gzipped');
}

/** @throws CliRefusal */
export function refuseUnreadable(file: string, accepted: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CliRefusal({ message: `There is no file ${file}.`, accepted });
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new CliRefusal({ message: `The file ${file} is closed to you.`, accepted: 'a file that you may read' });
  }
}

/** Uploads files one behind the other. @returns their ids, in their order. */
export async function uploadAll(connection: Connection, files: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    const { upload } = await connection.upload<{ upload: { id: string } }>(
      '/api/uploads',
      { name: basename(file) },
      createReadStream(file, { highWaterMark: 1 << 20 }),
    );
    ids.push(upload.id);
  }
  return ids;
}

/** A mapping as it was written down. @throws CliRefusal where it cannot be read. */
export function readMapping(file: string): unknown {
  refuseUnreadable(file, 'the path of a mapping in JSON (docs/guide/mapping.md)');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliRefusal({
      message: `The mapping is not JSON: ${(error as Error).message}`,
      where: file,
      accepted: 'a mapping as in docs/mapping.schema.json',
    });
  }
}
