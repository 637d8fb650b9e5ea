import { join } from 'node:path';
import { secretInFile } from '#platform/secret-file.ts';

/**
 * The key of whoever can read the data folder: `Authorization: Bearer <key>` acts as the operator of the first company.
 * Made at the first start, readable by its owner only.
 */
export function ensureOperatorKey(dataFolder: string): string {
  return secretInFile(join(dataFolder, 'operator-key'), 'op_');
}
