import type { Found, FoundGroup } from '#platform/slice.ts';

/** A group of a search from one row more than asked for, which only says that there are more. @returns none where nothing was found. */
export function foundGroup<Row>(
  { name, title, limit }: { name: string; title: string; limit: number },
  rows: readonly Row[],
  toFound: (row: Row) => Found,
): FoundGroup[] {
  if (rows.length === 0) return [];
  return [{ name, title, found: rows.slice(0, limit).map(toFound), hasMore: rows.length > limit }];
}
