import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { noticeKinds, type NoticeKind } from '#discussion/schema.ts';

export interface NewNotice {
  kind: NoticeKind;
  thing: { kind: string; id: number };
  /** The comment or event behind it. */
  reasonId: number;
  causedBy: number | null;
  what: string;
  at: Date;
}

/** Tells members, each once of one thing, and none who does not want to be told of its kind. */
export async function insertNotices(tx: WorkspaceTx, memberIds: readonly number[], notice: NewNotice): Promise<void> {
  const { kind, thing, reasonId, causedBy, what, at } = notice;
  await sql`
    insert into entente.notices (workspace_id, member_id, kind, thing_kind, thing_id, reason_id, caused_by, what, noticed_at)
    select ${tx.workspaceId}, id, ${kind}, ${thing.kind}, ${thing.id}, ${reasonId}, ${causedBy}, ${what}, ${at}
    from unnest(${[...memberIds]}::bigint[]) as id
    where not exists (select 1 from entente.notice_silences s where s.workspace_id = ${tx.workspaceId} and s.member_id = id and s.kind = ${kind})
    on conflict do nothing`.execute(tx.db);
}

export interface NoticeRow {
  id: number;
  kind: NoticeKind;
  thingKind: string;
  thingId: number;
  causedBy: number | null;
  what: string;
  at: Date;
  isRead: boolean;
}

/** The newest first. @param before only older ones than this. */
export async function listNotices(tx: WorkspaceTx, memberId: number, before: number | null, limit: number): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select id, kind, thing_kind as "thingKind", thing_id as "thingId", caused_by as "causedBy", what, noticed_at as at, read_at is not null as "isRead"
    from entente.notices where workspace_id = ${tx.workspaceId} and member_id = ${memberId} and (${before}::bigint is null or id < ${before}::bigint)
    order by id desc limit ${limit}`.execute(tx.db);
  return rows;
}

export async function countUnread(tx: WorkspaceTx, memberId: number): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*) as unread from entente.notices
    where workspace_id = ${tx.workspaceId} and member_id = ${memberId} and read_at is null`.execute(tx.db);
  return rows[0]!.unread;
}

/** @param ids null: all of them. */
export async function markRead(tx: WorkspaceTx, memberId: number, ids: readonly number[] | null, at: Date): Promise<void> {
  await sql`
    update entente.notices set read_at = ${at} where workspace_id = ${tx.workspaceId} and member_id = ${memberId} and read_at is null
      and (${ids === null} or id = any(${[...(ids ?? [])]}::bigint[]))`.execute(tx.db);
}

export async function readSilences(tx: WorkspaceTx, memberId: number): Promise<Record<NoticeKind, boolean>> {
  const { rows } = await sql<{ kind: NoticeKind }>`
    select kind from entente.notice_silences where workspace_id = ${tx.workspaceId} and member_id = ${memberId}`.execute(tx.db);
  const silent = new Set(rows.map((row) => row.kind));
  return Object.fromEntries(noticeKinds.map((kind) => [kind, !silent.has(kind)])) as Record<NoticeKind, boolean>;
}

export async function chooseNotices(tx: WorkspaceTx, memberId: number, kind: NoticeKind, isWanted: boolean, at: Date): Promise<void> {
  if (isWanted)
    await sql`delete from entente.notice_silences where workspace_id = ${tx.workspaceId} and member_id = ${memberId} and kind = ${kind}`.execute(
      tx.db,
    );
  else
    await sql`insert into entente.notice_silences (workspace_id, member_id, kind, silenced_at)
      values (${tx.workspaceId}, ${memberId}, ${kind}, ${at}) on conflict do nothing`.execute(tx.db);
}
