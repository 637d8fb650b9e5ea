import { locale } from '#web/language/texts.ts';
import { plural, t } from '@lingui/core/macro';
import type { CompanyWanted } from '#workspace/schema.ts';
import { readTime } from '#workspace/web/read-time.ts';

export type WorkingHours = CompanyWanted['workingHours'];
export type Weekday = keyof WorkingHours;
export type Window = WorkingHours[Weekday][number];

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const weekdayWords: Readonly<Record<Weekday, string>> = {
  mon: t`Monday`,
  tue: t`Tuesday`,
  wed: t`Wednesday`,
  thu: t`Thursday`,
  fri: t`Friday`,
  sat: t`Saturday`,
  sun: t`Sunday`,
};

/** Monday to Friday, nine to five. */
export const usualWeek: WorkingHours = {
  mon: [['09:00', '17:00']],
  tue: [['09:00', '17:00']],
  wed: [['09:00', '17:00']],
  thu: [['09:00', '17:00']],
  fri: [['09:00', '17:00']],
  sat: [],
  sun: [],
};

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Working minutes of a week; windows that end before they begin count nothing. */
export function minutesAWeek(hours: WorkingHours): number {
  const windows = weekdays.flatMap((day) => hours[day]);
  return windows.reduce((sum, [from, to]) => sum + Math.max(0, minutesOf(to) - minutesOf(from)), 0);
}

function daysHours(windows: readonly Window[]): string {
  const all = new Intl.ListFormat(locale(), { type: 'conjunction' });
  return all.format(windows.map(([from, to]) => t`${from} to ${to}`));
}

/** Neighbouring days with the same hours, together. */
function runsOf(hours: WorkingHours): { first: Weekday; last: Weekday; says: string }[] {
  const runs: { first: Weekday; last: Weekday; says: string }[] = [];
  for (const day of weekdays) {
    const says = daysHours(hours[day]);
    const run = runs.at(-1);
    if (run && run.says === says) run.last = day;
    else runs.push({ first: day, last: day, says });
  }
  return runs.filter((run) => run.says !== '');
}

/** The week in a sentence: "Monday to Friday 09:00 to 17:00. 40 hours a week." */
export function weekInWords(hours: WorkingHours): string {
  const total = minutesAWeek(hours);
  if (total === 0) return t`No working hours at all: every wait would last for ever.`;
  const parts = runsOf(hours).map((run) => {
    const [first, last] = [weekdayWords[run.first], weekdayWords[run.last]];
    const windows = run.says;
    return run.first === run.last ? t`${first} ${windows}` : t`${first} to ${last} ${windows}`;
  });
  const days = parts.join(', ');
  const inHours = Math.round(total / 6) / 10;
  return t`${days}. ${plural(inHours, { one: '# hour a week', other: '# hours a week' })}.`;
}

/** What is wrong with the windows of a day, or null: each ends after it begins, and after the one before it. */
export function dayProblem(windows: readonly Window[]): string | null {
  let free = 0;
  for (const [from, to] of windows) {
    const wrong = [from, to].find((time) => readTime(time) !== time);
    if (wrong !== undefined) return notATime(wrong);
    if (minutesOf(to) <= minutesOf(from)) return t`${from} to ${to} ends before it begins. Midnight at the end is 24:00.`;
    if (minutesOf(from) < free) return t`${from} begins before the hours above it end.`;
    free = minutesOf(to);
  }
  return null;
}

function notATime(typed: string): string {
  return typed === '' ? t`Not a time: nothing. Accepted: 09:00 to 24:00.` : t`Not a time: ${typed}. Accepted: 09:00 to 24:00.`;
}

/** The hours to add to a day: a whole day when it had none, an hour after the last window otherwise. */
export function nextWindow(windows: readonly Window[]): Window {
  const last = windows.at(-1);
  if (!last) return ['09:00', '17:00'];
  const begin = Math.min(minutesOf(last[1]) + 60, 23 * 60);
  const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return [clock(begin), clock(Math.min(begin + 180, 24 * 60))];
}
