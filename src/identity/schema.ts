import { z } from 'zod';

// Wire shapes of people, shared by routes and screens.

export const peopleQuerySchema = z.object({
  search: z.string().trim().max(200).optional().describe('How the name or the mail begins.'),
  cursor: z.string().max(500).optional().describe('The `next` of the page before.'),
});

const personSummary = z.object({ id: z.string(), name: z.string(), email: z.string(), company: z.string() });
export const peopleAnswerSchema = z.object({ people: z.array(personSummary), next: z.string().nullable() });

export const thingRef = z.object({ id: z.string(), name: z.string() });
export const dealSummary = z.object({
  id: z.string(),
  name: z.string(),
  amountMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
  owner: z.string().nullable(),
  /** Where it stands: its newest moment. */
  standing: z.object({ kind: z.string(), label: z.string().nullable(), at: z.string() }).nullable(),
});

const provenance = z.object({ source: z.string(), at: z.string() });

export const saidField = z.object({
  name: z.string(),
  value: z.string(),
  /** The sources that say so, newest first. */
  sources: z.array(provenance),
  /** What sources say or said instead. */
  losing: z.array(z.object({ value: z.string(), source: z.string(), at: z.string() })),
});

export const timelineEntry = z.object({
  /** captured, stage, won, touch and so on. */
  kind: z.string(),
  /** Of a touch, what kind of touch it was, in its source's word: mail, call, form. */
  touchKind: z.string().nullable(),
  label: z.string().nullable(),
  occurredAt: z.string(),
  actor: z.string().nullable(),
});

export const personParamsSchema = z.object({ id: z.string().max(100) });
export const personAnswerSchema = z.object({
  person: personSummary,
  /** How many records are behind the fields. */
  records: z.number().int(),
  fields: z.array(saidField),
  /** The names of fields that your role does not see. */
  withheld: z.array(z.string()),
  /** The accounts that sources say the person belongs to. */
  accounts: z.array(thingRef),
  deals: z.array(dealSummary.extend({ role: z.string().nullable().describe('What the person is in the deal.') })),
  /** Newest first. */
  timeline: z.array(timelineEntry),
  /** Whether older moments were left out. */
  isTimelineCut: z.boolean(),
  /** When and at whose wish the person was erased; null where they are not. */
  erasure: z.object({ at: z.string(), wishOf: z.enum(['person', 'company', 'authority']), isSuppressed: z.boolean() }).nullable(),
});

/** Checked by the command, so that a person who is not there is told before what is missing. */
export const erasureWanted = z.strictObject({
  confirmation: z.string().max(500).default('').describe('The name or the mail of the person, typed once more.'),
  wishOf: z.string().max(20).default('').describe('At whose wish: person, company or authority.'),
  later: z
    .enum(['refuse', 'forget'])
    .default('refuse')
    .describe(
      'What later imports of the same keys do: they are refused row by row, or they make a new person whom nothing connects to this one.',
    ),
});
export const erasureAnswer = z.object({
  erasedAt: z.string(),
  /** What members wrote about the person: somebody has to look. */
  toCheck: z.array(z.object({ what: z.string(), thing: z.string(), id: z.string() })),
});

const reportValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const personReport = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  madeAt: z.string(),
  sections: z.array(z.object({ name: z.string(), title: z.string(), note: z.string(), rows: z.array(z.record(z.string(), reportValue)) })),
});

export type ErasureWanted = z.infer<typeof erasureWanted>;
export type ErasureAnswer = z.infer<typeof erasureAnswer>;
export type DealSummary = z.infer<typeof dealSummary>;
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;
export type PeopleAnswer = z.infer<typeof peopleAnswerSchema>;
export type PersonAnswer = z.infer<typeof personAnswerSchema>;
