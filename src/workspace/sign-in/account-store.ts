import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { findMember, type Member } from '#workspace/store.ts';

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

/** The member that an account is here, whether or not they still are one. */
export async function memberOfAccount(tx: WorkspaceTx, accountId: string): Promise<Member | null> {
  const { rows } = await sql<{ id: number }>`
    select id from entente.members where workspace_id = ${tx.workspaceId} and user_id = ${accountId}`.execute(tx.db);
  return rows[0] ? findMember(tx, rows[0].id) : null;
}

export async function worksElsewhere(tx: WorkspaceTx, accountId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from directory.members where user_id = ${accountId} and workspace_id <> ${tx.workspaceId} limit 1`.execute(tx.db);
  return rows.length > 0;
}
