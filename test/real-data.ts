import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The path of a file of the real data that the product is held against, such as lead-log/loan_leads_2011.csv.gz;
 * null, with a printed line, in a clone without it. The place is ENTENTE_REAL_DATA. None of it is part of the product.
 */
export function realData(path: string): string | null {
  const folder = process.env['ENTENTE_REAL_DATA'];
  const file = folder ? join(folder, path) : null;
  if (file && existsSync(file)) return file;
  process.stdout.write(`skipped: real data not present (${path})\n`);
  return null;
}
