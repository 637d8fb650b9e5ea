import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

/** Accounts as a command needs them inside its own transaction: better-auth works over connections of its own. */

/** The account of an address: the one that is there, or a new one that has no way in yet. */
export async function ensureAccountRow(tx: Tx, wanted: { name: string; email: string; at: Date }): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  await sql`
    insert into auth."user" (id, name, email, "createdAt", "updatedAt")
    values (${id}, ${wanted.name}, ${wanted.email}, ${wanted.at}, ${wanted.at}) on conflict (email) do nothing`.execute(tx.db);
  const { rows } = await sql<{ id: string }>`select id from auth."user" where email = ${wanted.email}`.execute(tx.db);
  return rows[0]!.id;
}

/** Whether somebody can sign in with it at all: by a password, or by another provider. */
export async function hasWayIn(tx: Tx, accountId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from auth.account where "userId" = ${accountId} limit 1`.execute(tx.db);
  return rows.length > 0;
}

/** Signs an account out everywhere, at once. */
export async function endSessions(tx: Tx, accountId: string): Promise<void> {
  await sql`delete from auth.session where "userId" = ${accountId}`.execute(tx.db);
}
