import { locale } from '#web/language/texts.ts';
import { shortDayOf } from '#web/charts/short-day.ts';
import { percentWords } from '#web/charts/wait-words.ts';
import { count, money } from '#web/ui/formats.ts';
import type { Lead, Won } from './today-calls.ts';

/** "Good morning" until noon, "Good afternoon" until six, then "Good evening", by the hour of the company's clock. */
export function greeting(at: number, timeZone: string): string {
  const hour = Number(new Date(at).toLocaleString('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' }));
  if (hour < 5) return 'Good night';
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

/** "Tuesday 17 November, 10:08". */
export function dayAndTime(at: number, timeZone: string): string {
  const day = new Date(at).toLocaleDateString(locale(), { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');
  return `${day}, ${new Date(at).toLocaleTimeString(locale(), { timeZone, hour: '2-digit', minute: '2-digit' })}`;
}

/** "Nothing waits for you." or "Five leads wait for you, two of them for more than a week." */
export function waitingWords({ total, overAWeek }: { total: number; overAWeek: number }): string {
  if (total === 0) return 'No lead waits for you.';
  const all = `${inWords(total)} ${total === 1 ? 'lead waits' : 'leads wait'} for you`;
  if (overAWeek === 0) return `${all}.`;
  if (overAWeek === total) return `${all}, ${total === 1 ? '' : 'all '}for more than a week.`;
  return `${all}, ${inWords(overAWeek).toLowerCase()} of them for more than a week.`;
}

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

/** Up to twelve in words, as at the beginning of a sentence. */
export function inWords(value: number): string {
  return small[value] ?? count(value);
}

/** "Of 34 leads whose industry is water, 9 were won; of all 610 leads 41." */
export function likenessWords({ attribute, value, won, of, wonOfAll, all }: NonNullable<Lead['likeness']>): string {
  const name = attribute.replaceAll('_', ' ');
  return `Of ${count(of)} leads whose ${name} is ${value}, ${count(won)} were won; of all ${count(all)} it was ${percent(wonOfAll, all)}.`;
}

/** "15\u00a0%"; a dash where there is nothing to take a share of. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : percentWords(part / whole);
}

/** The company's currency as the figure; the others after it, each for itself, for they do not add up. */
export function wonWords(won: Won, currency: string): { figure: string; others: string } {
  const others = Object.entries(won.amounts).filter(([code]) => code !== currency);
  const parts = others.map(([code, amount]) => money(amount, code));
  if (won.withoutAmount > 0) parts.push(`${count(won.withoutAmount)} without an amount`);
  return { figure: money(won.amounts[currency] ?? 0, currency), others: parts.join(', ') };
}

/** "12 Nov", with the year where it is not this one. */
export const dayWords = (at: string, now: number, timeZone: string) => shortDayOf(at, timeZone, new Date(now).toISOString());
