import { z } from 'zod';

// Wire shapes of the demo, shared by routes, screens and the command line.

export const demoWanted = z.strictObject({
  token: z.string().max(200).default('').describe('The set-up token printed at start; the operator of the data folder needs none.'),
  seed: z.int().min(0).max(2_000_000_000).default(1).describe('Another one invents another company with the same truths.'),
});
export const endWanted = z.strictObject({ token: z.string().max(200).default('') });
export const eyesWanted = z.strictObject({ email: z.string().max(254).describe('One of `eyes`.') });

const eyes = z.object({ name: z.string(), email: z.string(), team: z.string(), role: z.string(), why: z.string() });
const count = z.number().int();

export const demoAnswer = z.object({
  /** `none`: this installation shows no demo. */
  state: z.enum(['none', 'making', 'ready', 'failed']),
  companyName: z.string().optional(),
  seed: count.optional(),
  madeFor: z.string().optional().describe('The history ends the evening before that day.'),
  rowsRead: count.optional(),
  rowsPlanned: count.nullable().optional().describe('null until the company is invented.'),
  /** Through whose eyes one can look. */
  eyes: z.array(eyes).optional(),
});
export const done = z.object({ done: z.literal(true) });

export type DemoAnswer = z.infer<typeof demoAnswer>;
