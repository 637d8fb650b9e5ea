import { sql } from 'kysely';
import type { Group } from '#kernel/lists/filter.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { compile } from '#platform/lists/compile.ts';
import { countByIndex, findCandidates } from '#platform/lists/find-candidates.ts';
import type { List, ListField } from '#platform/lists/list.ts';
import { joined } from '#platform/lists/read-page.ts';
import { withinTime } from '#platform/lists/within-time.ts';

/** Counting ends here: whoever has more narrows them, or takes them all. */
export const mostCounted = 10_000;
const longestMilliseconds = 3000;
/** As many rows are read by their keys sooner than all of them in a row. */
const fewEnough = 30_000;

/** How many rows pass; `isMore` where there are more than were counted, with 0 where it took too long to count any. */
export async function countRows(tx: WorkspaceTx, list: List, condition: Group<ListField>): Promise<{ count: number; isMore: boolean }> {
  const counted = await countByIndex(tx, list, condition, mostCounted + 1);
  if (counted !== null) return upToTheMost(counted);
  const found = await findCandidates(tx, list, condition, fewEnough);
  if (found?.count === 0) return { count: 0, isMore: false };
  const from = found ? joined(list, found) : list.from;
  const query = sql<{ count: number }>`
    select count(*) as count from (
      select 1 from ${from} where ${list.within} and ${compile(condition, list)} limit ${mostCounted + 1}) as passing`;
  const rows = await withinTime(tx, { milliseconds: longestMilliseconds, plans: found ? 'few-rows' : 'free' }, query);
  if (!rows) return { count: 0, isMore: true };
  return upToTheMost(rows[0]!.count);
}

const upToTheMost = (count: number) => ({ count: Math.min(count, mostCounted), isMore: count > mostCounted });
