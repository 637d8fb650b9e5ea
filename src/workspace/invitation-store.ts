import { sql } from 'kysely';
import type { Role, Team } from '#platform/context.ts';
import type { Tx, WorkspaceTx } from '#platform/database/database.ts';

export interface Invitation {
  id: number;
  email: string;
  team: Team;
  role: Role;
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** null while neither accepted nor withdrawn. */
  outcome: 'accepted' | 'withdrawn' | null;
  /** A member who has no way in yet, and gets it by this. */
  forMemberId: number | null;
}

const invitations = sql`
  select i.id, i.email, i.team, i.role, m.name as "invitedBy", i.created_at as "createdAt",
    coalesce(r.expires_at, i.expires_at) as "expiresAt", e.outcome, i.for_member_id as "forMemberId"
  from entente.invitations i
  left join entente.members m on m.workspace_id = i.workspace_id and m.id = i.invited_by
  left join entente.invitation_ends e on e.workspace_id = i.workspace_id and e.invitation_id = i.id
  left join lateral (
    select expires_at from entente.invitation_renewals r
    where r.workspace_id = i.workspace_id and r.invitation_id = i.id order by r.id desc limit 1) r on true`;

export async function listInvitations(tx: WorkspaceTx): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`${invitations} where i.workspace_id = ${tx.workspaceId} order by i.id desc`.execute(tx.db);
  return rows;
}

export async function findInvitation(tx: WorkspaceTx, id: number): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`${invitations} where i.workspace_id = ${tx.workspaceId} and i.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** Where the link of an invitation leads. Only the hash of a link is kept. */
export async function findInvitationByHash(tx: Tx, tokenHash: Buffer): Promise<{ workspaceId: number; invitationId: number } | null> {
  const { rows } = await sql<{ workspaceId: number; invitationId: number }>`
    select workspace_id as "workspaceId", invitation_id as "invitationId" from directory.invitations where token_hash = ${tokenHash}`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}

export interface NewInvitation {
  email: string;
  team: Team;
  role: Role;
  invitedBy: number | null;
  createdAt: Date;
  expiresAt: Date;
  tokenHash: Buffer;
  forMemberId: number | null;
}

export async function insertInvitation(tx: WorkspaceTx, invitation: NewInvitation): Promise<number> {
  const { email, team, role, invitedBy, createdAt, expiresAt, tokenHash, forMemberId } = invitation;
  const { rows } = await sql<{ id: number }>`
    insert into entente.invitations (workspace_id, email, team, role, invited_by, created_at, expires_at, for_member_id)
    values (${tx.workspaceId}, ${email}, ${team}, ${role}, ${invitedBy}, ${createdAt}, ${expiresAt}, ${forMemberId}) returning id`.execute(
    tx.db,
  );
  const id = rows[0]!.id;
  await sql`
    insert into directory.invitations (token_hash, workspace_id, invitation_id) values (${tokenHash}, ${tx.workspaceId}, ${id})`.execute(
    tx.db,
  );
  return id;
}

/** Gives an invitation another link and another day; the link before opens nothing any more. */
export async function renewInvitation(
  tx: WorkspaceTx,
  id: number,
  renewal: { by: number | null; at: Date; expiresAt: Date; tokenHash: Buffer },
): Promise<void> {
  await sql`
    insert into entente.invitation_renewals (workspace_id, invitation_id, renewed_by, renewed_at, expires_at)
    values (${tx.workspaceId}, ${id}, ${renewal.by}, ${renewal.at}, ${renewal.expiresAt})`.execute(tx.db);
  await sql`delete from directory.invitations where workspace_id = ${tx.workspaceId} and invitation_id = ${id}`.execute(tx.db);
  await sql`
    insert into directory.invitations (token_hash, workspace_id, invitation_id)
    values (${renewal.tokenHash}, ${tx.workspaceId}, ${id})`.execute(tx.db);
}

/** Ends an invitation once. @returns false when it had ended before. */
export async function endInvitation(
  tx: WorkspaceTx,
  id: number,
  end: { outcome: 'accepted' | 'withdrawn'; memberId: number | null; at: Date },
): Promise<boolean> {
  const ended = await sql`
    insert into entente.invitation_ends (workspace_id, invitation_id, outcome, member_id, ended_at)
    values (${tx.workspaceId}, ${id}, ${end.outcome}, ${end.memberId}, ${end.at}) on conflict do nothing`.execute(tx.db);
  return ended.numAffectedRows === 1n;
}

/** Lets one transaction at a time decide about the invitations of a company, until it ends: two links can be for one address. */
export async function lockInvitations(tx: WorkspaceTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invitations ${tx.workspaceId}`}, 0))`.execute(tx.db);
}
