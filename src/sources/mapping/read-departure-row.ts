import { refused, type ColumnPlaces } from './cells.ts';
import type { DeparturesMapping } from './mapping-schema.ts';
import { nothingSaid, rowBeside } from './nothing-said.ts';
import { createRefReader, noKey, type KeyRead } from './read-key.ts';
import { createStampReader } from './read-moment-columns.ts';
import type { DepartureSaid, RowReader } from './read-row.ts';
import { createRememberingHash, dealHashOf, keyHashOf, type SaltedHash } from './salted-hash.ts';

/** Reads rows that say what was deleted, or merged into what. */
export function createDepartureRowReader(mapping: DeparturesMapping, places: ColumnPlaces, timeZone: string, hash: SaltedHash): RowReader {
  const { object, kind, into } = mapping;
  const hashKey = createRememberingHash(hash);
  const hashOf = ({ space, values }: KeyRead) => (object === 'deal' ? dealHashOf : keyHashOf)(hashKey, space, values);
  const readKey = createRefReader(mapping.key, places);
  const readInto = into ? createRefReader(into, places) : () => null;
  const readMoment = createStampReader(mapping.moment, places, timeZone);
  return (cells, row) => {
    const key = readKey(cells);
    if (!key) return noKey(row, cells, [mapping.key], object);
    const survivor = readInto(cells);
    if (into && !survivor) return refused(row, cells, 'no-survivor', `Merged into nothing: ${into.columns.join(' and ')} is empty.`);
    const occurredAt = readMoment(cells, row);
    if (occurredAt !== null && typeof occurredAt !== 'number') return occurredAt;
    const intoHash = survivor ? hashOf(survivor) : '';
    const departures: DepartureSaid[] = [];
    for (const gone of severalIn(key, mapping.separator)) {
      const keyHash = hashOf(gone);
      if (keyHash !== intoHash) departures.push({ object, kind, keyHash, intoHash, occurredAt });
    }
    if (departures.length === 0)
      return refused(
        row,
        cells,
        'merged-into-itself',
        `Merged into itself: ${key.values.join(' ')} in ${mapping.key.columns.join(' and ')}.`,
      );
    return rowBeside(row, { ...nothingSaid(), departures });
  };
}

/** The keys that one cell lists, such as [12, 15] or 12;15. */
function severalIn(key: KeyRead, separator: string | undefined): KeyRead[] {
  if (separator === undefined) return [key];
  const [list] = key.values;
  const values = list!.replace(/^\[/, '').replace(/\]$/, '').split(separator);
  return values
    .map((value) => value.trim().replace(/^"(.*)"$/, '$1'))
    .filter((value) => value !== '')
    .map((value) => ({ space: key.space, values: [value] }));
}
