import type { EventLogMapping, Mapping } from '../mapping/mapping-schema.ts';
import { findUnanswered } from './find-unanswered.ts';
import { spaceOf } from './name-words.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { suggestHistory, suggestLinks } from './suggest-history.ts';
import { guessEvents, type Activity } from './suggest-log.ts';
import { suggestConversions, suggestSpend, suggestTouches } from './suggest-marketing.ts';
import { suggestTable, type TableBasis } from './suggest-table.ts';
import { suggestThings } from './suggest-things.ts';

/** What the rows of an unknown file seem to be, by the names and the contents of its columns. */
export function suggestContent(basis: TableBasis, fileName: string, profiles: readonly ColumnProfile[]): Mapping {
  const mapping =
    suggestHistory(basis, profiles) ??
    suggestLinks(basis, profiles) ??
    suggestSpend(basis, profiles) ??
    suggestTouches(basis, profiles) ??
    suggestConversions(basis, profiles) ??
    suggestThings(basis, fileName, profiles) ??
    suggestTable(basis, profiles);
  return withUnanswered(mapping, profiles);
}

/** What some column says instead of nothing counts as nothing in all of them. */
export function withUnanswered(mapping: Mapping, profiles: readonly ColumnProfile[]): Mapping {
  const unanswered = findUnanswered(profiles).flatMap(({ text, isTaken }) => (isTaken ? [text] : []));
  return unanswered.length === 0 ? mapping : { ...mapping, unanswered };
}

/** An event log: whose, what, when, and what the activities seem to mean. */
export function suggestLog(
  { source, timeZone }: TableBasis,
  log: EventLogMapping['log'],
  activities: readonly Activity[],
  profiles: readonly ColumnProfile[],
): Mapping {
  const taken = new Set(Object.values(log));
  const attributes = profiles.filter((one) => !taken.has(one.name) && one.looksLike !== 'moment' && one.filledShare > 0.01);
  const mapping: EventLogMapping = {
    entente: 1,
    source,
    shape: 'event-log',
    timeZone,
    log,
    person: {
      keys: [{ space: spaceOf(log.case), columns: [log.case] }],
      attributes: Object.fromEntries(attributes.map((one) => [one.name, { column: one.name }])),
    },
    ...guessEvents(activities),
  };
  return withUnanswered(mapping, profiles);
}
