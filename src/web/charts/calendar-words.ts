import { locale } from '#web/language/texts.ts';
/** The company-local day of a moment, YYYY-MM-DD. @param at ISO 8601 with offset. @param timeZone IANA name. */
export function dayOf(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

/** "17 Nov 2026". */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
