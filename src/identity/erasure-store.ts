import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';

export const wishes = ['person', 'company', 'authority'] as const;
export type WishOf = (typeof wishes)[number];

export interface Erasure {
  wishOf: WishOf;
  isSuppressed: boolean;
  erasedAt: Date;
}

/** The newest erasure of a person, by any of their subjects. */
export async function findErasure(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<Erasure | null> {
  const { rows } = await sql<Erasure>`
    select wish_of as "wishOf", is_suppressed as "isSuppressed", erased_at as "erasedAt" from entente.erasures
    where workspace_id = ${tx.workspaceId} and person_id = any(${[...subjectIds]}::bigint[]) order by id desc limit 1`.execute(tx.db);
  return rows[0] ?? null;
}

export async function insertErasure(tx: WorkspaceTx, erasure: Erasure & { personId: number; erasedBy: number | null }): Promise<void> {
  const { personId, wishOf, isSuppressed, erasedBy, erasedAt } = erasure;
  await sql`
    insert into entente.erasures (workspace_id, person_id, wish_of, is_suppressed, erased_by, erased_at)
    values (${tx.workspaceId}, ${personId}, ${wishOf}, ${isSuppressed}, ${erasedBy}, ${erasedAt})`.execute(tx.db);
}

/** Nothing is said of these people any more. */
export async function blankPeople(tx: WorkspaceTx, ids: readonly number[], at: Date): Promise<void> {
  await sql`
    update entente.people set name = '', name_search = '', email = '', email_search = '', company = '', attributes = '{}', updated_at = ${at}
    where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::bigint[])`.execute(tx.db);
}
