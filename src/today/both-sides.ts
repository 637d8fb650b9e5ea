import type { BusinessTime } from '#kernel/business-time.ts';
import { addDays, dayOf, startOfDay, weekOf } from '#kernel/local-day.ts';
import { wilson } from '#kernel/statistics/wilson.ts';
import type { Journeys } from '#journeys/public.ts';
import { handoffsOf, type Handoffs } from '#handoff/public.ts';

/** k of n with the 95 % Wilson interval of the share, and how many are too young to count. */
export interface Share {
  yes: number;
  of: number;
  low: number;
  high: number;
  /** Not counted: their time still runs, as far as the sources cover it. */
  stillRunning: number;
}

/** What each side did for the other in whole weeks before this one. */
export interface BothSides {
  /** The first and the last day of the weeks that are counted. */
  from: string;
  to: string;
  marketing: {
    /** Handoffs offered in each week, oldest first. */
    offeredPerWeek: number[];
    /** Of those offered, how many sales followed up at all. */
    followedUp: Share;
  };
  sales: { within: { businessSeconds: number; share: Share; before: Share }[] };
}

const weeks = 8;
/** One and eight hours of working time. */
const limits = [3600, 28_800];

/**
 * Handoffs of the last eight whole weeks, Monday to Sunday in `timeZone`, and how soon they were followed up in working time; beside each
 * share the same of the eight weeks before. A handoff that was seen waiting for less than the limit is still running, not missed.
 */
export function bothSides(
  journeys: Journeys,
  now: number,
  { timeZone, businessTime }: { timeZone: string; businessTime: BusinessTime },
): BothSides {
  const handoffs = handoffsOf(journeys);
  const monday = weekOf(dayOf(now, timeZone)).from;
  const starts = Array.from({ length: 2 * weeks + 1 }, (_, i) => startOfDay(addDays(monday, 7 * (i - 2 * weeks)), timeZone));
  const [first, middle, end] = [starts[0]!, starts[weeks]!, starts[2 * weeks]!];
  const recent = offeredBetween(handoffs, middle, end);
  const before = offeredBetween(handoffs, first, middle);
  const within = (businessSeconds: number) => ({
    businessSeconds,
    share: shareWithin(handoffs, recent, businessSeconds, businessTime),
    before: shareWithin(handoffs, before, businessSeconds, businessTime),
  });
  return {
    from: addDays(monday, -7 * weeks),
    to: addDays(monday, -1),
    marketing: {
      offeredPerWeek: starts.slice(weeks, -1).map((start, i) => offeredBetween(handoffs, start, starts[weeks + i + 1]!).length),
      followedUp: shareFollowedUp(handoffs, recent),
    },
    sales: { within: limits.map(within) },
  };
}

function offeredBetween({ count, offeredAt }: Handoffs, from: number, until: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (offeredAt[i]! >= from && offeredAt[i]! < until) found.push(i);
  return found;
}

function shareWithin(handoffs: Handoffs, indexes: readonly number[], limit: number, { elapsedSeconds }: BusinessTime): Share {
  const verdicts = indexes.map((i) => {
    const followedUpAt = handoffs.followedUpAt[i]!;
    const isPending = Number.isNaN(followedUpAt);
    const seconds = elapsedSeconds(handoffs.offeredAt[i]!, isPending ? handoffs.seenUntil[i]! : followedUpAt);
    if (isPending) return seconds > limit ? 'no' : 'running';
    return seconds <= limit ? 'yes' : 'no';
  });
  return shareOf(verdicts);
}

/** Who is pending may be followed up yet: a share of all that were offered, none of them running. */
function shareFollowedUp(handoffs: Handoffs, indexes: readonly number[]): Share {
  return shareOf(indexes.map((i) => (Number.isNaN(handoffs.followedUpAt[i]) ? 'no' : 'yes')));
}

function shareOf(verdicts: readonly ('yes' | 'no' | 'running')[]): Share {
  const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
  const [yes, of] = [count('yes'), count('yes') + count('no')];
  return { yes, of, ...wilson(yes, of), stillRunning: count('running') };
}
