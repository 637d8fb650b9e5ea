import type { Journeys } from '#journeys/public.ts';
import { handoffsOf } from '#handoff/public.ts';

/** What became of leads; each is counted once, by the furthest that happened to it. */
export interface LeadOutcomes {
  offered: number;
  waiting: number;
  followedUp: number;
  lost: number;
  won: number;
}

/** Something that happened to a lead after it was offered. */
export interface LeadNews {
  what: 'followed-up' | 'lost' | 'won';
  handoff: number;
  at: number;
}

/** What became of the handoffs offered since a moment: won before lost before followed up before waiting. */
export function leadOutcomes(journeys: Journeys, handoffs: Iterable<number>, since: number, now: number): LeadOutcomes {
  const all = handoffsOf(journeys);
  const counts: LeadOutcomes = { offered: 0, waiting: 0, followedUp: 0, lost: 0, won: 0 };
  for (const i of handoffs) {
    if (!(all.offeredAt[i]! >= since && all.offeredAt[i]! <= now)) continue;
    counts.offered++;
    counts[outcomeOf(all, i, now)]++;
  }
  return counts;
}

function outcomeOf(all: ReturnType<typeof handoffsOf>, i: number, now: number): 'waiting' | 'followedUp' | 'lost' | 'won' {
  // A moment that is NaN is not before anything.
  if (all.wonAt[i]! <= now) return 'won';
  if (all.lostAt[i]! <= now) return 'lost';
  return all.followedUpAt[i]! <= now ? 'followedUp' : 'waiting';
}

/** What happened to these handoffs between two moments, newest first, at most so many. */
export function leadNews(journeys: Journeys, handoffs: Iterable<number>, since: number, now: number, most: number): LeadNews[] {
  const all = handoffsOf(journeys);
  const news: LeadNews[] = [];
  const columns = [
    ['won', all.wonAt],
    ['lost', all.lostAt],
    ['followed-up', all.followedUpAt],
  ] as const;
  for (const handoff of handoffs) {
    for (const [what, column] of columns) {
      const at = column[handoff]!;
      if (at >= since && at <= now) news.push({ what, handoff, at });
    }
  }
  return news.sort((a, b) => b.at - a.at || a.handoff - b.handoff).slice(0, most);
}
