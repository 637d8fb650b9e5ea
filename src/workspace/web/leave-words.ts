import { t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';
const dayMilliseconds = 86_400_000;

/** "away, back Monday" within a week, else with the day: "away, back 7 December". */
export function backInWords(backOn: string, now: number): string {
  const back = new Date(`${backOn}T12:00:00Z`);
  const isSoon = back.getTime() - now < 7 * dayMilliseconds;
  const format: Intl.DateTimeFormatOptions = isSoon ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
  const day = new Intl.DateTimeFormat(locale(), { ...format, timeZone: 'UTC' }).format(back);
  return t`away, back ${day}`;
}

/** "16 to 20 November 2026", or one day. */
export function leaveInWords({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  const format = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.formatRange(new Date(`${startsOn}T12:00:00Z`), new Date(`${endsOn}T12:00:00Z`));
}
