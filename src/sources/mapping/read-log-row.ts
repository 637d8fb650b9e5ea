import { isStageMeaning, type EventLogMapping } from './mapping-schema.ts';
import { createAttributesReader, refused, type ColumnPlaces } from './cells.ts';
import { createDirectionReader } from './direction.ts';
import { createKeyReader, keyText, noKey, type KeyRead } from './read-key.ts';
import { createNeededStampReader } from './read-moment-columns.ts';
import { createOrderReader } from './read-order.ts';
import { touchOnlyKey, type Fact, type PersonFields, type RefusedRow, type RowReader } from './read-row.ts';
import { touchExtras } from './read-touch.ts';
import { createRememberingHash, joined, keyHashOf, type SaltedHash } from './salted-hash.ts';

type EventRule = EventLogMapping['events'][number];

/** Reads the rows of an event log: every row is a touch, and what its activity means besides. */
export function createLogRowReader(mapping: EventLogMapping, places: ColumnPlaces, timeZone: string, hash: SaltedHash): RowReader {
  const readKey = createKeyReader(mapping.person.keys, places);
  const readTouch = createEventReader(mapping, places, timeZone, hash);
  const recordOf = createCaseRecord(mapping, places, hash);
  const rulesOf = createRuleFinder(mapping.events);
  const isTouchOnly = isKeyOnly(mapping);
  const hashKey = createRememberingHash(hash);
  return (cells, row) => {
    const key = readKey(cells);
    if (!key) return noKey(row, cells, mapping.person.keys);
    const touch = readTouch(cells, row);
    if ('outcome' in touch) return touch;
    const keyHash = keyHashOf(hashKey, key.space, key.values);
    const { payload, contentHash, person } = recordOf(cells, key, keyHash);
    return {
      outcome: 'read',
      row,
      object: 'person',
      space: key.space,
      keyHash,
      recordKey: isTouchOnly ? touchOnlyKey : '',
      contentHash,
      payload,
      person,
      stampedAt: { occurredAt: touch.occurredAt, ordinal: touch.ordinal },
      modifiedAt: null,
      isTouchOnly,
      facts: factsOf(touch, rulesOf(touch.label, touch.lifecycle)),
      deal: null,
      also: null,
    };
  };
}

function factsOf(touch: Fact, rules: readonly EventRule[]): Fact[] {
  const facts = [touch];
  const { occurredAt, ordinal, actor, lifecycle, rowHash } = touch;
  for (const rule of rules) {
    const label = isStageMeaning(rule.becomes) ? (rule.stage ?? '') : '';
    facts.push({ kind: rule.becomes, label, occurredAt, ordinal, actor, lifecycle, rowHash, take: rule.take ?? 'first' });
  }
  return facts;
}

function createEventReader(mapping: EventLogMapping, places: ColumnPlaces, timeZone: string, hash: SaltedHash) {
  const { log } = mapping;
  const activityOf = places.reader(log.activity);
  const lifecycleOf = places.reader(log.lifecycle);
  const actorOf = places.reader(log.actor);
  const readMoment = createNeededStampReader({ column: log.moment, format: log.format }, places, timeZone);
  const readOrder = createOrderReader(log.order, places);
  const readExtras = createLogExtras(log, places);
  return (cells: readonly string[], row: number): Fact | RefusedRow => {
    const label = activityOf(cells);
    if (label === '') return refused(row, cells, 'no-activity', `Nothing that happened: ${log.activity} is empty.`);
    const occurredAt = readMoment(cells, row);
    if (typeof occurredAt !== 'number') return occurredAt;
    const ordinal = readOrder(cells, row);
    if (typeof ordinal !== 'number') return ordinal;
    const lifecycle = lifecycleOf(cells);
    const actor = actorOf(cells);
    const extras = readExtras?.(cells);
    const parts = [occurredAt, ordinal, label, lifecycle, actor];
    if (!extras) return { kind: 'touch', label, occurredAt, ordinal, actor, lifecycle, rowHash: hash(joined(parts)), take: 'each' };
    const { touchKind = '', channel = '', campaign = '', direction = '' } = extras;
    const rowHash = hash(joined([...parts, touchKind, channel, campaign, direction]));
    return { kind: 'touch', label, occurredAt, ordinal, actor, lifecycle, rowHash, take: 'each', ...extras };
  };
}

/** Logs without these columns have the rows that they always had. */
function createLogExtras({ kind, channel, campaign, direction }: EventLogMapping['log'], places: ColumnPlaces) {
  if (kind === undefined && channel === undefined && campaign === undefined && direction === undefined) return null;
  const kindOf = places.reader(kind);
  const channelOf = places.reader(channel);
  const campaignOf = places.reader(campaign);
  const directionOf = createDirectionReader(direction === undefined ? undefined : { column: direction }, places);
  return (cells: readonly string[]): Partial<Pick<Fact, 'touchKind' | 'channel' | 'campaign' | 'direction'>> =>
    touchExtras(kindOf(cells), channelOf(cells), campaignOf(cells), directionOf(cells));
}

/** Rules for the very phase go before rules for every phase. */
function createRuleFinder(rules: readonly EventRule[]): (activity: string, lifecycle: string) => readonly EventRule[] {
  const none: readonly EventRule[] = [];
  const byActivity = Map.groupBy(rules, (rule) => rule.activity.trim());
  return (activity, lifecycle) => {
    const ofActivity = byActivity.get(activity);
    if (!ofActivity) return none;
    const exact = ofActivity.filter((rule) => rule.lifecycle && rule.lifecycle.trim() === lifecycle);
    return exact.length > 0 ? exact : ofActivity.filter((rule) => !rule.lifecycle);
  };
}

function isKeyOnly({ person }: EventLogMapping): boolean {
  return Object.keys(person.attributes ?? {}).length === 0;
}

interface CaseRecord {
  payload: string;
  contentHash: string;
  person: PersonFields;
}

/** What a row says about its case. Rows of one case mostly say the same, so what was said is remembered. */
function createCaseRecord(mapping: EventLogMapping, places: ColumnPlaces, hash: SaltedHash) {
  const readAttributes = createAttributesReader(mapping.person.attributes, places);
  const hashContent = createRememberingHash(hash);
  const saysKeyOnly = isKeyOnly(mapping);
  return (cells: readonly string[], key: KeyRead, keyHash: string): CaseRecord => {
    const person = { key: keyText(key), attributes: readAttributes(cells) };
    const content = JSON.stringify(person);
    const keys = key.values.length > 1 ? `,"keys":${JSON.stringify(key.values)}}` : '';
    const payload = keys === '' ? content : content.slice(0, -1) + keys;
    // A record that says only the key is never held against another: its hash need not be one of its own.
    return { payload, contentHash: saysKeyOnly ? keyHash : hashContent(content), person };
  };
}
