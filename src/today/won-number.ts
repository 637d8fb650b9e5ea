import { addDays, dayOf, endOfDay, periodOf, startOfDay, weekOf, type Period } from '#kernel/local-day.ts';
import type { Deal } from '#today/deals.ts';

/** What was won in a stretch of time: amounts in minor units, each currency for itself. */
export interface Won {
  deals: number;
  /** Of these, how many name no amount. */
  withoutAmount: number;
  amounts: Record<string, number>;
}

/** A period so far, beside the same stretch of the periods before it. */
export interface WonNumber {
  from: string;
  to: string;
  /** The share of the period that is gone, 0 to 1. */
  gone: number;
  soFar: Won;
  /** The four periods before, newest first: what was won by the same moment of each, and in the whole of it. */
  before: { from: string; to: string; byNow: Won; whole: Won }[];
}

const periodsBefore = 4;

/**
 * What was won since the period began, and what the periods before it had won by then: as long after their own beginning,
 * at most to their end. Periods that ended before the first deal is known are left out. Days are those of `timeZone`.
 */
export function wonNumber(deals: readonly Deal[], length: 'week' | 'quarter', now: number, timeZone: string): WonNumber {
  const of = (day: string) => (length === 'week' ? weekOf(day) : periodOf(day, 'quarter'));
  const period = of(dayOf(now, timeZone));
  const { start, end } = momentsOf(period, timeZone);
  const known = Math.min(...deals.map((deal) => deal.openedAt));
  const before: WonNumber['before'] = [];
  for (let last = period; before.length < periodsBefore;) {
    last = of(addDays(last.from, -1));
    const earlier = momentsOf(last, timeZone);
    if (!(earlier.end > known)) break;
    const byNow = wonIn(deals, earlier.start, Math.min(earlier.start + (now - start), earlier.end));
    before.push({ ...last, byNow, whole: wonIn(deals, earlier.start, earlier.end) });
  }
  return { ...period, gone: (now - start) / (end - start), soFar: wonIn(deals, start, now), before };
}

function momentsOf(period: Period, timeZone: string): { start: number; end: number } {
  return { start: startOfDay(period.from, timeZone), end: endOfDay(period.to, timeZone) };
}

/** @param until not inside. */
export function wonIn(deals: readonly Deal[], from: number, until: number): Won {
  const won: Won = { deals: 0, withoutAmount: 0, amounts: {} };
  for (const { state, endedAt, amountMinor, currency } of deals) {
    if (state !== 'won' || !(endedAt >= from && endedAt < until)) continue;
    won.deals++;
    if (amountMinor === null || currency === null) won.withoutAmount++;
    else won.amounts[currency] = (won.amounts[currency] ?? 0) + amountMinor;
  }
  return won;
}

/** The sum at the end of each day of a period until now, of one currency: what a line is drawn through. */
export function wonByDay(deals: readonly Deal[], period: Period, until: number, currency: string, timeZone: string): number[] {
  const sums: number[] = [];
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    if (startOfDay(day, timeZone) > until) break;
    const end = Math.min(endOfDay(day, timeZone), until);
    sums.push(wonIn(deals, startOfDay(period.from, timeZone), end).amounts[currency] ?? 0);
  }
  return sums;
}
