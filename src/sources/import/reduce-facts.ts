import { isStageMeaning } from '../mapping/mapping-schema.ts';
import type { Fact } from '../mapping/read-row.ts';

export interface SubjectFact extends Fact {
  subjectId: number;
  /** Epoch milliseconds. */
  knownAt: number;
  isKnownByImport: boolean;
}

/**
 * Leaves at most one fact for each person, kind, label and occurrence: the one that counts among those of a batch.
 * The database then holds it against what earlier batches brought, by the same rule.
 */
export function reduceFacts(facts: Iterable<SubjectFact>): SubjectFact[] {
  const kept = new Map<string, SubjectFact>();
  for (const fact of facts) {
    const name = `${fact.subjectId} ${fact.kind} ${occurrenceOf(fact)} ${fact.label}`;
    const other = kept.get(name);
    if (!other || wins(fact, other)) kept.set(name, fact);
  }
  return [...kept.values()];
}

/** What tells the stages that a table says from those that an event log of the same source says. */
export const ofTable = 'row';

/**
 * '' where only one of several counts; otherwise what tells them apart. A handoff that a table tells is known by its
 * moment: several tables can tell of one person's, and those of one moment are one.
 */
export function occurrenceOf(fact: Fact): string {
  if (fact.take === 'each') return fact.rowHash;
  if (fact.take !== 'latest-row' || fact.kind === 'touch') return '';
  return isStageMeaning(fact.kind) ? ofTable : new Date(fact.occurredAt).toISOString();
}

/** Of equal moments and order, the smaller actor: whatever order the rows come in, the same one wins. */
function wins(fact: SubjectFact, other: SubjectFact): boolean {
  if (fact.take === 'latest-row')
    return fact.knownAt > other.knownAt || (fact.knownAt === other.knownAt && fact.occurredAt > other.occurredAt);
  if (fact.take === 'each') return false;
  const order = fact.occurredAt - other.occurredAt || fact.ordinal - other.ordinal || (fact.actor < other.actor ? -1 : 1);
  return fact.take === 'first' ? order < 0 : order > 0;
}
