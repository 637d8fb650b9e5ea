import { z } from 'zod';

// Wire shapes of bulk actions, shared by routes, screens and the command line.

/** More than these are narrowed by a filter first. */
export const mostRows = 10_000;
/** So many can be named one by one. */
export const mostPicked = 500;

export const bulkLists = ['people', 'accounts', 'deals', 'handoffs'] as const;
export const bulkDoings = ['follow', 'unfollow', 'ask'] as const;
const list = z.enum(bulkLists);
const doing = z.enum(bulkDoings);

const askOfMany = z.strictObject({
  kind: z.enum(['request', 'question', 'topic', 'problem']),
  text: z.string().trim().min(1).max(4000),
  side: z.enum(['marketing', 'sales', 'both']),
  wantedOn: z.string().max(10).nullish().describe('By when the asker would like it: 2026-11-19.'),
  owner: z.string().max(100).nullish().describe('A member of the side that is asked.'),
});

export const bulkWanted = z.strictObject({
  list,
  action: doing,
  only: z
    .array(z.string().max(100))
    .min(1)
    .max(mostPicked)
    .optional()
    .describe('The ids of some rows; everything that matches unless said.'),
  filter: z.string().max(20_000).optional().describe('As of the list.'),
  search: z.string().trim().max(200).optional().describe('As of the list.'),
  ask: askOfMany.optional().describe('What is asked, where the action is to ask: one ask that names them all.'),
});

export const whys = ['followed-already', 'not-followed', 'not-there', 'named-already'] as const;
export const bulkAction = z.object({
  id: z.string(),
  list,
  action: doing,
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed', 'undone']),
  /** How many rows it is about; null until they are found. */
  rows: z.number().int().nullable(),
  done: z.number().int(),
  skipped: z.array(z.object({ why: z.enum(whys), count: z.number().int() })),
  /** Why it failed, in a sentence. */
  problem: z.string().nullable(),
  /** The ask that came of it. */
  askId: z.string().nullable(),
  requestedAt: z.string(),
  endedAt: z.string().nullable(),
  may: z.object({ cancel: z.boolean(), undo: z.boolean() }),
});
export const bulkAnswer = z.object({ bulkAction });
export const bulksAnswer = z.object({ bulkActions: z.array(bulkAction) });

export type BulkWanted = z.infer<typeof bulkWanted>;
export type BulkAction = z.infer<typeof bulkAction>;
export type BulkDoing = (typeof bulkDoings)[number];
export type Why = (typeof whys)[number];
