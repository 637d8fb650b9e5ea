import { sql } from 'kysely';
import type { Tx, WorkspaceTx } from '#platform/database/database.ts';

/** Which person a subject is: what a member linked goes before what sources report, and of each the newest counts. */
const newestFirst = "origin = 'member' desc, id desc";

/** Whom an id stands for: a subject that was merged leads to the person it is now. */
export interface FoundSubjects {
  isKnown: boolean;
  personId: number;
  subjectIds: number[];
}

/** The person behind the id of any of its subjects, and all subjects that are this person now. */
export async function subjectsOf(tx: WorkspaceTx, id: number): Promise<FoundSubjects> {
  const { rows } = await sql<{ personId: number; isKnown: boolean }>`
    select coalesce((select person_id from entente.subject_links where workspace_id = ${tx.workspaceId} and subject_id = ${id}
      order by ${sql.raw(newestFirst)} limit 1), ${id}::bigint) as "personId",
      exists (select 1 from entente.people where workspace_id = ${tx.workspaceId} and id = ${id}) as "isKnown"`.execute(tx.db);
  const { personId, isKnown } = rows[0]!;
  const parts = await partsOf(tx, tx.workspaceId, [personId]);
  return { isKnown, personId, subjectIds: parts.map((part) => part.subjectId) };
}

/** A person, or a subject that is another one, with a subject whose records say what holds for it. */
export interface Part {
  id: number;
  subjectId: number;
}

/** Whose records speak for each of these ids: of a person all its subjects, of a subject that is another person its own. */
export async function partsOf(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<Part[]> {
  const { rows } = await tx.client.query<Part>(
    `with near as (
       select subject_id from entente.subject_links where workspace_id = $1 and (person_id = any($2::bigint[]) or subject_id = any($2::bigint[]))),
     linked as (
       select distinct on (subject_id) subject_id, person_id from entente.subject_links
       where workspace_id = $1 and subject_id in (select subject_id from near) order by subject_id, ${newestFirst})
     select id, id as "subjectId" from unnest($2::bigint[]) as given (id)
     union
     select person_id, subject_id from linked
     where person_id = any($2::bigint[]) and not exists (select 1 from linked self where self.subject_id = linked.person_id and self.person_id <> self.subject_id)
     order by 1, 2`,
    [workspaceId, ids],
  );
  return rows;
}

/** The persons of these subjects, each once. */
export async function personsOf(tx: Tx, workspaceId: number, subjectIds: readonly number[]): Promise<number[]> {
  const { rows } = await tx.client.query<{ id: number }>(
    `select distinct coalesce((select person_id from entente.subject_links l where l.workspace_id = $1 and l.subject_id = given.id
       order by ${newestFirst} limit 1), given.id) as id
     from unnest($2::bigint[]) as given (id)`,
    [workspaceId, subjectIds],
  );
  return rows.map((row) => row.id);
}

export interface SourceMerge {
  subjectId: number;
  personId: number;
}

/** The links that follow from merges which sources reported. */
export async function listSourceMerges(tx: Tx, workspaceId: number): Promise<SourceMerge[]> {
  const { rows } = await tx.client.query<SourceMerge>(
    `select subject_id as "subjectId", person_id as "personId" from entente.subject_links
     where workspace_id = $1 and origin = 'source-merge'`,
    [workspaceId],
  );
  return rows;
}

/** Puts other links in the place of those that these subjects have from sources. */
export async function replaceSourceMerges(
  tx: Tx,
  workspaceId: number,
  subjectIds: readonly number[],
  merges: readonly SourceMerge[],
  at: Date,
): Promise<void> {
  await tx.client.query(
    "delete from entente.subject_links where workspace_id = $1 and origin = 'source-merge' and subject_id = any($2::bigint[])",
    [workspaceId, subjectIds],
  );
  await tx.client.query(
    `insert into entente.subject_links (workspace_id, subject_id, person_id, reason, origin, linked_at)
     select $1, subject_id, person_id, 'a source merged them', 'source-merge', $4
     from unnest($2::bigint[], $3::bigint[]) as merged (subject_id, person_id) order by subject_id`,
    [workspaceId, merges.map((merge) => merge.subjectId), merges.map((merge) => merge.personId), at],
  );
}
