import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';

/** The account that a member signs in with, or null where there is no such member. */
export async function findAccountOf(tx: WorkspaceTx, memberId: number): Promise<string | null> {
  const { rows } = await sql<{ accountId: string }>`
    select user_id as "accountId" from entente.members where workspace_id = ${tx.workspaceId} and id = ${memberId}`.execute(tx.db);
  return rows[0]?.accountId ?? null;
}

export interface AccountOfMember {
  accountId: string;
  memberId: number;
  name: string;
}

/** Everybody who works here, by the account they sign in with. */
export async function listAccounts(tx: WorkspaceTx): Promise<AccountOfMember[]> {
  const { rows } = await sql<AccountOfMember>`
    select user_id as "accountId", id as "memberId", name from entente.members
    where workspace_id = ${tx.workspaceId} order by name, id`.execute(tx.db);
  return rows;
}
