import { sql } from 'kysely';
import type { IdKind } from '#kernel/id.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ErasedPerson, LeftToCheck, ReportSection, WorkedOn } from '#platform/slice.ts';
import { changeComment } from '#discussion/store.ts';

// Comments about a person: what is told of them, what stands in the way of taking an import back, and what an erasure does.

const aboutThem = (tx: WorkspaceTx, subjectIds: readonly number[]) =>
  sql`c.workspace_id = ${tx.workspaceId} and c.thing_kind = 'person' and c.thing_id = any(${[...subjectIds]}::bigint[])`;

export async function reportComments(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<ReportSection[]> {
  const { rows } = await sql<{ at: Date; text: string }>`
    select c.written_at as at, c.text from entente.comments c
    where ${aboutThem(tx, subjectIds)} and c.text <> '' order by c.id`.execute(tx.db);
  const note = 'What members of this company wrote about this person.';
  return [{ name: 'comments', title: 'Comments', note, rows: rows.map(({ at, text }) => ({ written: at.toISOString(), text })) }];
}

/** A comment about somebody is work: an import that brought them is not taken back over it unasked. */
export async function worksOn(tx: WorkspaceTx, subjectIds: readonly number[], since: Date): Promise<WorkedOn[]> {
  const { rows } = await sql<{ subjectId: number; comments: number }>`
    select c.thing_id as "subjectId", count(*) as comments from entente.comments c
    where ${aboutThem(tx, subjectIds)} and c.text <> '' and c.written_at >= ${since}
    group by c.thing_id order by c.thing_id`.execute(tx.db);
  return rows.map(({ subjectId, comments }) => ({
    subjectId,
    why: comments === 1 ? 'a comment is about them' : `${comments} comments are about them`,
  }));
}

/** What was said about the person goes. Comments on other things that name them stay, and somebody has to look. */
export async function forgetPerson(tx: WorkspaceTx, { subjectIds, identifiers, at }: ErasedPerson): Promise<LeftToCheck[]> {
  const about = await sql<{ id: number }>`
    select c.id from entente.comments c where ${aboutThem(tx, subjectIds)} and c.text <> ''`.execute(tx.db);
  for (const { id } of about.rows) await changeComment(tx, id, { kind: 'erased', text: '', by: null, at });
  const { rows } = await sql<{ kind: IdKind; id: number }>`
    select distinct c.thing_kind as kind, c.thing_id as id from entente.comments c
    where c.workspace_id = ${tx.workspaceId}
      and exists (select 1 from unnest(${[...identifiers]}::text[]) as known (text) where strpos(lower(c.text), lower(known.text)) > 0)
    order by 1, 2`.execute(tx.db);
  return rows.map(({ kind, id }) => ({ what: 'A comment names this person.', thing: kind, id }));
}
