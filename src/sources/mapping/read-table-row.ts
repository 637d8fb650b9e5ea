import { createCondition, type ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import { nothingSaid } from './nothing-said.ts';
import { createDealReader, linksOfDeal, type DealRead, type TableDefaults } from './read-deal.ts';
import { noKey } from './read-key.ts';
import { createMomentsReader, createStampReader } from './read-moment-columns.ts';
import { createPersonReader, isSomebody, type PersonRead } from './read-person.ts';
import { touchOnlyKey, type Also, type Fact, type ReadRow, type RefusedRow, type RowReader, type SideRecord } from './read-row.ts';
import { createThingRowReader } from './read-thing-row.ts';
import { createTouchReader } from './read-touch.ts';
import { keyHashOf, type SaltedHash } from './salted-hash.ts';
import { withLinks } from './said-links.ts';
import { sayingOf } from './said-payload.ts';
import { createSideReader, thingsOf } from './side-records.ts';

/**
 * Reads the rows of a table. A row is the state of a person, of a deal, or of both; where the mapping has neither, of the
 * first thing that it has. What else the row tells of goes beside it.
 */
export function createTableRowReader(mapping: TableMapping, places: ColumnPlaces, defaults: TableDefaults, hash: SaltedHash): RowReader {
  const { person, deal, touch } = mapping;
  if ((!person && !deal) || touch?.account || touch?.deal) return createThingRowReader(mapping, places, defaults, hash);
  // A touch that is nobody's yet is a record of its own.
  const readNobodys = touch?.key ? createThingRowReader(mapping, places, defaults, hash) : null;
  const readWhole = createWholeReader(mapping, places, defaults, hash);
  const compose = createComposer(mapping, hash);
  return (cells, row) => {
    const whole = readWhole(cells, row);
    if ('outcome' in whole) return whole;
    return whole.person || whole.deal ? compose(whole, row) : readNobodys!(cells, row);
  };
}

interface Whole {
  person: PersonRead | null;
  deal: DealRead | null;
  facts: Fact[];
  touch: Fact | null;
  records: SideRecord[];
  links: Also['links'];
  modifiedAt: number | null;
  isDeleted: boolean;
}

function createWholeReader(mapping: TableMapping, places: ColumnPlaces, defaults: TableDefaults, hash: SaltedHash) {
  const readPerson = createNeededPerson(mapping, places);
  const readMoments = createMomentsReader(mapping.moments ?? [], places, defaults.timeZone, hash);
  const readDeal = mapping.deal ? createDealReader(mapping.deal, places, defaults, hash) : () => null;
  const readTouch = mapping.touch ? createTouchReader(mapping.touch, places, defaults.timeZone, hash) : () => null;
  const readSides = createSideReader(thingsOf(mapping, places, defaults), hash);
  const readModified = createStampReader(mapping.modified, places, defaults.timeZone);
  const isDeleted = mapping.deleted ? createCondition(mapping.deleted, places) : () => false;
  return (cells: readonly string[], row: number): Whole | RefusedRow => {
    const person = readPerson(cells, row);
    if (person && 'outcome' in person) return person;
    const facts = person ? readMoments(cells, row) : [];
    if (!Array.isArray(facts)) return facts;
    const deal = readDeal(cells, row);
    if (deal && 'outcome' in deal) return deal;
    const touch = person ? readTouch(cells, row) : null;
    if (touch && 'outcome' in touch) return touch;
    const sides = readSides(cells, row);
    if ('outcome' in sides) return sides;
    const modifiedAt = readModified(cells, row);
    if (modifiedAt !== null && typeof modifiedAt !== 'number') return modifiedAt;
    return { person, deal, facts, touch: touch?.fact ?? null, ...sides, modifiedAt, isDeleted: isDeleted(cells) };
  };
}

/**
 * A row without a key of its person is refused, except that a deal can be nobody's, and so can a touch that has a key: then
 * nothing else may be said of the person, or it would be lost.
 */
function createNeededPerson({ person, deal, touch }: TableMapping, places: ColumnPlaces) {
  if (!person) return () => null;
  const read = createPersonReader(person, places);
  const canBeNobody = deal ? !touch : touch?.key !== undefined;
  return (cells: readonly string[], row: number): PersonRead | null | RefusedRow => {
    const found = read(cells);
    if (found.key) return found;
    return canBeNobody && !isSomebody(found) ? null : noKey(row, cells, person.keys);
  };
}

const nobody = { attributes: {} };

function createComposer(mapping: TableMapping, hash: SaltedHash): (whole: Whole, row: number) => ReadRow {
  const isTouchOnly = saysOnlyTouches(mapping);
  return (whole, row) => {
    const { person, deal, facts, touch, modifiedAt, isDeleted } = whole;
    const key = person?.key ?? null;
    const fields = person?.fields ?? nobody;
    const account = person?.account ?? null;
    const { payload, content } = sayingOf({ person: fields, key, account, facts, deal, modifiedAt, isDeleted });
    const keyHash = key ? keyHashOf(hash, key.space, key.values) : '';
    const also = alsoOf(whole, keyHash, hash);
    return {
      outcome: 'read',
      row,
      object: deal ? 'deal' : 'person',
      space: key?.space ?? '',
      keyHash,
      recordKey: deal?.deal.keyHash ?? (isTouchOnly ? touchOnlyKey : ''),
      contentHash: hash(content),
      payload: withLinks(payload, ownLinks(also, [keyHash, deal?.deal.keyHash])),
      person: fields,
      stampedAt: null,
      modifiedAt,
      isTouchOnly,
      facts: touch ? [...facts, touch] : facts,
      deal: deal?.deal ?? null,
      also,
    };
  };
}

/** Those of what the record is of: the parent of an account stands with the account's own record. */
function ownLinks(also: Also | null, froms: readonly (string | undefined)[]): Also['links'] {
  return also?.links.filter(({ fromHash }) => froms.includes(fromHash)) ?? [];
}

/** A stamp of the row is the stamp of its touch then. */
export function saysOnlyTouches({ person, deal, touch, moments, deleted, onlyTouches }: TableMapping): boolean {
  if (!(touch || onlyTouches) || !person || deal || moments?.length || deleted) return false;
  const { keys: _known, account: _linked, attributes, ...fields } = person;
  return Object.keys(attributes ?? {}).length === 0 && Object.values(fields).every((field) => field === undefined);
}

function alsoOf({ person, deal, records, links, modifiedAt, isDeleted }: Whole, keyHash: string, hash: SaltedHash): Also | null {
  const account = person?.account;
  if (!account && !deal && !isDeleted && records.length === 0 && links.length === 0) return null;
  const also = nothingSaid();
  also.records.push(...records);
  also.links.push(...links);
  if (account)
    also.links.push({ kind: 'person-account', fromHash: keyHash, toHash: keyHashOf(hash, account.space, account.values), role: '' });
  if (deal) also.links.push(...linksOfDeal(deal, hash));
  if (isDeleted) {
    const gone = deal ? ({ object: 'deal', keyHash: deal.deal.keyHash } as const) : ({ object: 'person', keyHash } as const);
    also.departures.push({ ...gone, kind: 'deleted', intoHash: '', occurredAt: modifiedAt });
  }
  return also.records.length + also.links.length + also.departures.length === 0 ? null : also;
}
