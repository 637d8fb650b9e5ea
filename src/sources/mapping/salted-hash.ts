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

/** The hash by which the things of a space are known. */
export function keyHashOf(hash: SaltedHash, space: string, values: readonly string[]): string {
  return hash(joined([space, ...values]));
}

/** The hash by which a deal is known. @param space undefined: the source alone knows the deal. */
export function dealHashOf(hash: SaltedHash, space: string | undefined, values: readonly string[]): string {
  return hash(joined(space === undefined ? ['deal', ...values] : ['deal', space, ...values]));
}

const remembered = 20_000;

/**
 * Remembers what it hashed, for texts that come again and again: the keys of accounts, of owners, of people in a log.
 * Where texts hardly ever come again, as people do in a log of a million of them, remembering costs more than it saves,
 * and it stops.
 */
export function createRememberingHash(hash: SaltedHash): SaltedHash {
  const known = new Map<string, string>();
  let isWorthIt = true;
  let hits = 0;
  return (text) => {
    if (!isWorthIt) return hash(text);
    let found = known.get(text);
    if (found !== undefined) {
      hits++;
      return found;
    }
    // Emptied as a whole instead of entry by entry: memory stays flat, and a key that still comes is soon back.
    if (known.size >= remembered) {
      isWorthIt = hits > remembered;
      hits = 0;
      known.clear();
    }
    found = hash(text);
    known.set(text, found);
    return found;
  };
}
