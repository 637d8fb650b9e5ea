import { z } from 'zod';

// Wire shapes of the first page, shared by routes and screens. Moments are ISO 8601, money integer minor units.

const whose = z
  .enum(['mine', 'all'])
  .default('mine')
  .describe('Those under one of the names by which sources know the caller, or everybody’s.');
const side = z.enum(['marketing', 'sales']).default('sales').describe('As the side that offers leads, or the one they are offered to.');

export const numberQuery = z.strictObject({ whose });
export const leadsQuery = z.strictObject({ whose, side });

const money = z.record(z.string(), z.number().int()).describe('Minor units by currency.');
const won = z.object({ deals: z.number().int(), withoutAmount: z.number().int(), amounts: money });
const wonNumber = z.object({
  from: z.string(),
  to: z.string(),
  gone: z.number().describe('The share of the period that is gone.'),
  soFar: won,
  before: z
    .array(z.object({ from: z.string(), to: z.string(), byNow: won, whole: won }))
    .describe('The periods before, newest first: by the same moment of each, and the whole of it.'),
});
const person = z.object({ id: z.string(), name: z.string(), company: z.string() });
const move = z.object({
  deal: z.object({ id: z.string(), name: z.string(), stage: z.string(), stageSince: z.string() }),
  account: z.string().nullable(),
  amountMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
  worthMinor: z.number().int().nullable(),
  chance: z.object({ won: z.number().int(), of: z.number().int() }).nullable().describe('Of ended deals that were at this stage.'),
});
const known = {
  observedUntil: z.string().nullable().describe('The last moment that any source covers.'),
  stillReading: z.array(z.string()),
};

export const numberAnswer = z.object({
  ...known,
  currency: z.string(),
  owners: z.array(z.string()).nullable().describe('How sources call the owner of these deals; null: everybody.'),
  /** Whether any deal at all is known under the names asked for. */
  deals: z.number().int(),
  week: wonNumber,
  quarter: wonNumber,
  moves: z.object({ rows: z.array(move), open: z.number().int(), stale: z.number().int() }),
});

const happened = z.object({ at: z.string(), what: z.string(), label: z.string(), actor: z.string() });
const lead = z.object({
  person,
  offeredAt: z.string(),
  offeredBy: z.string(),
  waitSeconds: z.number(),
  businessWaitSeconds: z.number(),
  likeness: z
    .object({
      attribute: z.string(),
      value: z.string(),
      won: z.number().int(),
      of: z.number().int(),
      wonOfAll: z.number().int(),
      all: z.number().int(),
    })
    .nullable()
    .describe('What it has in common with leads that were won more often than others.'),
  latest: z.array(happened).describe('What happened with the person last, newest first, the offer itself aside.'),
});
export const leadsAnswer = z.object({
  ...known,
  /** Handoffs of these names, whenever. */
  handoffs: z.number().int(),
  waiting: z.object({ total: z.number().int(), overAWeek: z.number().int(), rows: z.array(lead) }),
  worth: z
    .object({
      whose: z.enum(['mine', 'all']),
      won: z.number().int(),
      of: z.number().int(),
      low: z.number(),
      high: z.number(),
      averageMinor: z.number().int(),
      amounts: z.number().int(),
      currency: z.string(),
    })
    .nullable(),
  outcomes: z.object({
    since: z.string(),
    offered: z.number().int(),
    waiting: z.number().int(),
    followedUp: z.number().int(),
    lost: z.number().int(),
    won: z.number().int(),
  }),
  news: z.array(z.object({ at: z.string(), what: z.enum(['followed-up', 'lost', 'won']), person, stage: z.string(), by: z.string() })),
});

const share = z.object({ yes: z.number().int(), of: z.number().int(), low: z.number(), high: z.number(), stillRunning: z.number().int() });
export const togetherAnswer = z.object({
  ...known,
  from: z.string(),
  to: z.string(),
  marketing: z.object({ offeredPerWeek: z.array(z.number().int()), followedUp: share }),
  sales: z.object({ within: z.array(z.object({ businessSeconds: z.number().int(), share, before: share })) }),
  won: z.object({
    currency: z.string(),
    quarter: wonNumber,
    fromHandoffs: wonNumber,
    days: z.array(z.number().int()).describe('What was won from handoffs this quarter, at the end of each day until now.'),
    daysBefore: z.array(z.number().int()).describe('The same of the whole quarter before; empty where none is known.'),
  }),
});

export type NumberAnswer = z.infer<typeof numberAnswer>;
export type LeadsAnswer = z.infer<typeof leadsAnswer>;
export type TogetherAnswer = z.infer<typeof togetherAnswer>;
