import { z } from 'zod';

// Wire shapes of people, shared by routes and screens.

export const peopleQuerySchema = z.object({
  search: z.string().trim().max(200).optional().describe('How the name or the mail begins.'),
  cursor: z.string().max(500).optional().describe('The `next` of the page before.'),
});

const personSummary = z.object({ id: z.string(), name: z.string(), email: z.string(), company: z.string() });
export const peopleAnswerSchema = z.object({ people: z.array(personSummary), next: z.string().nullable() });

const provenance = z.object({ source: z.string(), at: z.string() });

export const personParamsSchema = z.object({ id: z.string().max(100) });
export const personAnswerSchema = z.object({
  person: personSummary,
  /** How many records are behind the fields. */
  records: z.number().int(),
  fields: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      /** The sources that say so, newest first. */
      sources: z.array(provenance),
      /** What sources say or said instead. */
      losing: z.array(z.object({ value: z.string(), source: z.string(), at: z.string() })),
    }),
  ),
  /** Newest first. */
  timeline: z.array(z.object({ kind: z.string(), label: z.string().nullable(), occurredAt: z.string(), actor: z.string().nullable() })),
  /** Whether older moments were left out. */
  isTimelineCut: z.boolean(),
});

export type PeopleQuery = z.infer<typeof peopleQuerySchema>;
export type PeopleAnswer = z.infer<typeof peopleAnswerSchema>;
export type PersonAnswer = z.infer<typeof personAnswerSchema>;
