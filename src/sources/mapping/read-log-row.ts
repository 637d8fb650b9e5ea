import { isStageMeaning, type EventLogMapping } from './mapping-schema.ts';
import { attributeReaders, createKeyReader, keyText, noKey, refused, type ColumnPlaces } from './cells.ts';
import { shown } from './bad-cell.ts';
import { createMomentReader } from './read-moment.ts';
import type { Fact, PersonFields, RefusedRow, RowReader } from './read-row.ts';
import { joined, type SaltedHash } from './salted-hash.ts';

type EventRule = EventLogMapping['events'][number];

/** Reads the rows of an event log: every row is a touch, and what its activity means besides. */
export function createLogRowReader(mapping: EventLogMapping, places: ColumnPlaces, timeZone: string, hash: SaltedHash): RowReader {
  const readKey = createKeyReader(mapping.person.keys, places);
  const readEvent = createEventReader(mapping, places, timeZone);
  const recordOf = createCaseRecord(mapping, places, hash);
  const rulesOf = createRuleFinder(mapping.events);
  return (cells, row) => {
    const key = readKey(cells);
    if (!key) return noKey(row, cells, mapping.person.keys);
    const event = readEvent(cells, row);
    if ('outcome' in event) return event;
    const { occurredAt, ordinal, activity, lifecycle, actor } = event;
    const rowHash = hash(joined([occurredAt, ordinal, activity, lifecycle, actor]));
    const touch: Fact = { kind: 'touch', label: activity, occurredAt, ordinal, actor, lifecycle, rowHash, take: 'each' };
    const facts = [touch];
    for (const rule of rulesOf(activity, lifecycle)) {
      facts.push({
        ...touch,
        kind: rule.becomes,
        label: isStageMeaning(rule.becomes) ? (rule.stage ?? '') : '',
        take: rule.take ?? 'first',
      });
    }
    return {
      outcome: 'read',
      row,
      space: key.space,
      keyHash: hash(joined([key.space, ...key.values])),
      recordKey: '',
      ...recordOf(cells, keyText(key)),
      stampedAt: { occurredAt, ordinal },
      facts,
      deal: null,
    };
  };
}

interface LogEvent {
  occurredAt: number;
  ordinal: number;
  activity: string;
  lifecycle: string;
  actor: string;
}

function createEventReader(mapping: EventLogMapping, places: ColumnPlaces, timeZone: string) {
  const { log } = mapping;
  const activityOf = places.reader(log.activity);
  const lifecycleOf = places.reader(log.lifecycle);
  const momentOf = places.reader(log.moment);
  const actorOf = places.reader(log.actor);
  const orderOf = places.reader(log.order);
  const readMoment = createMomentReader(log.format, timeZone);
  return (cells: readonly string[], row: number): LogEvent | RefusedRow => {
    const activity = activityOf(cells);
    if (activity === '') return refused(row, cells, 'no-activity', `Nothing that happened: ${log.activity} is empty.`);
    const stamp = momentOf(cells);
    if (stamp === '') return refused(row, cells, 'no-moment', `No moment: ${log.moment} is empty.`);
    const occurredAt = readMoment(stamp);
    if (typeof occurredAt !== 'number')
      return refused(row, cells, occurredAt.code, `${occurredAt.said} in ${log.moment}. Accepted: ${occurredAt.accepted}.`);
    const ordinal = ordinalOf(orderOf(cells));
    if (ordinal === null)
      return refused(
        row,
        cells,
        'not-an-order',
        `Not a place in an order: ${shown(orderOf(cells))} in ${log.order}. Accepted: whole numbers.`,
      );
    return { occurredAt, ordinal, activity, lifecycle: lifecycleOf(cells), actor: actorOf(cells) };
  };
}

function ordinalOf(cell: string): number | null {
  if (cell === '') return 0;
  const number = Number(cell);
  return Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : null;
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

interface CaseRecord {
  payload: string;
  contentHash: string;
  person: PersonFields;
}

/** What a row says about its case. Rows of one case mostly say the same, so the last answer is kept. */
function createCaseRecord(
  mapping: EventLogMapping,
  places: ColumnPlaces,
  hash: SaltedHash,
): (cells: readonly string[], key: string) => CaseRecord {
  const fields = attributeReaders(mapping.person.attributes, places);
  let last: CaseRecord | null = null;
  return (cells, key) => {
    const attributes: Record<string, string> = {};
    for (const [name, read] of fields) {
      const text = read(cells);
      if (text !== '') attributes[name] = text;
    }
    const payload = JSON.stringify({ key, attributes });
    if (last?.payload !== payload) last = { payload, contentHash: hash(payload), person: { key, attributes } };
    return last;
  };
}
