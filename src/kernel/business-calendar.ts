import { Temporal } from 'temporal-polyfill';
import { minuteWindows, weekdays, type BusinessHours, type MinuteWindow } from '#kernel/working-hours.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const firstYear = 1900;
const lastYear = 2199;

/** The working windows of a stretch of years, as UTC moments in order, never touching each other. */
export interface Calendar {
  /** The calendar knows [start, end). */
  start: number;
  end: number;
  opens: Float64Array;
  closes: Float64Array;
  /** Milliseconds worked before each window opens; one entry more than there are windows. */
  workedBefore: Float64Array;
}

/** Gives calendars that cover what is asked, and grows as rarely as possible: moments are clamped to 1900 to 2199. */
export function createCalendarSource(hours: BusinessHours): (from: number, to: number) => Calendar {
  const holidays = new Set(hours.holidays.map((day) => Date.parse(`${day}T00:00:00Z`) / dayMs));
  const windows = weekdays.map((weekday) => minuteWindows(hours.workingHours[weekday]));
  const windowsOf = (day: number) => (holidays.has(day) ? [] : windows[(((day + 3) % 7) + 7) % 7]!);
  let years: [number, number] | null = null;
  let calendar: Calendar;
  return (from, to) => {
    if (!years || from < calendar.start || to >= calendar.end) {
      const grown = grow(years, yearOf(from), yearOf(to));
      if (!years || grown[0] < years[0] || grown[1] > years[1]) calendar = build(grown, hours.timeZone, windowsOf);
      years = grown;
    }
    return calendar;
  };
}

/** True when a calendar ends where all of them end. */
export const reachesTheEnd = (calendar: Calendar): boolean => calendar.end >= Date.UTC(lastYear + 1, 0, 1);

function yearOf(at: number): number {
  if (Number.isNaN(at)) throw new RangeError('Not a moment: NaN. Accepted: epoch milliseconds.');
  const edge = Math.min(Math.max(at, Date.UTC(firstYear, 0, 1)), Date.UTC(lastYear + 1, 0, 1) - 1);
  return new Date(edge).getUTCFullYear();
}

/** At least doubles on the side that was too short, so that walking through history rebuilds a handful of times. */
function grow(years: [number, number] | null, from: number, to: number): [number, number] {
  const step = years ? years[1] - years[0] + 1 : 1;
  const low = years && from >= years[0] ? years[0] : from - step;
  const high = years && to <= years[1] ? years[1] : to + step;
  return [Math.max(firstYear, low), Math.min(lastYear, high)];
}

function build(years: [number, number], timeZone: string, windowsOf: (day: number) => MinuteWindow[]): Calendar {
  const start = Date.UTC(years[0], 0, 1);
  const end = Date.UTC(years[1] + 1, 0, 1);
  const opens: number[] = [];
  const closes: number[] = [];
  for (const span of constantOffsets(timeZone, start, end)) {
    const lastDay = Math.floor((span.end - 1 + span.offset) / dayMs);
    for (let day = Math.floor((span.start + span.offset) / dayMs); day <= lastDay; day++) {
      for (const window of windowsOf(day)) {
        const opensAt = Math.max(span.start, day * dayMs + window.opens * minuteMs - span.offset);
        const closesAt = Math.min(span.end, day * dayMs + window.closes * minuteMs - span.offset);
        if (closesAt <= opensAt) continue;
        if (closes.at(-1) === opensAt) closes.pop();
        else opens.push(opensAt);
        closes.push(closesAt);
      }
    }
  }
  return { start, end, opens: Float64Array.from(opens), closes: Float64Array.from(closes), workedBefore: accumulate(opens, closes) };
}

/** Stretches in which local time and UTC differ by one offset (milliseconds): the zone's clock changes lie between them. */
function constantOffsets(timeZone: string, start: number, end: number): { start: number; end: number; offset: number }[] {
  const spans = [];
  let local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
  for (let from = start; from < end;) {
    const next = local.getTimeZoneTransition('next');
    const until = Math.min(end, next ? next.epochMilliseconds : end);
    spans.push({ start: from, end: until, offset: local.offsetNanoseconds / 1e6 });
    from = until;
    if (next) local = next;
  }
  return spans;
}

function accumulate(opens: readonly number[], closes: readonly number[]): Float64Array {
  const workedBefore = new Float64Array(opens.length + 1);
  for (let i = 0; i < opens.length; i++) workedBefore[i + 1] = workedBefore[i]! + closes[i]! - opens[i]!;
  return workedBefore;
}

/** Index of the last entry that is <= value; -1 when none is. Entries ascend. */
export function lastAtOrBefore(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
