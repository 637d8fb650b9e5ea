import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { FoundGroup, Slice } from '#platform/slice.ts';
import type { SearchAnswer, SearchQuery } from '#finding/schema.ts';

/** What each slice finds, in the order in which groups are shown. */
export type Searchers = readonly NonNullable<Slice['search']>[];

/** What all slices find by some words; each looks only where the caller may, so whoever may see nothing finds nothing. */
export async function searchEverything(context: Context, { q, limit }: SearchQuery, searchers: Searchers): Promise<SearchAnswer> {
  const read = async () =>
    inWorkspace(
      context.database,
      context.caller.workspaceId,
      async (tx) => {
        const groups: FoundGroup[] = [];
        for (const search of searchers) groups.push(...(await search(tx, context, { text: q, limit })));
        return groups;
      },
      { isReadOnly: true },
    );
  return { groups: (await read()).map(({ found, ...group }) => ({ ...group, found: [...found] })) };
}
