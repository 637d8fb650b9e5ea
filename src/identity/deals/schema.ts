import { z } from 'zod';
import { dealSummary, saidField, thingRef } from '#identity/schema.ts';

// Wire shapes of one deal, shared by its route and its page.

export const dealParams = z.object({ id: z.string().max(100) });

export const dealAnswer = z.object({
  deal: dealSummary.extend({ lostReason: z.string().nullable() }),
  account: thingRef.nullable(),
  /** Everybody who takes part, with what they are in it. */
  people: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), roles: z.array(z.string()), isErased: z.boolean() })),
  products: z.array(z.string()),
  /** The deal that it renews or extends. */
  follows: dealSummary.nullable(),
  /** The deals that renew or extend it. */
  followedBy: z.array(dealSummary),
  records: z.number().int(),
  fields: z.array(saidField),
  /** The names of fields that your role does not see. */
  withheld: z.array(z.string()),
  departures: z.array(z.object({ kind: z.enum(['deleted', 'merged']), source: z.string(), at: z.string() })),
  /** Newest first: stages, changes of fields, touches about it. */
  history: z.array(
    z.object({
      kind: z.string().describe('captured, stage, proposal, won, lost; field for a change of a field; touch.'),
      /** The stage, the field, or what the touch is called. */
      label: z.string().nullable(),
      /** What a field became; of a touch, its kind. */
      value: z.string().nullable(),
      occurredAt: z.string(),
      actor: z.string().nullable(),
      source: z.string(),
    }),
  ),
  isHistoryCut: z.boolean(),
});

export type DealAnswer = z.infer<typeof dealAnswer>;
