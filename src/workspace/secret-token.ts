import { createHash, randomBytes } from 'node:crypto';

/** A secret that is shown once and kept as its hash only: 256 random bits, so that a plain hash is enough. */
export function createSecretToken(prefix: string): { token: string; hash: Buffer } {
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
