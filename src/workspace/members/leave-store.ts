import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Leave } from '#workspace/members/leave.ts';

export interface StoredLeave extends Leave {
  id: number;
  memberId: number;
}

/** Leave that has not ended before a day, of everybody or of one member. */
export async function listLeaves(tx: WorkspaceTx, from: string, memberId: number | null = null): Promise<StoredLeave[]> {
  const { rows } = await sql<StoredLeave>`
    select id, member_id as "memberId", starts_on as "startsOn", ends_on as "endsOn" from entente.member_leaves
    where workspace_id = ${tx.workspaceId} and ends_on >= ${from} and (${memberId}::bigint is null or member_id = ${memberId})
    order by starts_on`.execute(tx.db);
  return rows;
}

export async function insertLeave(tx: WorkspaceTx, leave: Leave & { memberId: number; by: number; at: Date }): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into entente.member_leaves (workspace_id, member_id, starts_on, ends_on, entered_by, entered_at)
    values (${tx.workspaceId}, ${leave.memberId}, ${leave.startsOn}, ${leave.endsOn}, ${leave.by}, ${leave.at}) returning id`.execute(
    tx.db,
  );
  return rows[0]!.id;
}

/** @returns whether it was this member's. */
export async function deleteLeave(tx: WorkspaceTx, id: number, memberId: number): Promise<boolean> {
  const deleted = await sql`
    delete from entente.member_leaves where workspace_id = ${tx.workspaceId} and id = ${id} and member_id = ${memberId}`.execute(tx.db);
  return deleted.numAffectedRows === 1n;
}

/** One change of leave at a time: two at once could overlap unseen. */
export async function lockLeaves(tx: WorkspaceTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`member leaves ${tx.workspaceId}`}, 0))`.execute(tx.db);
}
