import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The secret in a file, made at its first use and readable by its owner only.
 * It is made beside its place and linked into it whole: two first starts at once agree on one, and one killed half-way leaves none.
 * @param prefix says what kind of secret it is, for whoever finds it somewhere.
 * @throws when the file is empty: an empty secret would be everybody's.
 */
export function secretInFile(file: string, prefix = ''): string {
  if (!existsSync(file)) make(file, `${prefix}${randomBytes(32).toString('base64url')}`);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret === '')
    throw new Error(`the secret in ${file} is empty. Restore the file from a backup, or remove it to have a new one made.`);
  return secret;
}

/** Puts another secret in the place of the one that is there. */
export function replaceSecret(file: string, secret: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, secret, { mode: 0o600 });
  renameSync(own, file);
}

function make(file: string, secret: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, secret, { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
}
