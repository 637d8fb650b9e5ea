import { refused, type CellReader, type ColumnPlaces } from './cells.ts';
import type { FieldHistoryMapping } from './mapping-schema.ts';
import { nothingSaid, rowBeside } from './nothing-said.ts';
import { createRefReader, noKey } from './read-key.ts';
import { createNeededStampReader } from './read-moment-columns.ts';
import { createOrderReader } from './read-order.ts';
import type { FieldChangeSaid, RowReader } from './read-row.ts';
import { createRememberingHash, dealHashOf, joined, keyHashOf, type SaltedHash } from './salted-hash.ts';

/** Reads the rows of a history: each says that a field took a value. */
export function createHistoryRowReader(mapping: FieldHistoryMapping, places: ColumnPlaces, timeZone: string, hash: SaltedHash): RowReader {
  const { object } = mapping;
  const readKey = createRefReader(mapping.key, places);
  const hashKey = createRememberingHash(hash);
  const fieldOf = fieldReader(mapping, places);
  const valueOf = places.reader(mapping.value);
  const actorOf = places.reader(mapping.actor);
  const readMoment = createNeededStampReader(mapping.moment, places, timeZone);
  const readOrder = createOrderReader(mapping.order, places);
  const meaningOf = createChangeMeaning(mapping.events);
  return (cells, row) => {
    const key = readKey(cells);
    if (!key) return noKey(row, cells, [mapping.key], object);
    const field = fieldOf(cells);
    if (field === '')
      return refused(row, cells, 'no-field', `No field: ${'column' in mapping.field ? mapping.field.column : ''} is empty.`);
    const occurredAt = readMoment(cells, row);
    if (typeof occurredAt !== 'number') return occurredAt;
    const ordinal = readOrder(cells, row);
    if (typeof ordinal !== 'number') return ordinal;
    const value = valueOf(cells);
    const actor = actorOf(cells);
    const change: FieldChangeSaid = {
      object,
      keyHash: object === 'deal' ? dealHashOf(hashKey, key.space, key.values) : keyHashOf(hashKey, key.space, key.values),
      field,
      value: value === '' ? null : value,
      occurredAt,
      ordinal,
      actor,
      ...meaningOf(field, value),
      rowHash: hash(joined([field, value, occurredAt, ordinal, actor])),
    };
    return rowBeside(row, { ...nothingSaid(), changes: [change] });
  };
}

function fieldReader({ field }: FieldHistoryMapping, places: ColumnPlaces): CellReader {
  if ('column' in field) return places.reader(field);
  const { value } = field;
  return () => value;
}

type ChangeMeaning = Pick<FieldChangeSaid, 'meaning' | 'stage'>;
const nothing: ChangeMeaning = { meaning: null, stage: '' };

/** What changes mean by the rules of a mapping. Rules for the very value go before rules for any; emptied, a field means nothing. */
export function createChangeMeaning(events: FieldHistoryMapping['events']): (field: string, value: string) => ChangeMeaning {
  const rules = new Map<string, ChangeMeaning>();
  for (const { field, value, becomes, stage } of events) {
    const name = joined(value === undefined ? [field.trim()] : [field.trim(), value.trim()]);
    if (!rules.has(name)) rules.set(name, { meaning: becomes, stage });
  }
  if (rules.size === 0) return () => nothing;
  return (field, value) => {
    if (value === '') return nothing;
    return rules.get(joined([field, value])) ?? rules.get(joined([field])) ?? nothing;
  };
}
