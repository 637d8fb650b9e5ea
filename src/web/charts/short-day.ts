import { locale } from '#web/language/texts.ts';
import { dayOf } from './calendar-words.ts';

/** "9 Feb", with the year where it is not that of `today`; without one the year is always told. Both as YYYY-MM-DD. */
export function shortDay(day: string, today?: string): string {
  const isThisYear = today !== undefined && day.slice(0, 4) === today.slice(0, 4);
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale(), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}

/** The same of moments, by the company's calendar. @param at, now ISO 8601 with offset. */
export function shortDayOf(at: string, timeZone: string, now?: string): string {
  return shortDay(dayOf(at, timeZone), now === undefined ? undefined : dayOf(now, timeZone));
}
