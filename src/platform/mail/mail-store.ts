import { sql } from 'kysely';
import type { Tx, WorkspaceTx } from '#platform/database/database.ts';
import type { Encryption } from '#platform/mail/smtp-route.ts';

/** Mails, what became of them, and how they leave. All SQL about mail is here. */

export type MailStateName = 'waiting' | 'sent' | 'failed' | 'kept';

export interface MailState {
  state: MailStateName;
  /** Why it did not leave yet, or will not. */
  reason: string | null;
  /** The mail server's own words. */
  said: string | null;
  nextTryAt: Date | null;
  beganAt: Date;
}

export interface Mail extends MailState {
  id: number;
  messageId: string;
  to: string;
  subject: string;
  aboutKind: string;
  aboutId: number | null;
  writtenAt: Date;
  /** By whom; null for the operator at the machine and for the product itself. */
  writtenBy: string | null;
}

export interface NewMail {
  messageId: string;
  to: string;
  subject: string;
  sealedParts: Buffer | null;
  aboutKind: string;
  aboutId: number | null;
  writtenBy: number | null;
  writtenAt: Date;
}

export async function insertMail(tx: WorkspaceTx, mail: NewMail): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into entente.mails (workspace_id, message_id, to_address, subject, sealed_parts, about_kind, about_id, written_by, written_at)
    values (${tx.workspaceId}, ${mail.messageId}, ${mail.to}, ${mail.subject}, ${mail.sealedParts}, ${mail.aboutKind}, ${mail.aboutId},
      ${mail.writtenBy}, ${mail.writtenAt}) returning id`.execute(tx.db);
  return rows[0]!.id;
}

/** Writes what became of a mail, and whether and when it is looked at again. */
export async function insertState(tx: WorkspaceTx, mailId: number, { state, reason, said, nextTryAt, beganAt }: MailState): Promise<void> {
  await sql`
    insert into entente.mail_states (workspace_id, mail_id, state, reason, said, next_try_at, began_at)
    values (${tx.workspaceId}, ${mailId}, ${state}, ${reason}, ${said}, ${nextTryAt}, ${beganAt})`.execute(tx.db);
  if (state !== 'waiting') {
    await sql`delete from directory.due_mails where workspace_id = ${tx.workspaceId} and mail_id = ${mailId}`.execute(tx.db);
    return;
  }
  await sql`
    insert into directory.due_mails (workspace_id, mail_id, due_at) values (${tx.workspaceId}, ${mailId}, ${nextTryAt ?? beganAt})
    on conflict (workspace_id, mail_id) do update set due_at = excluded.due_at`.execute(tx.db);
}

const mails = sql`
  select m.id, m.message_id as "messageId", m.to_address as "to", m.subject, m.about_kind as "aboutKind", m.about_id as "aboutId",
    m.written_at as "writtenAt", w.name as "writtenBy", s.state, s.reason, s.said, s.next_try_at as "nextTryAt", s.began_at as "beganAt"
  from entente.mails m
  join lateral (
    select * from entente.mail_states s where s.workspace_id = m.workspace_id and s.mail_id = m.id order by s.id desc limit 1) s on true
  left join entente.member_facts w on w.workspace_id = m.workspace_id and w.member_id = m.written_by`;

/** Mails before an id, newest first. */
export async function listMails(tx: WorkspaceTx, before: number | null, most: number): Promise<Mail[]> {
  const { rows } = await sql<Mail>`
    ${mails} where m.workspace_id = ${tx.workspaceId} and (${before}::bigint is null or m.id < ${before}) order by m.id desc limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

export async function findMail(tx: WorkspaceTx, id: number): Promise<(Mail & { sealedParts: Buffer | null }) | null> {
  const { rows } = await sql<Mail>`${mails} where m.workspace_id = ${tx.workspaceId} and m.id = ${id}`.execute(tx.db);
  if (!rows[0]) return null;
  const parts = await sql<{ sealedParts: Buffer | null }>`
    select sealed_parts as "sealedParts" from entente.mails where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.db);
  return { ...rows[0], sealedParts: parts.rows[0]!.sealedParts };
}

/** What became of a mail, try by try. */
export async function statesOf(tx: WorkspaceTx, mailId: number): Promise<MailState[]> {
  const { rows } = await sql<MailState>`
    select state, reason, said, next_try_at as "nextTryAt", began_at as "beganAt" from entente.mail_states
    where workspace_id = ${tx.workspaceId} and mail_id = ${mailId} order by id`.execute(tx.db);
  return rows;
}

/** What became of the newest mail about each thing of a kind. */
export async function newestStatesAbout(tx: WorkspaceTx, aboutKind: string): Promise<ReadonlyMap<number, MailState & { mailId: number }>> {
  const { rows } = await sql<MailState & { mailId: number; aboutId: number }>`
    select distinct on (m.about_id) m.about_id as "aboutId", m.id as "mailId", s.state, s.reason, s.said,
      s.next_try_at as "nextTryAt", s.began_at as "beganAt"
    from entente.mails m join entente.mail_states s on s.workspace_id = m.workspace_id and s.mail_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.about_kind = ${aboutKind} and m.about_id is not null
    order by m.about_id, m.id desc, s.id desc`.execute(tx.db);
  return new Map(rows.map((row) => [row.aboutId, row]));
}

/** Which mails of all workspaces are due, the longest waiting first. */
export async function findDueMails(tx: Tx, now: Date, most: number): Promise<{ workspaceId: number; mailId: number }[]> {
  const { rows } = await sql<{ workspaceId: number; mailId: number }>`
    select workspace_id as "workspaceId", mail_id as "mailId" from directory.due_mails
    where due_at <= ${now} order by due_at, mail_id limit ${most}`.execute(tx.db);
  return rows;
}

/** Forgets what old mails said; that they were sent stays. */
export async function forgetParts(tx: WorkspaceTx, before: Date): Promise<void> {
  await sql`
    update entente.mails set sealed_parts = null
    where workspace_id = ${tx.workspaceId} and sealed_parts is not null and written_at < ${before}`.execute(tx.db);
}

export interface StoredMailSettings {
  host: string;
  port: number;
  encryption: Encryption;
  userName: string | null;
  sealedPassword: Buffer | null;
  fromName: string;
  fromAddress: string;
}

export async function findMailSettings(tx: WorkspaceTx): Promise<StoredMailSettings | null> {
  const { rows } = await sql<StoredMailSettings>`
    select host, port, encryption, user_name as "userName", sealed_password as "sealedPassword",
      from_name as "fromName", from_address as "fromAddress"
    from entente.mail_settings where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  return rows[0] ?? null;
}

export async function replaceMailSettings(
  tx: WorkspaceTx,
  settings: StoredMailSettings,
  change: { by: number | null; at: Date },
): Promise<void> {
  const { host, port, encryption, userName, sealedPassword, fromName, fromAddress } = settings;
  await deleteMailSettings(tx);
  await sql`
    insert into entente.mail_settings
      (workspace_id, host, port, encryption, user_name, sealed_password, from_name, from_address, changed_by, changed_at)
    values (${tx.workspaceId}, ${host}, ${port}, ${encryption}, ${userName}, ${sealedPassword}, ${fromName}, ${fromAddress},
      ${change.by}, ${change.at})`.execute(tx.db);
}

/** @returns whether there were any. */
export async function deleteMailSettings(tx: WorkspaceTx): Promise<boolean> {
  const deleted = await sql`delete from entente.mail_settings where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  return deleted.numAffectedRows === 1n;
}
