import { plural, t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';
import { shortDayOf } from '#web/charts/short-day.ts';
import { percentWords } from '#web/charts/wait-words.ts';
import { count, money } from '#web/ui/formats.ts';
import type { Lead, Won } from './today-calls.ts';

/** "Good morning" until noon, "Good afternoon" until six, then "Good evening", by the hour of the company's clock. */
export function greeting(at: number, timeZone: string): string {
  const hour = Number(new Date(at).toLocaleString('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' }));
  if (hour < 5) return t`Good night`;
  if (hour < 12) return t`Good morning`;
  return hour < 18 ? t`Good afternoon` : t`Good evening`;
}

/** "Tuesday 17 November, 10:08". */
export function dayAndTime(at: number, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) => new Date(at).toLocaleString(locale(), { timeZone, ...options });
  const [weekday, day] = [part({ weekday: 'long' }), part({ day: 'numeric', month: 'long' })];
  const time = part({ hour: '2-digit', minute: '2-digit' });
  return t`${weekday} ${day}, ${time}`;
}

/** "Nothing waits for you." or "Five leads wait for you, two of them for more than a week." */
export function waitingWords({ total, overAWeek }: { total: number; overAWeek: number }): string {
  if (total === 0) return t`No lead waits for you.`;
  const number = inWords(total);
  const few = inWords(overAWeek).toLocaleLowerCase(locale());
  if (overAWeek === 0) return plural(total, { one: 'One lead waits for you.', other: `${number} leads wait for you.` });
  if (overAWeek === total)
    return plural(total, {
      one: 'One lead waits for you, for more than a week.',
      other: `${number} leads wait for you, all for more than a week.`,
    });
  return plural(overAWeek, {
    one: `${number} leads wait for you, one of them for more than a week.`,
    other: `${number} leads wait for you, ${few} of them for more than a week.`,
  });
}

const small = [
  t({ message: 'No', context: 'how many' }),
  t`One`,
  t`Two`,
  t`Three`,
  t`Four`,
  t`Five`,
  t`Six`,
  t`Seven`,
  t`Eight`,
  t`Nine`,
  t`Ten`,
  t`Eleven`,
  t`Twelve`,
];

/** Up to twelve in words, as at the beginning of a sentence. */
export function inWords(value: number): string {
  return small[value] ?? count(value);
}

/** "Of 34 leads whose industry is water, 9 were won; of all 610 leads 41." */
export function likenessWords({ attribute, value, won, of, wonOfAll, all }: NonNullable<Lead['likeness']>): string {
  const name = attribute.replaceAll('_', ' ');
  const [those, theirs, everybody, share] = [count(of), count(won), count(all), percent(wonOfAll, all)];
  return t`Of ${those} leads whose ${name} is ${value}, ${theirs} were won; of all ${everybody} it was ${share}.`;
}

/** "15\u00a0%"; a dash where there is nothing to take a share of. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : percentWords(part / whole);
}

/** The company's currency as the figure; the others after it, each for itself, for they do not add up. */
export function wonWords(won: Won, currency: string): { figure: string; others: string } {
  const others = Object.entries(won.amounts).filter(([code]) => code !== currency);
  const parts = others.map(([code, amount]) => money(amount, code));
  const unpriced = count(won.withoutAmount);
  if (won.withoutAmount > 0) parts.push(t`${unpriced} without an amount`);
  return { figure: money(won.amounts[currency] ?? 0, currency), others: parts.join(', ') };
}

/** "12 Nov", with the year where it is not this one. */
export const dayWords = (at: string, now: number, timeZone: string) => shortDayOf(at, timeZone, new Date(now).toISOString());
