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

/** A rule of a history as changes are held against it. */
export interface ChangeRule {
  field: string;
  /** null: any value that has no rule of its own. */
  value: string | null;
  meaning: FieldHistoryMapping['events'][number]['becomes'];
  stage: string;
}

/** The rules of a mapping: of several for one field and value the first. */
export function changeRulesOf(events: FieldHistoryMapping['events']): ChangeRule[] {
  const rules = new Map<string, ChangeRule>();
  for (const { field, value, becomes, stage } of events) {
    const rule = { field: field.trim(), value: value === undefined ? null : value.trim(), meaning: becomes, stage };
    const name = nameOf(rule.field, rule.value);
    if (!rules.has(name)) rules.set(name, rule);
  }
  return [...rules.values()];
}

const nameOf = (field: string, value: string | null) => joined(value === null ? [field] : [field, value]);

/**
 * What changes mean by the rules of a mapping. Rules for the very value go before rules for any; emptied, a field means nothing.
 * derive-change-meanings.ts makes the same choice of all that is stored.
 */
export function createChangeMeaning(events: FieldHistoryMapping['events']): (field: string, value: string) => ChangeMeaning {
  const rules = new Map(changeRulesOf(events).map(({ field, value, meaning, stage }) => [nameOf(field, value), { meaning, stage }]));
  if (rules.size === 0) return () => nothing;
  return (field, value) => {
    if (value === '') return nothing;
    return rules.get(nameOf(field, value)) ?? rules.get(nameOf(field, null)) ?? nothing;
  };
}
