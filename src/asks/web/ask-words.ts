import { plural, t } from '@lingui/core/macro';
import { isOverdue } from '#asks/ask.ts';
import { shortDay } from '#web/charts/short-day.ts';
import type { StateKind } from '#web/ui/state.tsx';

/** What an ask is called, by its kind. */
export const kindWords = {
  request: t`Request`,
  question: t`Question`,
  topic: t`Topic for the next meeting`,
  problem: t`Problem to solve together`,
} as const;

export const sideWords = { marketing: t`Marketing`, sales: t`Sales`, both: t`Both sides` } as const;

/** Who owns an ask that nobody has taken, by the side that is asked. */
export const openToWords = {
  marketing: t`whoever of marketing takes it`,
  sales: t`whoever of sales takes it`,
  both: t`whoever of both sides takes it`,
} as const;

/** What an ask is, and of whom it is asked. */
export function askTitle({ kind, side }: { kind: keyof typeof kindWords; side: keyof typeof sideWords }): string {
  const what = kindWords[kind];
  return { marketing: t`${what}, asked of marketing`, sales: t`${what}, asked of sales`, both: t`${what}, asked of both sides` }[side];
}

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
      return { sign: 'good', words: t`answered` };
    case 'withdrawn':
      return { sign: null, words: t`withdrawn` };
    case 'answered':
      return { sign: 'good', words: answeredWords(ask.askedBy?.name) };
    case 'promised':
      return promisedWords(ask.promisedOn!, today);
    case 'open':
    case 'taken':
      return withoutPromise(ask, today);
  }
}

function answeredWords(name: string | undefined): string {
  return name === undefined ? t`answered; the operator says whether it is enough` : t`answered; ${name} says whether it is enough`;
}

function promisedWords(promisedOn: string, today: string): DueWords {
  const day = shortDay(promisedOn, today);
  const { sign, days } = distance(promisedOn, today);
  const words = {
    broken: t`promised for ${day}, ${plural(days, { one: '# day', other: '# days' })} over`,
    risk: t`promised for ${day}, today`,
    far: t`promised for ${day}`,
  };
  return { sign, words: words[sign ?? 'far'] };
}

function withoutPromise(ask: Standing, today: string): DueWords {
  const isOpen = ask.state === 'open';
  if (!ask.wantedOn) return { sign: 'unknown', words: isOpen ? t`nobody has taken it yet` : t`no day promised yet` };
  const day = shortDay(ask.wantedOn, today);
  const { sign, days } = distance(ask.wantedOn, today);
  const wanted = {
    broken: t`wanted by ${day}, ${plural(days, { one: '# day', other: '# days' })} over`,
    risk: t`wanted by ${day}, today`,
    far: t`wanted by ${day}`,
  }[sign ?? 'far'];
  return { sign: sign ?? 'unknown', words: isOpen ? t`${wanted}, nobody has taken it yet` : t`${wanted}, no day promised yet` };
}

/** How far the day that counts is: over it, on it, or before it. */
function distance(day: string, today: string): { sign: 'broken' | 'risk' | null; days: number } {
  const days = daysBetween(day, today);
  const isOver = isOverdue({ outcome: null, answeredAt: null, promisedOn: day, wantedOn: null }, today);
  return { sign: isOver ? 'broken' : days === 0 ? 'risk' : null, days };
}

const dayMilliseconds = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds);

/** "3 open, 1 over its day": what stands at the head of a side. */
export function owedWords({ open, overdue }: { open: number; overdue: number }): string {
  if (open === 0) return t`nothing open`;
  return overdue === 0 ? t`${open} open` : t`${open} open, ${plural(overdue, { one: '# over its day', other: '# over their day' })}`;
}
