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

/** Others whose values name the person: their records do so no more, and their values are made again from these. */
export async function findMentioning(tx: WorkspaceTx, subjectIds: readonly number[], identifiers: readonly string[]): Promise<number[]> {
  const asJson = identifiers.map((identifier) => JSON.stringify(identifier).slice(1, -1).toLowerCase());
  const { rows } = await sql<{ id: number }>`
    select id from entente.people where workspace_id = ${tx.workspaceId} and not id = any(${[...subjectIds]}::bigint[])
      and exists (select 1 from unnest(${asJson}::text[]) as known (text)
        where strpos(lower(jsonb_build_array(name, email, company, attributes)::text), known.text) > 0)`.execute(tx.db);
  return rows.map((row) => row.id);
}
