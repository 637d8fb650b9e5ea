import { createAttributesReader, createSaidReader, type CellReader, type ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import { createKeyReader, createRefReader, keyText, type KeyRead } from './read-key.ts';
import { createDayColumnReader } from './read-moment-columns.ts';
import type { RefusedRow, SideRecord } from './read-row.ts';

type Part<Name extends 'account' | 'campaign' | 'product' | 'member'> = NonNullable<TableMapping[Name]>;
type ThingMapping = Part<'account'> | Part<'campaign'> | Part<'product'> | Part<'member'>;

/** What a row says of something that is neither person nor deal. */
export interface ThingRead {
  object: SideRecord['object'];
  key: KeyRead;
  /** All that is said, as it is kept. */
  payload: ThingPayload;
  parent: KeyRead | null;
}

export interface ThingPayload {
  key: string;
  /** Where the key has several parts: each of them. */
  keys?: string[];
  attributes?: Record<string, string>;
  parent?: KeyRead;
  [field: string]: unknown;
}

export type ThingReader = (cells: readonly string[], row: number) => ThingRead | null | RefusedRow;

const textFields = ['name', 'firstName', 'lastName', 'email', 'team', 'domain'] as const;
const dayFields = ['startsOn', 'endsOn'] as const;

/** Reads the account, campaign, product or member of a row; null where no key is filled. */
export function createThingReader(object: ThingRead['object'], thing: ThingMapping, places: ColumnPlaces): ThingReader {
  const readKey = createKeyReader(thing.keys, places);
  const parts = thing as Partial<Part<'account'> & Part<'campaign'> & Part<'member'>>;
  const texts: [string, CellReader][] = [];
  for (const name of textFields) if (parts[name]) texts.push([name, places.reader(parts[name])]);
  if (parts.channel) texts.push(['channel', createSaidReader(parts.channel, places)]);
  const days = dayFields.flatMap((name) => (parts[name] ? [[name, createDayColumnReader(parts[name], places)] as const] : []));
  const readAttributes = createAttributesReader(thing.attributes, places);
  const readParent = parts.parent ? createRefReader(parts.parent, places) : () => null;
  return (cells, row) => {
    const key = readKey(cells);
    if (!key) return null;
    const payload: ThingPayload = { key: keyText(key), ...(key.values.length > 1 && { keys: key.values }) };
    for (const [name, read] of texts) {
      const text = read(cells);
      if (text !== '') payload[name] = text;
    }
    for (const [name, read] of days) {
      const day = read(cells, row);
      if (day !== null && typeof day !== 'string') return day;
      if (day !== null) payload[name] = day;
    }
    payload.attributes = readAttributes(cells);
    const parent = readParent(cells);
    if (parent) payload.parent = parent;
    return { object, key, payload, parent };
  };
}
