import { z } from 'zod';

// What there is, as the Data page and the command line show it.

const count = z.number().int().nonnegative();
const amounts = z.array(z.object({ currency: z.string(), amountMinor: z.number().int(), deals: count }));
const outcome = z.object({ deals: count, amounts });

/** How many of each kind a source has. */
const countsSchema = z.object({
  people: count,
  accounts: count,
  deals: count,
  touches: count,
  campaigns: count,
  spend: count,
  products: count,
  members: count,
  fieldChanges: count,
  links: count,
  departures: count,
});
export type SourceCounts = z.infer<typeof countsSchema>;

const inventorySourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  counts: countsSchema,
  /** The newest import that stands; null where all were undone. */
  lastImport: z.object({ id: z.string(), state: z.string(), requestedAt: z.string(), finishedAt: z.string().nullable() }).nullable(),
  /** The last moment that its files cover; null where none says. */
  observedUntil: z.string().nullable(),
  importRuns: count,
  problems: z.array(z.object({ code: z.string(), message: z.string(), count: count.optional() })),
});
export type InventorySource = z.infer<typeof inventorySourceSchema>;

export const inventoryAnswerSchema = z.object({
  /** When it was counted: behind every import and undo. */
  countedAt: z.string(),
  /** Whether an import or an undo has ended that is not counted yet: ask again in a moment. */
  isCounting: z.boolean(),
  totals: z.object({
    people: count,
    accounts: count,
    touches: count,
    deals: z.object({ open: outcome, won: outcome, lost: outcome }),
    campaigns: count,
    products: count,
    members: count,
    spend: z.array(z.object({ currency: z.string(), amountMinor: z.number().int(), days: count })),
    fieldChanges: count,
    links: count,
    departures: count,
  }),
  sources: z.array(inventorySourceSchema),
});
export type InventoryAnswer = z.infer<typeof inventoryAnswerSchema>;
