import { Temporal } from 'temporal-polyfill';

/** When something comes round: every hour, day or week, at a time of the wall clock. */
export interface Rhythm {
  every: 'hour' | 'day' | 'week';
  /** Minutes after midnight; of every hour, minutes after the full one. */
  atMinute: number;
  /** 1 is Monday, 7 is Sunday; only of every week. */
  weekday: number | null;
}

/**
 * The first moment of a rhythm after another, both in epoch milliseconds. A time that a clock change skips is the one an
 * hour later; one that it repeats comes round once, at its first.
 */
export function nextLook({ every, atMinute, weekday }: Rhythm, timeZone: string, after: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone);
  if (every === 'hour') {
    const minute = atMinute % 60;
    const inThisHour = local.with({ minute, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
    return (inThisHour.epochMilliseconds > after ? inThisHour : inThisHour.add({ hours: 1 })).epochMilliseconds;
  }
  const time = Temporal.PlainTime.from({ hour: Math.floor(atMinute / 60), minute: atMinute % 60 });
  for (let day = local.toPlainDate(); ; day = day.add({ days: 1 })) {
    if (every === 'week' && day.dayOfWeek !== weekday) continue;
    const at = day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
    if (at > after) return at;
  }
}

const quarter = 15 * 60_000;
const day = 86_400_000;

/** How long to wait after so many failures in a row: a quarter of an hour, then twice as long each time, at most a day. */
export function backOff(failures: number): number {
  return Math.min(quarter * 2 ** Math.min(Math.max(0, failures - 1), 20), day);
}
