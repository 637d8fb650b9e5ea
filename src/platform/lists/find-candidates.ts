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
  // Parts of words are looked for once; reading along an index again costs less than carrying ids to and fro.
  if (test.how === 'contains') return these(await idsOf(tx, ids, most), most);
  const count = await countUpTo(tx, ids, most);
  return count < most ? { ids, count } : null;
}

async function idsOf(tx: WorkspaceTx, ids: RawBuilder<{ id: number }>, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from (${ids} limit ${most}) as found`.execute(tx.db);
  return rows.map((row) => row.id);
}

function these(found: readonly number[], most: number): Candidates | null {
  if (found.length >= most) return null;
  return { ids: sql`select id from unnest(${[...found]}::bigint[]) as given (id)`, count: found.length };
}

/** How many an index finds, itself alone; `most` where there are as many or more. */
async function countUpTo(tx: WorkspaceTx, ids: RawBuilder<{ id: number }>, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${ids} limit ${most}) as found`.execute(tx.db);
  return rows[0]!.count;
}

/**
 * How many rows pass a condition that is one rule which an index answers to the full, or of which one must pass; up to `most`.
 * @returns null where rows have to be read for it.
 */
export async function countByIndex(tx: WorkspaceTx, list: List, condition: Condition<ListField>, most: number): Promise<number | null> {
  const bare = unwrapped(condition);
  const rules = isGroup(bare) && bare.combinator === 'or' && !bare.isNot ? bare.parts.map(unwrapped) : [bare];
  const found: RawBuilder<{ id: number }>[] = [];
  for (const rule of rules) {
    if (isGroup(rule)) return null;
    const { test, isNot } = readTest(rule, list);
    const ids = isNot || test.how === 'contains' ? null : rule.field.find?.(test);
    if (!ids) return null;
    found.push(ids);
  }
  for (const ids of found) {
    const count = await countUpTo(tx, ids, most);
    if (found.length === 1 || count === most) return count;
  }
  return found.length === 0 ? null : countUpTo(tx, sql`select distinct id from (${unionAll(found)}) as each`, most);
}

/** Without groups of one part, and without parts that ask nothing. */
function unwrapped(condition: Condition<ListField>): Condition<ListField> {
  if (!isGroup(condition) || condition.isNot) return condition;
  const parts =
    condition.combinator === 'and' ? condition.parts.filter((part) => !isGroup(part) || part.parts.length > 0) : condition.parts;
  return parts.length === 1 ? unwrapped(parts[0]!) : condition;
}

const unionAll = (found: readonly RawBuilder<{ id: number }>[]): RawBuilder<{ id: number }> =>
  sql`${sql.join(
    found.map((ids) => sql`(${ids})`),
    sql` union all `,
  )}`;

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
  return { ids: unionAll(found.map((one) => one.ids)), count };
}
