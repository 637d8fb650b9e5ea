import { sql } from 'kysely';
import type { Tx, WorkspaceTx } from '#platform/database/database.ts';

export interface ApiKey {
  id: number;
  name: string;
  /** The last characters, to tell keys apart. */
  hint: string;
  memberName: string;
  createdAt: Date;
  /** What it is for; null: all that its member may. */
  scopes: string[] | null;
  /** null: until it is revoked. */
  expiresAt: Date | null;
  /** 2026-11-17, a day of UTC; null: never. */
  lastUsedOn: string | null;
}

/** Keys that still open something. */
export async function listApiKeys(tx: WorkspaceTx): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    select k.id, k.name, k.hint, m.name as "memberName", k.created_at as "createdAt",
      k.scopes, k.expires_at as "expiresAt", u.used_on as "lastUsedOn"
    from entente.api_keys k
    left join entente.api_key_uses u on u.workspace_id = k.workspace_id and u.api_key_id = k.id
    join entente.members m on m.workspace_id = k.workspace_id and m.id = k.member_id
    left join entente.api_key_revocations r on r.workspace_id = k.workspace_id and r.api_key_id = k.id
    where k.workspace_id = ${tx.workspaceId} and r.api_key_id is null order by k.id desc`.execute(tx.db);
  return rows;
}

export interface ApiKeyFound {
  memberId: number;
  isRevoked: boolean;
  scopes: string[] | null;
  expiresAt: Date | null;
  lastUsedOn: string | null;
}

export async function findApiKey(tx: WorkspaceTx, id: number): Promise<ApiKeyFound | null> {
  const { rows } = await sql<ApiKeyFound>`
    select k.member_id as "memberId", r.api_key_id is not null as "isRevoked", k.scopes, k.expires_at as "expiresAt", u.used_on as "lastUsedOn"
    from entente.api_keys k
    left join entente.api_key_revocations r on r.workspace_id = k.workspace_id and r.api_key_id = k.id
    left join entente.api_key_uses u on u.workspace_id = k.workspace_id and u.api_key_id = k.id
    where k.workspace_id = ${tx.workspaceId} and k.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** Remembers the day on which a key was used last: one write a day. */
export async function rememberUse(tx: WorkspaceTx, id: number, day: string): Promise<void> {
  await sql`
    insert into entente.api_key_uses (workspace_id, api_key_id, used_on) values (${tx.workspaceId}, ${id}, ${day})
    on conflict (workspace_id, api_key_id) do update set used_on = excluded.used_on`.execute(tx.db);
}

/** Where a key leads. Only its hash is kept. */
export async function findApiKeyByHash(tx: Tx, keyHash: Buffer): Promise<{ workspaceId: number; apiKeyId: number } | null> {
  const { rows } = await sql<{ workspaceId: number; apiKeyId: number }>`
    select workspace_id as "workspaceId", api_key_id as "apiKeyId" from directory.api_keys where key_hash = ${keyHash}`.execute(tx.db);
  return rows[0] ?? null;
}

export interface NewApiKey {
  memberId: number;
  name: string;
  hint: string;
  keyHash: Buffer;
  createdAt: Date;
  scopes: string[] | null;
  expiresAt: Date | null;
}

export async function insertApiKey(tx: WorkspaceTx, key: NewApiKey): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into entente.api_keys (workspace_id, member_id, name, hint, created_at, scopes, expires_at)
    values (${tx.workspaceId}, ${key.memberId}, ${key.name}, ${key.hint}, ${key.createdAt}, ${key.scopes}, ${key.expiresAt}) returning id`.execute(
    tx.db,
  );
  const id = rows[0]!.id;
  await sql`insert into directory.api_keys (key_hash, workspace_id, api_key_id) values (${key.keyHash}, ${tx.workspaceId}, ${id})`.execute(
    tx.db,
  );
  return id;
}

/** Closes a key for good. @returns false when it was closed before. */
export async function revokeApiKey(tx: WorkspaceTx, id: number, revokedBy: number | null, at: Date): Promise<boolean> {
  const revoked = await sql`
    insert into entente.api_key_revocations (workspace_id, api_key_id, revoked_by, revoked_at)
    values (${tx.workspaceId}, ${id}, ${revokedBy}, ${at}) on conflict do nothing`.execute(tx.db);
  await sql`delete from directory.api_keys where workspace_id = ${tx.workspaceId} and api_key_id = ${id}`.execute(tx.db);
  return revoked.numAffectedRows === 1n;
}
