import { Temporal } from 'temporal-polyfill';

/** A day of the calendar, 2026-02-28: what a wall calendar in some time zone shows, not a moment. */
export type Day = string;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** True for days that exist: 2026-02-28 is one, 2026-02-31 and 28.2.2026 are not. */
export function isDay(text: string): text is Day {
  if (!dayPattern.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** True for zones that the runtime's time zone data knows, such as Europe/Berlin or UTC. */
export function isTimeZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}

/** The first moment of a local day, in epoch milliseconds. Where midnight is skipped, the first moment that exists. */
export function startOfDay(day: Day, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The first moment after a local day, in epoch milliseconds: a day lasts 23 to 25 hours. */
export function endOfDay(day: Day, timeZone: string): number {
  return startOfDay(addDays(day, 1), timeZone);
}

/** The local day of a moment (epoch milliseconds). */
export function dayOf(at: number, timeZone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** @param days may be negative. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** A stretch of whole local days: `from` and `to` are both inside it. */
export interface Period {
  from: Day;
  to: Day;
}

export type PeriodLength = 'month' | 'quarter';

/** The calendar month or quarter that holds a day. */
export function periodOf(day: Day, length: PeriodLength): Period {
  const date = Temporal.PlainDate.from(day);
  const months = length === 'month' ? 1 : 3;
  const first = date.with({ day: 1, month: date.month - ((date.month - 1) % months) });
  return { from: first.toString(), to: first.add({ months }).subtract({ days: 1 }).toString() };
}

/** The week that holds a day: Monday to Sunday. */
export function weekOf(day: Day): Period {
  const date = Temporal.PlainDate.from(day);
  const first = date.subtract({ days: date.dayOfWeek - 1 });
  return { from: first.toString(), to: first.add({ days: 6 }).toString() };
}
