import { hash } from 'node:crypto';

/** Hashes parts into 16 bytes, in hexadecimal: SHA-256 cut in half, which 2^64 rows would be needed to collide. */
export type SaltedHash = (parts: readonly (string | number | null)[]) => string;

/** @param salt of the workspace: without it a hash says nothing about what was hashed. */
export function createSaltedHash(salt: Uint8Array): SaltedHash {
  const prefix = Buffer.from(salt).toString('hex');
  return (parts) => hash('sha256', prefix + JSON.stringify(parts), 'hex').slice(0, 32);
}
