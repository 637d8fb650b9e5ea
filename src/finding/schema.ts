import { z } from 'zod';

export const searchQuery = z.object({
  q: z.string().trim().min(1).max(200).describe('How a name, one of its words, a mail address or a domain begins; words of an ask.'),
  limit: z.coerce.number().int().min(1).max(50).default(6).describe('How many of each group.'),
});

export const searchAnswer = z.object({
  /** Only groups in which something was found. */
  groups: z.array(
    z.object({
      name: z.string().describe('people, accounts, deals, members, asks, imports, settings.'),
      title: z.string(),
      /** The best first. */
      found: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          detail: z.string().describe('What tells it from others of its name.'),
          path: z.string().describe('Its page.'),
        }),
      ),
      hasMore: z.boolean(),
    }),
  ),
});

export type SearchQuery = z.infer<typeof searchQuery>;
export type SearchAnswer = z.infer<typeof searchAnswer>;
