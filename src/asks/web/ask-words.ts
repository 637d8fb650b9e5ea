import { locale } from '#web/language/texts.ts';
import { t } from '@lingui/core/macro';
import { isOverdue } from '#asks/ask.ts';
import type { StateKind } from '#web/ui/state.tsx';

/** What an ask is called, by its kind. */
export const kindWords = {
  request: 'Request',
  question: t`Question`,
  topic: 'Topic for the next meeting',
  problem: 'Problem to solve together',
} as const;

export const sideWords = { marketing: 'marketing', sales: 'sales', both: 'both sides' } as const;

interface Standing {
  state: 'open' | 'taken' | 'promised' | 'answered' | 'settled' | 'withdrawn';
  wantedOn: string | null;
  promisedOn: string | null;
  answeredAt: string | null;
  askedBy: { name: string } | null;
}

/** Where an ask stands: its sign where it has one, and its words. */
export interface DueWords {
  sign: StateKind | null;
  words: string;
}

/**
 * "promised for 19 Nov, 3 days over": the day that counts, and how far it is.
 * @param today the company's day, YYYY-MM-DD.
 */
export function dueWords(ask: Standing, today: string): DueWords {
  switch (ask.state) {
    case 'settled':
      return { sign: 'good', words: 'answered' };
    case 'withdrawn':
      return { sign: null, words: 'withdrawn' };
    case 'answered':
      return { sign: 'good', words: `answered; ${ask.askedBy?.name ?? 'the operator'} says whether it is enough` };
    case 'promised':
      return byDay(`promised for ${shortDay(ask.promisedOn!, today)}`, ask.promisedOn!, today);
    case 'open':
    case 'taken':
      return withoutPromise(ask, today);
  }
}

function withoutPromise(ask: Standing, today: string): DueWords {
  const nobody = ask.state === 'open' ? 'nobody has taken it yet' : 'no day promised yet';
  if (!ask.wantedOn) return { sign: 'unknown', words: nobody };
  const { sign, words } = byDay(`wanted by ${shortDay(ask.wantedOn, today)}`, ask.wantedOn, today);
  return { sign: sign ?? 'unknown', words: `${words}, ${nobody}` };
}

function byDay(words: string, day: string, today: string): DueWords {
  const days = daysBetween(day, today);
  const isOver = isOverdue({ outcome: null, answeredAt: null, promisedOn: day, wantedOn: null }, today);
  if (isOver) return { sign: 'broken', words: `${words}, ${days === 1 ? '1 day' : `${days} days`} over` };
  return { sign: days === 0 ? 'risk' : null, words: days === 0 ? t`${words}, today` : words };
}

const dayMilliseconds = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds);

/** "19 Nov", with the year where it is not this one. */
export function shortDay(day: string, today: string): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale(), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}

/** "3 open, 1 over its day": what stands at the head of a side. */
export function owedWords({ open, overdue }: { open: number; overdue: number }): string {
  if (open === 0) return 'nothing open';
  return overdue === 0 ? `${open} open` : `${open} open, ${overdue} over ${overdue === 1 ? 'its' : 'their'} day`;
}
