import { sql, type RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { FactsView } from '#platform/slice.ts';
import type { RecordPayload } from '#identity/golden-values.ts';

/** A place in a list: behind the row with this key and id. */
export interface Place {
  by: 'name' | 'email';
  key: string;
  id: number;
}

export interface PersonRow extends Place {
  name: string;
  email: string;
  company: string;
}

interface Listing {
  by: Place['by'];
  beginning: string;
  after: Place | null;
  limit: number;
  /** Whom the caller sees; null: everybody. */
  own: RawBuilder<{ id: number }> | null;
}

/** The last code point: nothing that begins so sorts behind it. */
const beyond = '\u{10FFFF}';

/**
 * Without those who were erased, and without subjects that are another person: who they are is asked row by row, as not exists
 * would be a join with everybody. Range operators under collate "C", which keep their index under row-level security; LIKE would lose it.
 */
export async function listPeople(tx: WorkspaceTx, { by, beginning, after, limit, own }: Listing): Promise<PersonRow[]> {
  const column = sql.ref(by === 'name' ? 'name_search' : 'email_search');
  const isAfter = after ? sql`and (${column}, id) > (${after.key}, ${after.id})` : sql``;
  const hasMail = by === 'email' ? sql`and email_search <> ''` : sql``;
  const found = await sql<PersonRow>`
    select id, name, email, company, ${by}::text as by, ${column} as key from entente.people
    where workspace_id = ${tx.workspaceId} and ${column} >= ${beginning} and ${column} < ${beginning + beyond} ${hasMail} ${isAfter}
      and (name <> '' or email <> '') ${own ? sql`and id in (${own})` : sql``}
      and id = (select f.person_id from entente.person_facts f where f.workspace_id = ${tx.workspaceId} and f.subject_id = people.id offset 0)
    order by ${column}, id limit ${limit}`.execute(tx.db);
  return found.rows;
}

export async function readPerson(tx: WorkspaceTx, id: number): Promise<Omit<PersonRow, keyof Place> | null> {
  const found = await sql<PersonRow>`
    select name, email, company from entente.people where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.db);
  return found.rows[0] ?? null;
}

export interface SaidBy {
  payload: RecordPayload | null;
  source: string;
  at: Date;
}

/** Every record version of a person: those of subjects that became it, then its own, the oldest first, as golden values are made. */
export async function readRecords(tx: WorkspaceTx, personId: number, subjectIds: readonly number[]): Promise<SaidBy[]> {
  const found = await sql<SaidBy>`
    select payload, source_name as source, coalesce(occurred_at, known_at) as at from entente.record_facts
    where workspace_id = ${tx.workspaceId} and subject_id = any(${[...subjectIds]}::bigint[])
    order by subject_id = ${personId}, known_at, import_run_id, record_key, record_id`.execute(tx.db);
  return found.rows;
}

export interface MomentRow {
  /** Whose it was; null where a source merged something away of which nothing else is known. */
  subjectId: number | null;
  /** Of a touch `touch`, whatever its source calls it: its own word could be one of a stage. */
  kind: string;
  /** What kind of touch it was, in the source's word: mail, call, form; null of what is no touch, and where it is not said. */
  touchKind: string | null;
  label: string | null;
  occurredAt: Date;
  ordinal: number;
  actor: string | null;
  /** Who tells it. */
  sourceId: number;
}

/** What happened to these subjects, newest first, from every view that tells moments. */
export async function readMoments(
  tx: WorkspaceTx,
  views: readonly FactsView[],
  subjectIds: readonly number[],
  limit: number,
): Promise<MomentRow[]> {
  const parts = views.flatMap(({ view, shape }) => {
    if (shape === 'departures') return [departuresOf(tx, view, subjectIds)];
    return shape === 'moments' || shape === 'touches' ? [momentsOf(tx, view, shape, subjectIds)] : [];
  });
  if (parts.length === 0) return [];
  const found = await sql<MomentRow>`
    select * from (${sql.join(parts, sql` union all `)}) as moments order by "occurredAt" desc, ordinal desc, kind, label limit ${limit}`.execute(
    tx.db,
  );
  return found.rows;
}

function momentsOf(tx: WorkspaceTx, view: string, shape: FactsView['shape'], subjectIds: readonly number[]) {
  const isTouch = shape === 'touches';
  // A touch says its phase too: "call, complete" is another moment than "call, scheduled".
  const label = isTouch ? sql`concat_ws(', ', nullif(label, ''), lower(lifecycle))` : sql`label`;
  const kinds = isTouch ? sql`'touch' as kind, nullif(kind, 'touch') as "touchKind"` : sql`kind, null::text as "touchKind"`;
  return sql`
    select subject_id as "subjectId", ${kinds}, ${label} as label, occurred_at as "occurredAt", ordinal, actor, source_id as "sourceId" from ${sql.table(`entente.${view}`)}
    where workspace_id = ${tx.workspaceId} and subject_id = any(${[...subjectIds]}::bigint[])`;
}

/** That a source deleted the person, or merged two of its records of them: told by the name of the source. */
function departuresOf(tx: WorkspaceTx, view: string, subjectIds: readonly number[]) {
  const ids = [...subjectIds];
  return sql`
    select subject_id as "subjectId", kind, null::text as "touchKind", source_name as label, occurred_at as "occurredAt", 0 as ordinal, null::text as actor,
      source_id as "sourceId" from ${sql.table(`entente.${view}`)}
    where workspace_id = ${tx.workspaceId} and object = 'person'
      and (subject_id = any(${ids}::bigint[]) or into_subject_id = any(${ids}::bigint[]))`;
}
