import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { noticeKinds, type NoticeKind } from '#discussion/schema.ts';
import type { Pace } from '#discussion/mail/mail-time.ts';

// How members want to be told by mail, and which notices still are to be.

export type Paces = Record<NoticeKind, Pace>;

/** What is addressed to somebody is mailed at once, what they only follow once a day; the end of an import is seen by whoever waits for it. */
export const usualPaces: Paces = { mention: 'at-once', ask: 'at-once', answer: 'at-once', comment: 'daily', import: 'never' };

/** By member; whoever is missing chose nothing. */
export async function readPaces(tx: WorkspaceTx, memberId: number | null): Promise<ReadonlyMap<number, Paces>> {
  const { rows } = await sql<{ memberId: number; kind: NoticeKind; pace: Pace }>`
    select member_id as "memberId", kind, pace from entente.notice_mail_choices
    where workspace_id = ${tx.workspaceId} and (${memberId}::bigint is null or member_id = ${memberId})`.execute(tx.db);
  const found = new Map<number, Paces>();
  for (const { memberId: id, kind, pace } of rows) found.set(id, { ...usualPaces, ...found.get(id), [kind]: pace });
  return found;
}

export async function choosePaces(tx: WorkspaceTx, memberId: number, wanted: Partial<Paces>, at: Date): Promise<void> {
  for (const kind of noticeKinds) {
    const pace = wanted[kind];
    if (pace)
      await sql`insert into entente.notice_mail_choices (workspace_id, member_id, kind, pace, chosen_at)
        values (${tx.workspaceId}, ${memberId}, ${kind}, ${pace}, ${at})
        on conflict (workspace_id, member_id, kind) do update set pace = excluded.pace, chosen_at = excluded.chosen_at`.execute(tx.db);
  }
}

export interface Unmailed {
  id: number;
  memberId: number;
  kind: NoticeKind;
  at: Date;
}

const mostAtOnce = 5000;

/** Notices that nobody has read or mailed yet. @param since older ones are not told by mail any more. */
export async function listUnmailed(tx: WorkspaceTx, since: Date): Promise<Unmailed[]> {
  const { rows } = await sql<Unmailed>`
    select id, member_id as "memberId", kind, noticed_at as at from entente.notices
    where workspace_id = ${tx.workspaceId} and mail_id is null and read_at is null and noticed_at >= ${since}
    order by member_id, id limit ${mostAtOnce}`.execute(tx.db);
  return rows;
}

/** Takes those of these that are still to be mailed: whoever comes at the same time finds none. */
export async function takeUnmailed(tx: WorkspaceTx, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from entente.notices where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::bigint[]) and mail_id is null and read_at is null
    order by id for update`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/** @param mailId 0: no mail will tell of them. */
export async function markMailed(tx: WorkspaceTx, ids: readonly number[], mailId: number): Promise<void> {
  await sql`update entente.notices set mail_id = ${mailId}
    where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::bigint[])`.execute(tx.db);
}

export interface MailedNotice {
  kind: NoticeKind;
  thingKind: string;
  thingId: number;
  causedBy: number | null;
  what: string;
  /** What a comment says now; null where it says nothing any more, and for whatever is no comment. */
  said: string | null;
  isTakenBack: boolean;
}

/** What a mail tells of that was not read since. */
export async function listMailed(tx: WorkspaceTx, mailId: number, memberId: number): Promise<MailedNotice[]> {
  const { rows } = await sql<MailedNotice>`
    select n.kind, n.thing_kind as "thingKind", n.thing_id as "thingId", n.caused_by as "causedBy", n.what, c.text as said,
      n.kind in ('mention', 'comment') and coalesce(c.text, '') = '' as "isTakenBack"
    from entente.notices n
    left join entente.comments c on n.kind in ('mention', 'comment') and c.workspace_id = n.workspace_id and c.id = n.reason_id
    where n.workspace_id = ${tx.workspaceId} and n.mail_id = ${mailId} and n.member_id = ${memberId} and n.read_at is null
    order by n.id`.execute(tx.db);
  return rows;
}
