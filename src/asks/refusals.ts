import { t } from '#kernel/language/say.ts';
import { isDay } from '#kernel/local-day.ts';
import { refuse, type Outcome, type Refusal } from '#kernel/problem.ts';
import type { Ask } from '#asks/ask.ts';

// What commands about asks refuse, in one voice.

export const noSuchAsk = (): Refusal =>
  refuse('missing', 'no-such-ask', t`There is no such ask.`, { where: 'id', accepted: t`the id of an ask of this company` });

export function ended(outcome: NonNullable<Ask['outcome']>): Refusal {
  const words = { settled: 'was answered and is closed', withdrawn: 'was withdrawn' };
  return refuse('conflict', `ask-${outcome}`, t`This ask ${words[outcome]}.`, { accepted: t`an open ask` });
}

export const notYours = (doing: string, accepted: string): Refusal =>
  refuse('forbidden', 'not-yours', t`You cannot ${doing} this ask.`, { accepted });

/** A day that exists and has not passed. @param today the company's. */
export function checkDay(day: string, where: string, today: string): Outcome {
  if (!day) return refuse('invalid', 'missing-field', t`Missing: ${where}.`, { where, accepted: t`a day such as 2026-11-19` });
  if (!isDay(day)) return refuse('invalid', 'not-a-day', t`Not a day: ${day}.`, { where, accepted: t`2026-11-19 and the like` });
  if (day < today) return refuse('invalid', 'day-has-passed', t`${day} has passed.`, { where, accepted: t`${today} or later` });
  return { ok: true };
}
