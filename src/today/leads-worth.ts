import { quantile } from '#kernel/statistics/quantile.ts';
import { wilson } from '#kernel/statistics/wilson.ts';
import type { Journeys } from '#journeys/public.ts';
import { handoffsOf } from '#handoff/public.ts';
import type { Deal } from '#today/deals.ts';

/** What waiting leads are worth together, by what earlier ones brought. */
export interface LeadsWorth {
  /** Of leads offered long enough ago to have been won by now, how many were; `low` and `high` are the share's 95 % Wilson interval. */
  won: number;
  of: number;
  low: number;
  high: number;
  /** The mean of what the won ones brought, in minor units of the currency asked for, and how many named an amount in it. */
  averageMinor: number;
  amounts: number;
}

/** Fewer leads or amounts than these say nothing. */
const fewestLeads = 20;
const fewestAmounts = 3;

/**
 * Won share × mean amount per waiting lead. Long enough ago: before the 90th percentile of the time from offer to win of all handoffs that
 * won, counted from `now`, so that leads whose time still runs are not counted as lost. The amount of a won lead: of the deals
 * won by its person after the offer, each deal once.
 * @returns null where there are too few to say.
 */
export function leadsWorth(
  journeys: Journeys,
  handoffs: Iterable<number>,
  deals: readonly Deal[],
  { now, currency }: { now: number; currency: string },
): LeadsWorth | null {
  const all = handoffsOf(journeys);
  const mature = now - timeToWin(all);
  const dealsOfPerson = wonDealsOf(deals, currency);
  const seen = new Set<number>();
  let [won, of, sum] = [0, 0, 0];
  for (const i of handoffs) {
    if (!(all.offeredAt[i]! <= mature)) continue;
    of++;
    if (Number.isNaN(all.wonAt[i])) continue;
    won++;
    for (const deal of dealsOfPerson.get(journeys.people.ids[all.people[i]!]!) ?? []) {
      if (seen.has(deal.id) || deal.endedAt < all.offeredAt[i]!) continue;
      seen.add(deal.id);
      sum += deal.amountMinor!;
    }
  }
  if (of < fewestLeads || seen.size < fewestAmounts) return null;
  return { won, of, ...wilson(won, of), averageMinor: Math.round(sum / seen.size), amounts: seen.size };
}

function timeToWin(all: ReturnType<typeof handoffsOf>): number {
  const times = all.wonAt.map((at, i) => at - all.offeredAt[i]!).filter((time) => !Number.isNaN(time));
  return quantile(times.sort(), 0.9) ?? Infinity;
}

function wonDealsOf(deals: readonly Deal[], currency: string): Map<number, Deal[]> {
  const found = new Map<number, Deal[]>();
  for (const deal of deals) {
    if (deal.state !== 'won' || deal.amountMinor === null || deal.currency !== currency) continue;
    for (const person of deal.people) found.set(person, [...(found.get(person) ?? []), deal]);
  }
  return found;
}
