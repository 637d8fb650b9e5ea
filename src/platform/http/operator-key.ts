import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key of whoever can read the data folder: `Authorization: Bearer <key>` acts as the operator of the first company.
 * Made at the first start, readable by its owner only.
 */
export function ensureOperatorKey(dataFolder: string): string {
  const file = operatorKeyFile(dataFolder);
  mkdirSync(dataFolder, { recursive: true });
  try {
    writeFileSync(file, `op_${randomBytes(32).toString('base64url')}`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

export function operatorKeyFile(dataFolder: string): string {
  return join(dataFolder, 'operator-key');
}
