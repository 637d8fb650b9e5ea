import { sql, type RawBuilder } from 'kysely';
import { isGroup, type Condition } from '#kernel/lists/filter.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { List, ListField } from '#platform/lists/list.ts';
import { readTest } from '#platform/lists/read-test.ts';

/** Rows that an index finds, among them all that pass. */
export interface Candidates {
  ids: RawBuilder<{ id: number }>;
  count: number;
}

/**
 * Looks which part of a filter an index answers with fewest rows. The planner cannot know: it has no statistics of attributes,
 * and would read a million rows in the order of their names to find three. So each part that an index can answer is counted,
 * up to a limit, which takes a millisecond or two; the smallest is taken.
 * @returns null where every part finds `most` or more.
 */
export async function findCandidates(
  tx: WorkspaceTx,
  list: List,
  condition: Condition<ListField>,
  most: number,
): Promise<Candidates | null> {
  if (!isGroup(condition)) return byRule(tx, list, condition, most);
  if (condition.isNot || condition.parts.length === 0) return null;
  return condition.combinator === 'and' ? smallestOf(tx, list, condition.parts, most) : unionOf(tx, list, condition.parts, most);
}

async function byRule(tx: WorkspaceTx, list: List, rule: Exclude<Condition<ListField>, { parts: unknown }>, most: number) {
  const { test, isNot } = readTest(rule, list);
  const ids = isNot ? null : rule.field.find?.(test);
  if (!ids) return null;
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${ids} limit ${most}) as found`.execute(tx.db);
  const { count } = rows[0]!;
  return count < most ? { ids, count } : null;
}

/** Of parts that must all pass, the one with the fewest; the rest is tested row by row. */
async function smallestOf(tx: WorkspaceTx, list: List, parts: readonly Condition<ListField>[], most: number): Promise<Candidates | null> {
  let smallest: Candidates | null = null;
  for (const part of parts) {
    const found = await findCandidates(tx, list, part, smallest?.count || most);
    if (found && (!smallest || found.count < smallest.count)) smallest = found;
    if (smallest?.count === 0) break;
  }
  return smallest;
}

/** Of parts of which one must pass, all together: without one of them nothing is found by the others. */
async function unionOf(tx: WorkspaceTx, list: List, parts: readonly Condition<ListField>[], most: number): Promise<Candidates | null> {
  const found: Candidates[] = [];
  for (const part of parts) {
    const one = await findCandidates(tx, list, part, most);
    if (!one) return null;
    found.push(one);
  }
  const count = found.reduce((sum, one) => sum + one.count, 0);
  if (count >= most) return null;
  const ids = sql<{ id: number }>`${sql.join(
    found.map((one) => sql`(${one.ids})`),
    sql` union all `,
  )}`;
  return { ids, count };
}
