import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/**
 * Writes a .gz and a .br beside every script, sheet and drawing of a folder of hashed assets, once after each build:
 * their names change with their content, so that what is there is never stale. Fonts are compressed already.
 * A folder that cannot be written to is left as it is; its files are then served uncompressed.
 */
export async function compressAssets(folder: string): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(js|css|svg|json)$/.test(name));
  const missing = names.filter((name) => !existsSync(join(folder, `${name}.br`)) || !existsSync(join(folder, `${name}.gz`)));
  await Promise.all(missing.map((name) => compressOne(join(folder, name)).catch(ignoreReadOnly)));
}

async function compressOne(file: string): Promise<void> {
  const content = await readFile(file);
  await put(`${file}.gz`, await toGzip(content, { level: 9 }));
  await put(`${file}.br`, await toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}

/** Under its name only when it is whole: several processes may start at once. */
async function put(file: string, content: Buffer): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, file);
}

function ignoreReadOnly(error: NodeJS.ErrnoException): void {
  if (!['EROFS', 'EACCES', 'EPERM'].includes(error.code ?? '')) throw error;
}
