import { z } from 'zod';

// Wire shapes of asks, shared by routes, screens and the command line.

const kind = z.enum(['request', 'question', 'topic', 'problem']);
const side = z.enum(['marketing', 'sales', 'both']);
const aboutKind = z.enum(['person', 'account', 'deal']);
const day = z.string().max(10).describe('A day of the company’s calendar: 2026-11-19.');
/** Checked by the command, so that an ask that is not there is told before a text that is missing. */
const text = z.string().max(4000).default('');

export const askWanted = z.strictObject({
  kind,
  text: z.string().trim().min(1).max(4000),
  side,
  about: z
    .strictObject({ kind: aboutKind, id: z.string().max(100) })
    .nullish()
    .describe('What it is about.'),
  wantedOn: day.nullish().describe('By when the asker would like it.'),
  owner: z.string().max(100).nullish().describe('A member of the side that is asked; without one it is open to whoever takes it.'),
});
export const takingWanted = z.strictObject({
  owner: z.string().max(100).optional().describe('Another member of the side that was asked, by heads and by the owner who hands it on.'),
  promisedOn: day.optional().describe('Taken and promised in one step.'),
});
export const promiseWanted = z.strictObject({
  promisedOn: z.string().max(10).default(''),
  reason: z.string().trim().max(400).optional().describe('Wanted where an earlier promise is renewed.'),
});
export const answerWanted = z.strictObject({ text });
export const withdrawalWanted = z.strictObject({ reason: z.string().trim().max(400).optional() });

export const erasureOfWordsWanted = z.strictObject({
  place: z.number().int().min(0).default(0).describe('Where in the history the words stand: 0 is what was asked.'),
});

export const asksQuery = z.strictObject({
  show: z.enum(['waiting-for-me', 'my-side', 'i-asked', 'all']).default('all'),
  state: z.enum(['open', 'ended', 'all']).default('open'),
  side: side.optional(),
  about: z.string().max(100).optional().describe('A person, account or deal.'),
  after: z.string().max(20).optional().describe('The `next` of the page before.'),
});

const aboutThing = z.object({ kind: aboutKind, id: z.string(), name: z.string().describe('Empty where somebody was erased.') });
const who = z.object({ id: z.string(), name: z.string(), team: z.string() });
export const ask = z.object({
  id: z.string(),
  kind,
  text: z.string(),
  side,
  state: z.enum(['open', 'taken', 'promised', 'answered', 'settled', 'withdrawn']),
  isOverdue: z.boolean(),
  about: aboutThing.nullable(),
  aboutSeveral: z
    .object({ kind: aboutKind, count: z.number().int() })
    .nullable()
    .describe('Where it is about several; which is asked of it.'),
  /** null: the operator at the machine, or somebody who is no member any more. */
  askedBy: who.nullable(),
  askedAt: z.string(),
  owner: who.nullable(),
  wantedOn: z.string().nullable(),
  promisedOn: z.string().nullable(),
  answeredAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** What the caller can do with it now. */
  may: z.object({ take: z.boolean(), promise: z.boolean(), answer: z.boolean(), settle: z.boolean(), withdraw: z.boolean() }),
});
export const aboutsQuery = z.strictObject({ after: z.string().max(20).optional().describe('The `next` of the page before.') });
export const aboutsAnswer = z.object({ abouts: z.array(aboutThing), next: z.string().nullable() });

const owed = z.object({ open: z.number().int(), overdue: z.number().int() });
export const asksAnswer = z.object({
  asks: z.array(ask),
  next: z.string().nullable(),
  /** Open asks, whatever the filter. */
  counts: z.object({ waitingForMe: z.number(), mySide: z.number(), iAsked: z.number(), all: z.number() }),
  /** Unanswered asks by the side that owes the answer. */
  owed: z.object({ marketing: owed, sales: owed, both: owed }),
});
export const askAnswer = z.object({
  ask,
  /** Oldest first. */
  history: z.array(
    z.object({
      at: z.string(),
      by: who.nullable(),
      sentence: z.string(),
      said: z.string().nullable().describe('The words of an answer.'),
      mayErase: z.boolean().describe('Whether the caller may erase what was written here: by its place in this list.'),
    }),
  ),
});

export type AskWanted = z.infer<typeof askWanted>;
export type TakingWanted = z.infer<typeof takingWanted>;
export type PromiseWanted = z.infer<typeof promiseWanted>;
export type AsksQuery = z.infer<typeof asksQuery>;
export type AskOnWire = z.infer<typeof ask>;
export type AsksAnswer = z.infer<typeof asksAnswer>;
export type AboutsAnswer = z.infer<typeof aboutsAnswer>;
export type AskAnswer = z.infer<typeof askAnswer>;
