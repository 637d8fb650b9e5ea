import type { Mapping } from '../mapping/mapping-schema.ts';
import type { Fact, ReadRow } from '../mapping/read-row.ts';
import { note, type RunNotes } from './run-notes.ts';

const dayLength = 86_400_000;
const quarterHour = 900_000;

/**
 * Histories that cannot be, and deals that name no account, as single rows tell them.
 * @param importedAt epoch milliseconds; what is said to have happened later is still to come.
 */
export function noteOddRows(rows: readonly ReadRow[], mapping: Mapping, importedAt: number, odd: RunNotes['odd']): void {
  const wantsAccount = mapping.shape === 'table' && mapping.deal?.account !== undefined;
  for (const row of rows) {
    if (isStillToCome(row, importedAt)) note(odd, 'still-to-come', row.row);
    if (isModifiedTooEarly(row)) note(odd, 'modified-before-created', row.row);
    if (!row.deal) continue;
    if (isClosedTooEarly(row.deal.facts)) note(odd, 'closed-before-opened', row.row);
    if (wantsAccount && !row.also?.links.some(({ kind }) => kind === 'deal-account')) note(odd, 'deal-without-account', row.row);
  }
}

function isStillToCome({ facts, deal, also, modifiedAt }: ReadRow, importedAt: number): boolean {
  const isLater = ({ occurredAt }: { occurredAt: number }) => occurredAt > importedAt;
  if (modifiedAt !== null && modifiedAt > importedAt) return true;
  if (also?.departures.some(({ occurredAt }) => occurredAt !== null && occurredAt > importedAt)) return true;
  return facts.some(isLater) || (deal?.facts.some(isLater) ?? false) || (also?.changes.some(isLater) ?? false);
}

function isModifiedTooEarly({ modifiedAt, facts, deal }: ReadRow): boolean {
  if (modifiedAt === null) return false;
  const created = earliest([...facts, ...(deal?.facts ?? [])].filter(({ kind }) => kind === 'captured'));
  return isBefore(modifiedAt, created);
}

function isClosedTooEarly(facts: readonly Fact[]): boolean {
  const opened = earliest(facts.filter(({ kind }) => kind === 'captured'));
  const closed = earliest(facts.filter(({ kind }) => kind === 'won' || kind === 'lost'));
  return isBefore(closed, opened);
}

function earliest(facts: readonly Fact[]): number {
  return facts.reduce((first, { occurredAt }) => Math.min(first, occurredAt), Infinity);
}

/** A day without a time is its first moment: what happened later on that day was not before it. */
export function isBefore(one: number, other: number): boolean {
  if (!Number.isFinite(one) || !Number.isFinite(other) || one >= other) return false;
  return one % quarterHour !== 0 || other - one >= dayLength;
}
