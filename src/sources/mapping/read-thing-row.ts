import { createCondition, refused, type ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import { nothingSaid, rowBeside } from './nothing-said.ts';
import type { TableDefaults } from './read-deal.ts';
import { createKeyReader, createRefReader, keyText, noKey, type KeyRead } from './read-key.ts';
import { createStampReader } from './read-moment-columns.ts';
import type { Also, ReadRow, RefusedRow, RowReader } from './read-row.ts';
import type { ThingRead } from './read-thing.ts';
import { createTouchReader } from './read-touch.ts';
import { withLinks } from './said-links.ts';
import { dealHashOf, keyHashOf, type SaltedHash } from './salted-hash.ts';
import { createSideReader, linkToParent, thingsOf } from './side-records.ts';

const nobody = { attributes: {} };

/** Reads the rows of a table of accounts, campaigns, products, members, spend, or of touches that are records of their own. */
export function createThingRowReader(mapping: TableMapping, places: ColumnPlaces, defaults: TableDefaults, hash: SaltedHash): RowReader {
  const things = thingsOf(mapping, places, defaults);
  const main = mapping.touch ? null : things.shift();
  const readSelf = main ? createSelfReader(mapping, main, hash) : createTouchSelf(mapping, places, defaults, hash);
  const readSides = createSideReader(things, hash);
  const readModified = createStampReader(mapping.modified, places, defaults.timeZone);
  const isDeleted = mapping.deleted ? createCondition(mapping.deleted, places) : () => false;
  return (cells, row) => {
    const modifiedAt = readModified(cells, row);
    if (modifiedAt !== null && typeof modifiedAt !== 'number') return modifiedAt;
    const isGone = isDeleted(cells);
    // What is gone and can be nobody's any more says nothing; an account that is gone is told of.
    if (isGone && !mapping.account) return rowBeside(row, null);
    const self = readSelf(cells, row);
    if ('outcome' in self) return self;
    const sides = readSides(cells, row);
    if ('outcome' in sides) return sides;
    const also: Also = { ...nothingSaid(), records: sides.records, links: [...self.links, ...sides.links] };
    if (isGone) also.departures.push({ object: 'account', kind: 'deleted', keyHash: self.keyHash, intoHash: '', occurredAt: modifiedAt });
    return toRow(row, self, also, { modifiedAt, isGone }, hash);
  };
}

interface Self extends Pick<ReadRow, 'object' | 'space' | 'keyHash' | 'stampedAt'> {
  said: object;
  links: Also['links'];
}

function toRow(row: number, self: Self, also: Also, source: { modifiedAt: number | null; isGone: boolean }, hash: SaltedHash): ReadRow {
  const { object, space, keyHash, stampedAt, said, links } = self;
  const { modifiedAt, isGone } = source;
  // The same words as where another row tells of the thing beside its own: the stamp stands with the record.
  const content = JSON.stringify(isGone ? { ...said, isDeleted: true } : said);
  const isAlone = also.records.length + also.links.length + also.departures.length === 0;
  return {
    outcome: 'read',
    row,
    object,
    space,
    keyHash,
    recordKey: '',
    contentHash: hash(content),
    payload: withLinks(content, links),
    person: nobody,
    stampedAt,
    modifiedAt,
    isTouchOnly: false,
    facts: [],
    deal: null,
    also: isAlone ? null : also,
  };
}

type SelfReader = (cells: readonly string[], row: number) => Self | RefusedRow;

function createSelfReader(mapping: TableMapping, main: ReturnType<typeof thingsOf>[number], hash: SaltedHash): SelfReader {
  const { object, read } = main;
  const keys = object === 'spend' ? [{ columns: mapping.spend?.key ?? [] }] : mapping[object]!.keys;
  return (cells, row) => {
    const thing: ThingRead | RefusedRow | null = read(cells, row);
    if (!thing) return noKey(row, cells, keys, object);
    if ('outcome' in thing) return thing;
    const keyHash = keyHashOf(hash, thing.key.space, thing.key.values);
    const link = linkToParent(thing, keyHash, hash);
    return { object, space: thing.key.space, keyHash, stampedAt: null, said: thing.payload, links: link ? [link] : [] };
  };
}

/** A touch that is a record: its key is what another file names it by. */
function createTouchSelf(mapping: TableMapping, places: ColumnPlaces, defaults: TableDefaults, hash: SaltedHash): SelfReader {
  const touch = mapping.touch!;
  const readEnds = createEndsReader(mapping, places, hash);
  const read = createTouchReader(touch, places, defaults.timeZone, hash);
  return (cells, row) => {
    const found = read(cells, row);
    if ('outcome' in found) return found;
    const { key, fact } = found;
    if (!key) return refused(row, cells, 'no-key', `Nothing to know the touch by: no ${touch.key?.columns.join(' and ') ?? 'key'}.`);
    const { occurredAt, ordinal, label, actor, touchKind, channel, campaign, direction } = fact;
    const said = {
      key: keyText(key),
      ...(key.values.length > 1 && { keys: key.values }),
      ...(touchKind && { kind: touchKind }),
      label,
      at: new Date(occurredAt).toISOString(),
      ...(ordinal !== 0 && { ordinal }),
      ...(actor !== '' && { actor }),
      ...(channel && { channel }),
      ...(campaign && { campaign }),
      ...(direction && { direction }),
    };
    const keyHash = keyHashOf(hash, key.space, key.values);
    const ends = readEnds(cells, keyHash);
    return {
      object: 'touch',
      space: key.space,
      keyHash,
      stampedAt: { occurredAt, ordinal },
      said: { ...said, ...ends.refs },
      links: ends.links,
    };
  };
}

/** Whose touch it was, with which account and about which deal, as far as its own row says so. */
function createEndsReader({ person, touch }: TableMapping, places: ColumnPlaces, hash: SaltedHash) {
  const ends = [
    { name: 'person', kind: 'touch-person', read: person && createKeyReader(person.keys, places), hashOf: keyHashOf },
    { name: 'account', kind: 'touch-account', read: touch?.account && createRefReader(touch.account, places), hashOf: keyHashOf },
    { name: 'deal', kind: 'touch-deal', read: touch?.deal && createRefReader(touch.deal, places), hashOf: dealHashOf },
  ] as const;
  return (cells: readonly string[], fromHash: string) => {
    const refs: Record<string, KeyRead> = {};
    const links: Also['links'] = [];
    for (const { name, kind, read, hashOf } of ends) {
      const key = read?.(cells);
      if (!key) continue;
      refs[name] = key;
      links.push({ kind, fromHash, toHash: hashOf(hash, key.space, key.values), role: '' });
    }
    return { refs, links };
  };
}
