import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the real data, or null with a line that says so, in a clone that has none. ENTENTE_REAL_DATA names the folder. */
export function realData(path: string): Buffer | null {
  const folder = process.env['ENTENTE_REAL_DATA'];
  const file = folder ? join(folder, path) : '';
  if (folder && existsSync(file)) return readFileSync(file);
  console.log('skipped: real data not present');
  return null;
}
