import { createCalendarSource, lastAtOrBefore, reachesTheEnd, type Calendar } from '#kernel/business-calendar.ts';
import type { BusinessHours } from '#kernel/working-hours.ts';

/** Working time of one company. All moments are epoch milliseconds. */
export interface BusinessTime {
  /**
   * Working seconds between two moments: the sum over local days of the length of [opens, closes] ∩ [from, to],
   * measured on UTC instants with the offset of each date. 0 when `to` is not after `from`.
   */
  elapsedSeconds(from: number, to: number): number;
  /**
   * The first moment at which `seconds` of working time have passed since `from`: Friday's closing time when they end
   * with it, not Monday's opening. `from` itself for 0 seconds. null when they do not pass before the year 2200.
   */
  deadline(from: number, seconds: number): number | null;
  /** Windows are half open: working at the moment of opening, not any more at the moment of closing. */
  isWorkingTime(at: number): boolean;
}

/**
 * A moment is working time when the local clock shows a time inside a window of that weekday and the day is no holiday.
 * Hours that a clock change skips are never worked, hours that it repeats are worked twice: a window of 01:00 to 05:00
 * has 3 hours on a night that skips one. Known for the years 1900 to 2199; moments outside are taken as the nearest edge.
 *
 * Cost: a binary search over windows that are computed once, so that a million intervals take a fraction of a second.
 * @throws RangeError on hours that checkBusinessHours refuses.
 */
export function createBusinessTime(hours: BusinessHours): BusinessTime {
  const calendarOf = createCalendarSource(hours);
  return {
    elapsedSeconds: (from, to) => {
      if (!(to > from)) return 0;
      const calendar = calendarOf(from, to);
      return (workedUntil(calendar, to) - workedUntil(calendar, from)) / 1000;
    },
    deadline: (from, seconds) => deadline(calendarOf, from, seconds),
    isWorkingTime: (at) => {
      const calendar = calendarOf(at, at);
      return at < (calendar.closes[lastAtOrBefore(calendar.opens, at)] ?? -Infinity);
    },
  };
}

/** Milliseconds worked from the calendar's start until `at`. */
function workedUntil(calendar: Calendar, at: number): number {
  const window = lastAtOrBefore(calendar.opens, at);
  if (window < 0) return 0;
  return calendar.workedBefore[window]! + Math.min(at, calendar.closes[window]!) - calendar.opens[window]!;
}

function deadline(calendarOf: (from: number, to: number) => Calendar, from: number, seconds: number): number | null {
  if (!(seconds >= 0)) throw new RangeError(`Not a length of working time: ${seconds} seconds. Accepted: 0 or more.`);
  if (seconds === 0) return from;
  for (let calendar = calendarOf(from, from); ; calendar = calendarOf(from, calendar.end)) {
    const target = workedUntil(calendar, from) + seconds * 1000;
    if (target <= calendar.workedBefore.at(-1)!) return momentOf(calendar, target);
    if (reachesTheEnd(calendar)) return null;
  }
}

/** The first moment at which `worked` milliseconds (more than 0, at most all of them) have been worked. */
function momentOf(calendar: Calendar, worked: number): number {
  let window = lastAtOrBefore(calendar.workedBefore, worked);
  if (calendar.workedBefore[window] === worked) window--;
  return calendar.opens[window]! + worked - calendar.workedBefore[window]!;
}
