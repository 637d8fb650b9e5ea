import type { Journeys } from '#journeys/public.ts';
import { handoffsOf } from '#handoff/public.ts';

/** Leads that were offered and that nobody has followed up, as far as the sources tell. */
export interface WaitingLeads {
  /** Indexes into `handoffsOf`, the newest offer first. */
  indexes: number[];
  /** How many of them wait for longer than a week. */
  overAWeek: number;
}

const weekMilliseconds = 7 * 86_400_000;

/**
 * Of these handoffs those that wait: the last of their person, without follow-up, win or exit since.
 * @param now epoch milliseconds; an offer after it has not happened yet.
 */
export function waitingLeads(journeys: Journeys, handoffs: Iterable<number>, now: number): WaitingLeads {
  const all = handoffsOf(journeys);
  const isLast = (i: number) => i + 1 === all.count || all.people[i + 1] !== all.people[i];
  const happened = (at: number | undefined) => !Number.isNaN(at);
  const indexes: number[] = [];
  for (const i of handoffs) {
    const isOver = happened(all.followedUpAt[i]) || happened(all.wonAt[i]) || happened(all.lostAt[i]);
    if (isLast(i) && !isOver && all.offeredAt[i]! <= now) indexes.push(i);
  }
  indexes.sort((a, b) => all.offeredAt[b]! - all.offeredAt[a]! || a - b);
  return { indexes, overAWeek: indexes.filter((i) => now - all.offeredAt[i]! > weekMilliseconds).length };
}
