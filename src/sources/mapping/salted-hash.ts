import { hash } from 'node:crypto';

/** Hashes a text into 16 bytes, in hexadecimal: SHA-256 cut in half, of which 2^64 would be needed to meet a second time. */
export type SaltedHash = (text: string) => string;

/** @param salt of the workspace: without it a hash says nothing about what was hashed. */
export function createSaltedHash(salt: Uint8Array): SaltedHash {
  const prefix = `${Buffer.from(salt).toString('hex')}\n`;
  return (text) => hash('sha256', prefix + text, 'hex').slice(0, 32);
}

/** Parts as one text that no other parts give. */
export function joined(parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
