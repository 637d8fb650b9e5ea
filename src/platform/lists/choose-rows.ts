import { t } from '#kernel/language/say.ts';
import { sql } from 'kysely';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { findPage } from '#platform/lists/ask-list.ts';
import type { List, ListDefinition, ThingOfRow } from '#platform/lists/list.ts';
import type { Question } from '#platform/lists/read-question.ts';

// Rows of a list that something is done to: all that match, those of some that are there, and what stands behind them.

const atATime = 500;

/** The rows that match, in the order of the list. Refused where there are more than `most`: nobody means so many. */
export async function chooseAll(
  tx: WorkspaceTx,
  list: List,
  definition: ListDefinition,
  { question, most }: { question: Question; most: number },
): Promise<Outcome<{ ids: number[] }>> {
  const ids: number[] = [];
  for (let after: string | undefined; ;) {
    const found = await findPage(tx, list, definition, { ...question, sort: definition.sort, after, limit: atATime });
    if (!found.ok) return found;
    ids.push(...found.page.ids);
    if (ids.length > most) return tooMany(most);
    if (found.page.next === null) return { ok: true, ids };
    after = found.page.next;
  }
}

export const tooMany = (most: number) =>
  refuse('invalid', 'too-many', t`More than ${most.toLocaleString('en-GB')} rows match.`, {
    where: 'filter',
    accepted: t`a filter that ${most.toLocaleString('en-GB')} rows pass at most`,
  });

/** Which of these rows are in the list as whoever opened it sees it. */
export async function rowsThere(tx: WorkspaceTx, list: List, ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select ${list.id} as id from ${list.from} where ${list.within} and ${list.id} = any(${[...ids]}::bigint[])`.execute(tx.db);
  return new Set(rows.map(({ id }) => id));
}

/** What members follow and ask about, by row. */
export async function thingsOfRows(
  tx: WorkspaceTx,
  definition: ListDefinition,
  rowIds: readonly number[],
): Promise<ReadonlyMap<number, ThingOfRow>> {
  return definition.things?.(tx, rowIds) ?? new Map(rowIds.map((id) => [id, { kind: definition.idKind, ids: [id] }]));
}
