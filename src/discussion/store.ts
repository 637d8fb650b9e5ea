import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';

// Comments with what became of them, mentions and follows.

export interface CommentRow {
  id: number;
  thingKind: string;
  thingId: number;
  text: string;
  writtenBy: number | null;
  writtenAt: Date;
  change: 'edited' | 'removed' | 'erased' | null;
  changedAt: Date | null;
  mentioned: number[];
}

const comments = sql`
  select c.id, c.thing_kind as "thingKind", c.thing_id as "thingId", c.text, c.written_by as "writtenBy", c.written_at as "writtenAt",
    newest.kind as change, newest.changed_at as "changedAt",
    (select coalesce(json_agg(m.member_id order by m.member_id), '[]') from entente.mentions m where m.workspace_id = c.workspace_id and m.comment_id = c.id) as mentioned
  from entente.comments c
  left join lateral (select kind, changed_at from entente.comment_changes h where h.workspace_id = c.workspace_id and h.comment_id = c.id
    order by h.id desc limit 1) newest on true`;

export interface ThingKey {
  kind: string;
  ids: readonly number[];
}

const mostComments = 500;

/** The newest of them, in the order in which they were written. */
export async function listComments(tx: WorkspaceTx, { kind, ids }: ThingKey): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`${comments}
    where c.workspace_id = ${tx.workspaceId} and c.thing_kind = ${kind} and c.thing_id = any(${[...ids]}::bigint[])
    order by c.id desc limit ${mostComments}`.execute(tx.db);
  return rows.toReversed();
}

export async function findComment(tx: WorkspaceTx, id: number): Promise<CommentRow | null> {
  const { rows } = await sql<CommentRow>`${comments} where c.workspace_id = ${tx.workspaceId} and c.id = ${id} for update of c`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}

interface NewComment {
  kind: string;
  thingId: number;
  text: string;
  by: number | null;
  at: Date;
}

export async function insertComment(tx: WorkspaceTx, { kind, thingId, text, by, at }: NewComment): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into entente.comments (workspace_id, thing_kind, thing_id, text, written_by, written_at)
    values (${tx.workspaceId}, ${kind}, ${thingId}, ${text}, ${by}, ${at}) returning id`.execute(tx.db);
  return rows[0]!.id;
}

interface Change {
  kind: 'edited' | 'removed' | 'erased';
  text: string;
  by: number | null;
  at: Date;
}

/** What it said gives way; who changed it and when is a row more. */
export async function changeComment(tx: WorkspaceTx, id: number, { kind, text, by, at }: Change): Promise<void> {
  await sql`update entente.comments set text = ${text} where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.db);
  await sql`insert into entente.comment_changes (workspace_id, comment_id, kind, changed_by, changed_at)
    values (${tx.workspaceId}, ${id}, ${kind}, ${by}, ${at})`.execute(tx.db);
}

/** Whom a comment mentions from now on. @returns those who were not mentioned before. */
export async function replaceMentions(tx: WorkspaceTx, commentId: number, memberIds: readonly number[]): Promise<number[]> {
  await sql`delete from entente.mentions where workspace_id = ${tx.workspaceId} and comment_id = ${commentId}
    and not member_id = any(${[...memberIds]}::bigint[])`.execute(tx.db);
  const { rows } = await sql<{ id: number }>`
    insert into entente.mentions (workspace_id, comment_id, member_id)
    select ${tx.workspaceId}, ${commentId}, id from unnest(${[...memberIds]}::bigint[]) as id on conflict do nothing
    returning member_id as id`.execute(tx.db);
  return rows.map((row) => row.id);
}

export async function listFollowers(tx: WorkspaceTx, { kind, ids }: ThingKey): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct member_id as id from entente.follows
    where workspace_id = ${tx.workspaceId} and thing_kind = ${kind} and thing_id = any(${[...ids]}::bigint[])`.execute(tx.db);
  return rows.map((row) => row.id);
}

export async function insertFollow(tx: WorkspaceTx, memberId: number, thing: { kind: string; id: number }, at: Date): Promise<void> {
  await sql`insert into entente.follows (workspace_id, member_id, thing_kind, thing_id, followed_at)
    values (${tx.workspaceId}, ${memberId}, ${thing.kind}, ${thing.id}, ${at}) on conflict do nothing`.execute(tx.db);
}

export async function deleteFollow(tx: WorkspaceTx, memberId: number, { kind, ids }: ThingKey): Promise<void> {
  await sql`delete from entente.follows where workspace_id = ${tx.workspaceId} and member_id = ${memberId} and thing_kind = ${kind}
    and thing_id = any(${[...ids]}::bigint[])`.execute(tx.db);
}

/** What stands behind many rows: `ids` are all by which it is known, its own first. */
type Known = { kind: string; ids: readonly number[] };
const flat = (things: readonly Known[]) => things.flatMap(({ kind, ids }) => ids.map((id) => ({ kind, own: ids[0]!, id })));

/** A member follows all of these. @returns the own ids of those that they did not follow, by whatever id. */
export async function followAll(tx: WorkspaceTx, memberId: number, things: readonly Known[], at: Date): Promise<Set<number>> {
  const known = flat(things);
  const { rows } = await sql<{ id: number }>`
    insert into entente.follows (workspace_id, member_id, thing_kind, thing_id, followed_at)
    select distinct ${tx.workspaceId}::bigint, ${memberId}::bigint, t.kind, t.own, ${at}::timestamptz
    from unnest(${known.map(({ kind }) => kind)}::text[], ${known.map(({ own }) => own)}::bigint[]) as t (kind, own)
    where not exists (
      select 1 from unnest(${known.map(({ own }) => own)}::bigint[], ${known.map(({ id }) => id)}::bigint[]) as k (own, id)
      join entente.follows f on f.workspace_id = ${tx.workspaceId} and f.member_id = ${memberId} and f.thing_kind = t.kind and f.thing_id = k.id
      where k.own = t.own)
    on conflict do nothing returning thing_id as id`.execute(tx.db);
  return new Set(rows.map(({ id }) => id));
}

/** A member follows none of these any more. @returns the own ids of those that they did follow. */
export async function unfollowAll(tx: WorkspaceTx, memberId: number, things: readonly Known[]): Promise<Set<number>> {
  const known = flat(things);
  const { rows } = await sql<{ id: number }>`
    delete from entente.follows f
    using unnest(${known.map(({ kind }) => kind)}::text[], ${known.map(({ own }) => own)}::bigint[], ${known.map(({ id }) => id)}::bigint[]) as t (kind, own, id)
    where f.workspace_id = ${tx.workspaceId} and f.member_id = ${memberId} and f.thing_kind = t.kind and f.thing_id = t.id
    returning t.own as id`.execute(tx.db);
  return new Set(rows.map(({ id }) => id));
}
