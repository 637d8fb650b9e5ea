import { locale } from '#web/language/texts.ts';
/**
 * "9 Feb 2026" in the company's zone, "9 Feb" in the year of `now`: for marks and edges, where more would be noise.
 * @param at ISO 8601 with offset. @param now the server's clock, ISO 8601; without it the year is always told.
 */
export function shortDay(at: string, timeZone: string, now?: string): string {
  const year = (moment: string) => new Date(moment).toLocaleDateString(locale(), { timeZone, year: 'numeric' });
  const isThisYear = now !== undefined && year(now) === year(at);
  return new Date(at).toLocaleDateString(locale(), {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}
