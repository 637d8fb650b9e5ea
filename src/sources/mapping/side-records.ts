import type { ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import type { TableDefaults } from './read-deal.ts';
import type { LinkSaid, RefusedRow, SideRecord } from './read-row.ts';
import { createSpendReader } from './read-spend.ts';
import { createThingReader, type ThingRead, type ThingReader } from './read-thing.ts';
import { withLinks } from './said-links.ts';
import { keyHashOf, type SaltedHash } from './salted-hash.ts';

export const thingNames = ['account', 'campaign', 'product', 'member'] as const;

export interface Thing {
  object: SideRecord['object'];
  read: ThingReader;
}

/** The things of a mapping that are neither person nor deal nor touch, in the order in which they speak for a row. */
export function thingsOf(mapping: TableMapping, places: ColumnPlaces, defaults: TableDefaults): Thing[] {
  const things: Thing[] = [];
  for (const object of thingNames) {
    const part = mapping[object];
    if (part) things.push({ object, read: createThingReader(object, part, places) });
  }
  if (mapping.spend) things.push({ object: 'spend', read: createSpendReader(mapping.spend, places, defaults, mapping.source) });
  return things;
}

interface Sides {
  records: SideRecord[];
  links: LinkSaid[];
}

const none: Sides = { records: [], links: [] };

/** Reads what a row tells of things beside its own subject. One without a key is not told of: its subject can do without. */
export function createSideReader(things: readonly Thing[], hash: SaltedHash) {
  if (things.length === 0) return () => none;
  return (cells: readonly string[], row: number): Sides | RefusedRow => {
    const sides: Sides = { records: [], links: [] };
    for (const { read } of things) {
      const thing = read(cells, row);
      if (!thing) continue;
      if ('outcome' in thing) return thing;
      const { record, link } = recordOf(thing, hash);
      sides.records.push(record);
      if (link) sides.links.push(link);
    }
    return sides;
  };
}

function recordOf(thing: ThingRead, hash: SaltedHash): { record: SideRecord; link: LinkSaid | null } {
  const { object, key } = thing;
  const text = JSON.stringify(thing.payload);
  const keyHash = keyHashOf(hash, key.space, key.values);
  const link = linkToParent(thing, keyHash, hash);
  return { record: { object, space: key.space, keyHash, contentHash: hash(text), payload: withLinks(text, link ? [link] : []) }, link };
}

/** Whose part an account is. */
export function linkToParent({ parent }: ThingRead, keyHash: string, hash: SaltedHash): LinkSaid | null {
  if (!parent) return null;
  return { kind: 'account-parent', fromHash: keyHash, toHash: keyHashOf(hash, parent.space, parent.values), role: '' };
}
