import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

/** Somebody as a provider names them for good: addresses and names change, this does not. */
export interface ProviderLink {
  issuer: string;
  subject: string;
}

const providerId = ({ issuer }: ProviderLink) => `oidc ${issuer}`;

export async function accountBehind(tx: Tx, link: ProviderLink): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select "userId" as id from auth.account where "providerId" = ${providerId(link)} and "accountId" = ${link.subject}`.execute(tx.db);
  return rows[0]?.id ?? null;
}

export async function linkAccount(tx: Tx, accountId: string, link: ProviderLink, at: Date): Promise<void> {
  await sql`
    insert into auth.account (id, "accountId", "providerId", "userId", "createdAt", "updatedAt")
    values (${randomBytes(24).toString('base64url')}, ${link.subject}, ${providerId(link)}, ${accountId}, ${at}, ${at})`.execute(tx.db);
}
