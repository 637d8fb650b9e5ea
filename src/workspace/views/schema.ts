import { z } from 'zod';

// Wire shapes of saved views, shared by routes and screens.

const list = z.enum(['people', 'accounts', 'deals', 'handoffs']);
const part = (longest: number) => z.string().max(longest).nullish();
const address = {
  search: part(200),
  filter: part(20_000).describe('In the format of react-querybuilder, as the list takes it.'),
  sort: part(200),
  columns: part(4000),
};
const name = z.string().trim().min(1).max(100);

export const viewWanted = z.strictObject({ list, name, ...address, isShared: z.boolean().default(false) });
/** Checked by the command, so that a view that is not there is told before what is missing. */
export const viewChanges = z.strictObject({
  name: name.optional(),
  isShared: z.boolean().optional(),
  isStarred: z.boolean().optional().describe('Whether the list opens with it, for whoever asks.'),
  address: z.strictObject(address).optional().describe('What it shows from now on.'),
});
export const viewsQuery = z.object({ list });

export const savedView = z.object({
  id: z.string(),
  list,
  name: z.string(),
  search: z.string().nullable(),
  filter: z.string().nullable(),
  sort: z.string().nullable(),
  columns: z.string().nullable(),
  /** null: the operator at the machine, or somebody who is no member any more. */
  savedBy: z.string().nullable(),
  isShared: z.boolean(),
  isStarred: z.boolean(),
  /** Whether the caller may rename, change, share or remove it. */
  mayChange: z.boolean(),
});
export const viewsAnswer = z.object({ views: z.array(savedView), mayShare: z.boolean() });
export const viewAnswer = z.object({ view: savedView });

export type ViewWanted = z.infer<typeof viewWanted>;
export type ViewChanges = z.infer<typeof viewChanges>;
export type SavedView = z.infer<typeof savedView>;
export type ViewsAnswer = z.infer<typeof viewsAnswer>;
