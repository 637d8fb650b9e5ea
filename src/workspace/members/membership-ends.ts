import { sql } from 'kysely';
import { endSessions } from '#platform/auth/account-rows.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { accountOf, closeDoor, openDoor } from '#workspace/store.ts';

/** Ends a membership: the account leads nowhere from now on, its sessions end, and so do the member's keys. */
export async function endMembership(tx: WorkspaceTx, memberId: number, end: { by: number | null; at: Date }): Promise<void> {
  await sql`
    insert into entente.member_ends (workspace_id, member_id, ended_by, ended_at)
    values (${tx.workspaceId}, ${memberId}, ${end.by}, ${end.at})`.execute(tx.db);
  await closeDoor(tx, memberId);
  await endSessions(tx, await accountOf(tx, memberId));
  await endKeys(tx, memberId, end);
}

async function endKeys(tx: WorkspaceTx, memberId: number, end: { by: number | null; at: Date }): Promise<void> {
  await sql`
    insert into entente.api_key_revocations (workspace_id, api_key_id, revoked_by, revoked_at)
    select workspace_id, id, ${end.by}, ${end.at} from entente.api_keys
    where workspace_id = ${tx.workspaceId} and member_id = ${memberId} on conflict do nothing`.execute(tx.db);
  await sql`
    delete from directory.api_keys d using entente.api_keys k
    where d.workspace_id = ${tx.workspaceId} and k.workspace_id = d.workspace_id and k.id = d.api_key_id and k.member_id = ${memberId}`.execute(
    tx.db,
  );
}

/** Somebody who left is a member again, under the name that history knows. Keys that ended stay ended. */
export async function beginAgain(
  tx: WorkspaceTx,
  memberId: number,
  { accountId, by, at }: { accountId: string; by: number | null; at: Date },
): Promise<void> {
  await sql`
    insert into entente.member_returns (workspace_id, member_end_id, returned_by, returned_at)
    select e.workspace_id, e.id, ${by}, ${at} from entente.member_ends e
    where e.workspace_id = ${tx.workspaceId} and e.member_id = ${memberId}
    on conflict do nothing`.execute(tx.db);
  await openDoor(tx, accountId, memberId);
}
