import Sqids from 'sqids';

/** What a public id can name. The prefix keeps an id of one kind from being taken for another. */
const prefixes = {
  member: 'm',
  invitation: 'i',
  apiKey: 'k',
  upload: 'u',
  importRun: 'r',
  source: 's',
  person: 'p',
  event: 'e',
  ask: 'a',
  savedMapping: 'v',
  importSchedule: 't',
  importUndo: 'n',
  account: 'c',
  deal: 'd',
  comment: 'o',
  notice: 'z',
  mail: 'y',
  memberLeave: 'w',
  handoff: 'h',
  savedView: 'q',
  bulkAction: 'b',
} as const;
export type IdKind = keyof typeof prefixes;

/** Turns row ids into the opaque ids of URLs and back. */
export interface IdCodec {
  encode(kind: IdKind, id: number): string;
  /** The row id, or null for anything that this codec did not write for this kind. */
  decode(kind: IdKind, text: string): number | null;
}

const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** @param salt the installation's own; two installations write different ids for the same row. */
export function createIdCodec(salt: string): IdCodec {
  const sqids = new Sqids({ alphabet: shuffled(letters, salt), minLength: 8 });
  return {
    encode: (kind, id) => `${prefixes[kind]}_${sqids.encode([id])}`,
    decode: (kind, text) => {
      const start = `${prefixes[kind]}_`;
      if (!text.startsWith(start)) return null;
      const body = text.slice(start.length);
      const numbers = sqids.decode(body);
      // Several texts can decode to one number; only the one we would write is accepted.
      return numbers.length === 1 && sqids.encode(numbers) === body ? numbers[0]! : null;
    },
  };
}

/** Fisher-Yates, driven by an FNV-1a hash of the salt: the same salt gives the same order. */
function shuffled(text: string, salt: string): string {
  const characters = [...text];
  let state = 0x811c9dc5;
  const step = (code: number) => (state = Math.imul(state ^ code, 0x01000193) >>> 0);
  for (const character of salt) step(character.charCodeAt(0));
  for (let last = characters.length - 1; last > 0; last--) {
    const chosen = step(last) % (last + 1);
    [characters[last], characters[chosen]] = [characters[chosen]!, characters[last]!];
  }
  return characters.join('');
}
