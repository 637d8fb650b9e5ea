import { t } from '#kernel/language/say.ts';
import { isDay, isTimeZone, type Day } from '#kernel/local-day.ts';
import { refuse, type Outcome, type Refusal } from '#kernel/problem.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Opening and closing by the local clock, "09:00" to "17:00"; "24:00" closes with the day. */
export type WorkingWindow = readonly [opens: string, closes: string];
export type WorkingHours = Readonly<Record<Weekday, readonly WorkingWindow[]>>;

/** When a company works: the one clock of both teams. */
export interface BusinessHours {
  workingHours: WorkingHours;
  /** Local days on which nobody works, whatever the weekday. */
  holidays: readonly Day[];
  /** An IANA zone, such as America/New_York. */
  timeZone: string;
}

/** A window in minutes of the local day: 0 to 1440. */
export interface MinuteWindow {
  opens: number;
  closes: number;
}

const accepted = 'hours from "00:00" to "24:00", each window closing after it opens; split one that crosses midnight in two';

/** Refuses hours that cannot be worked by, with the first thing that is wrong. */
export function checkBusinessHours(hours: BusinessHours): Outcome {
  if (!isTimeZone(hours.timeZone)) {
    return refuse('invalid', 'not-a-time-zone', t`Not a time zone: ${hours.timeZone}.`, {
      where: 'timeZone',
      accepted: t`Europe/Berlin and the like`,
    });
  }
  const wrongDay = hours.holidays.find((day) => !isDay(day));
  if (wrongDay !== undefined) {
    return refuse('invalid', 'not-a-day', t`Not a day: ${wrongDay}.`, { where: 'holidays', accepted: t`2026-12-25 and the like` });
  }
  for (const weekday of weekdays) {
    const refusal = checkWeekday(weekday, hours.workingHours[weekday]);
    if (refusal) return refusal;
  }
  return { ok: true };
}

function checkWeekday(weekday: Weekday, windows: readonly WorkingWindow[] | undefined): Refusal | null {
  const where = `workingHours.${weekday}`;
  if (!windows)
    return refuse('invalid', 'weekday-missing', t`No hours are given for ${weekday}.`, {
      where,
      accepted: t`a list, empty when nobody works`,
    });
  for (const [opens, closes] of windows) {
    const window = { opens: minuteOf(opens), closes: minuteOf(closes) };
    if (!(window.closes > window.opens)) {
      return refuse('invalid', 'not-working-hours', t`Not working hours: ${opens} to ${closes}.`, { where, accepted });
    }
  }
  return null;
}

/**
 * The windows of a weekday in minutes, in order, with touching and overlapping ones joined.
 * @throws RangeError on windows that checkBusinessHours refuses.
 */
export function minuteWindows(windows: readonly WorkingWindow[]): MinuteWindow[] {
  const sorted = windows.map(([opens, closes]) => ({ opens: minuteOf(opens), closes: minuteOf(closes) })).sort((a, b) => a.opens - b.opens);
  const joined: MinuteWindow[] = [];
  for (const window of sorted) {
    if (!(window.closes > window.opens)) throw new RangeError(`Not working hours: ${JSON.stringify(windows)}. Accepted: ${accepted}.`);
    const last = joined.at(-1);
    if (last && window.opens <= last.closes) last.closes = Math.max(last.closes, window.closes);
    else joined.push(window);
  }
  return joined;
}

/** "09:30" is minute 570; NaN for anything that is not a time of day or "24:00". */
function minuteOf(text: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (!match) return NaN;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= 1440 ? minute : NaN;
}
