import type { Ask } from '#asks/ask.ts';

/** What stands in the place of words that were erased. */
export const erasedWords = 'erased';

/** One row of an ask's history. */
export interface AskMoment {
  /** Of its row; 0 where the ask has one of the kind at most. */
  id: number;
  kind: 'taken' | 'promised' | 'answered' | 'settled' | 'withdrawn';
  at: Date;
  /** null: the operator at the machine. */
  by: number | null;
  /** Of takings: who owns it since. */
  ownerId: number | null;
  /** Of promises: 2026-11-19. */
  day: string | null;
  /** Of answers what was said, of the others why. */
  words: string | null;
}

export interface AskSentence {
  at: Date;
  by: number | null;
  sentence: string;
  said: string | null;
}

const sides: Record<Ask['side'], string> = { marketing: 'marketing', sales: 'sales', both: 'both sides' };
const asking: Record<Ask['kind'], (side: string) => string> = {
  request: (side) => `asked ${side} for something`,
  question: (side) => `asked ${side} a question`,
  topic: (side) => `put a topic for ${side} on the next meeting`,
  problem: (side) => `asked ${side} to solve a problem together`,
};

/** What happened to an ask, oldest first, as sentences. @param nameOf a member, also one who has left. */
export function askHistory(ask: Ask, moments: readonly AskMoment[], nameOf: (memberId: number | null) => string): AskSentence[] {
  const wish = ask.wantedOn ? `, if possible by ${dayWords(ask.wantedOn)}` : '';
  const first = `${nameOf(ask.askedBy)} ${asking[ask.kind](sides[ask.side])}${wish}.`;
  const told: AskSentence[] = [{ at: ask.askedAt, by: ask.askedBy, sentence: first, said: null }];
  let ownerId: number | null = null;
  let promisedOn: string | null = null;
  for (const moment of moments) {
    told.push({
      at: moment.at,
      by: moment.by,
      sentence: `${sentenceOf(moment, { ownerId, promisedOn, nameOf })}.`,
      said: moment.kind === 'answered' ? moment.words : null,
    });
    ownerId = moment.ownerId ?? ownerId;
    promisedOn = moment.day ?? promisedOn;
  }
  return told;
}

interface Before {
  ownerId: number | null;
  promisedOn: string | null;
  nameOf: (memberId: number | null) => string;
}

function sentenceOf({ kind, by, ownerId, day, words }: AskMoment, before: Before): string {
  const name = before.nameOf(by);
  const because = words ? `: ${words.replace(/\.$/, '')}` : '';
  switch (kind) {
    case 'taken':
      if (ownerId !== by) return `${name} gave it to ${before.nameOf(ownerId)}`;
      return before.ownerId === null ? `${name} took it` : `${name} took it over from ${before.nameOf(before.ownerId)}`;
    case 'promised':
      if (!before.promisedOn) return `${name} promised it by ${dayWords(day!)}`;
      return `${name} renewed the promise, ${dayWords(day!)} instead of ${dayWords(before.promisedOn)}${because}`;
    case 'answered':
      return `${name} answered`;
    case 'settled':
      return `${name} said that it is answered`;
    case 'withdrawn':
      return `${name} withdrew it${because}`;
  }
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** 2026-11-19 as "19 November 2026". */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[month! - 1]} ${year}`;
}
