import { z } from 'zod';
import { dealSummary, saidField, thingRef, timelineEntry } from '#identity/schema.ts';

// Wire shapes of one account, shared by its route and its page.

export const accountParams = z.object({ id: z.string().max(100) });
const somebody = z.object({ id: z.string(), name: z.string(), email: z.string(), isErased: z.boolean() });

export const accountAnswer = z.object({
  account: z.object({ id: z.string(), name: z.string(), domain: z.string() }),
  /** How many records are behind the fields. */
  records: z.number().int(),
  fields: z.array(saidField),
  /** The names of fields that your role does not see. */
  withheld: z.array(z.string()),
  /** What it is a part of. */
  parent: thingRef.nullable(),
  subsidiaries: z.array(thingRef),
  /** That a source deleted it, or merged it into another one. */
  departures: z.array(z.object({ kind: z.enum(['deleted', 'merged']), source: z.string(), at: z.string(), into: thingRef.nullable() })),
  /** Those who belong to it and those of its deals; by name. */
  people: z.array(somebody),
  /** Whether there are more of them than are told here. */
  isPeopleCut: z.boolean(),
  /** The newest moment first. */
  deals: z.array(dealSummary),
  isDealsCut: z.boolean(),
  /** What happened to its people, newest first. */
  timeline: z.array(timelineEntry.extend({ person: thingRef.nullable() })),
  isTimelineCut: z.boolean(),
});

export type AccountAnswer = z.infer<typeof accountAnswer>;
