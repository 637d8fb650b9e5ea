import type { WorkspaceTx } from '#platform/database/database.ts';
import { readSubjectsEpoch } from './subjects-epoch.ts';

/**
 * What a run remembers from batch to batch: the ids of subjects of whom it has a record, by the hash of their key. They are
 * asked for once, and kept as long as they hold.
 */
export interface RecordedSubjects {
  /** Whether some touches of the last batch were there already: then the next ones may be, too. */
  metKnownTouches: boolean;
  /** Forgets everything where an undo or an erasure may have given somebody another id or key. Inside the lock of imports. */
  refresh(tx: WorkspaceTx): Promise<void>;
  /** @param keyHash 32 hexadecimal digits. */
  get(keyHash: string): number | undefined;
  add(keyHash: string, id: number): void;
  /** Another one after everything was forgotten. */
  version(): number;
}

/** A hash in four numbers and an id in the fifth. */
const width = 5;
const largestId = 2 ** 32 - 1;

/** @param most how many are kept: 40 bytes each. What comes after them is asked for again. */
export function createRecordedSubjects(most = 1_000_000): RecordedSubjects {
  const slots = 2 ** Math.ceil(Math.log2(most * 2));
  let table: Uint32Array | null = null;
  let count = 0;
  let epoch: number | null = null;
  let version = 0;
  const key = new Uint32Array(4);
  /** Where the hash stands, or the empty place where it would. */
  const placeOf = (keyHash: string): number => {
    for (let part = 0; part < 4; part++) key[part] = Number.parseInt(keyHash.slice(part * 8, part * 8 + 8), 16);
    for (let slot = key[0]! % slots; ; slot = (slot + 1) % slots) {
      const at = slot * width;
      if (table![at + 4] === 0) return at;
      if (table![at] === key[0] && table![at + 1] === key[1] && table![at + 2] === key[2] && table![at + 3] === key[3]) return at;
    }
  };
  return {
    metKnownTouches: false,
    refresh: async (tx) => {
      const now = await readSubjectsEpoch(tx);
      if (epoch !== now) [table, count, version] = [null, 0, version + 1];
      epoch = now;
    },
    version: () => version,
    get: (keyHash) => (table && table[placeOf(keyHash) + 4]) || undefined,
    add: (keyHash, id) => {
      if (count >= most || id > largestId) return;
      table ??= new Uint32Array(slots * width);
      const at = placeOf(keyHash);
      if (table[at + 4] === 0) count++;
      table.set(key, at);
      table[at + 4] = id;
    },
  };
}
