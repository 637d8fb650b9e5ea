import type { Tx } from '#platform/database/database.ts';
import { searchable } from '#sources/public.ts';
import { goldenValues, type RecordPayload } from '#identity/golden-values.ts';
import { partsOf, personsOf } from '#identity/link-store.ts';

interface Version {
  id: number;
  payload: RecordPayload | null;
}

/**
 * Makes the golden values again of these subjects and of the persons they are: a person's from the records of all its
 * subjects, those of a subject that is another person from its own, so that it is whole when they come apart.
 */
export async function mergePeople(tx: Tx, workspaceId: number, subjectIds: readonly number[], at: Date): Promise<void> {
  const persons = await personsOf(tx, workspaceId, subjectIds);
  const ids = [...new Set([...subjectIds, ...persons])];
  const versions = await readVersions(tx, workspaceId, ids);
  const people = [...Map.groupBy(versions, (version) => version.id)].map(([id, ofPerson]) => {
    const values = goldenValues(ofPerson.map((version) => version.payload ?? {}));
    return { id, ...values, name_search: searchable(values.name), email_search: searchable(values.email) };
  });
  await tx.client.query(
    `insert into entente.people (workspace_id, id, name, name_search, email, email_search, company, attributes, updated_at)
     select $1, id, name, name_search, email, email_search, company, attributes, $3
     from jsonb_to_recordset($2::jsonb) as p (id bigint, name text, name_search text, email text, email_search text, company text, attributes jsonb)
     on conflict (workspace_id, id) do update set
       name = excluded.name, name_search = excluded.name_search, email = excluded.email, email_search = excluded.email_search,
       company = excluded.company, attributes = excluded.attributes, updated_at = excluded.updated_at`,
    [workspaceId, JSON.stringify(people), at],
  );
}

/**
 * Those of subjects that became this person, then the person’s own, the oldest first: what a source kept when it merged two
 * goes before what it merged into it. Records of one import, such as the deals of one person, follow each other by their keys, whatever order
 * their rows came in. Of a case that several files tell of, only its newest event speaks: its record has a moment of its own.
 */
async function readVersions(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<Version[]> {
  const parts = await partsOf(tx, workspaceId, ids);
  const { rows } = await tx.client.query<Version>(
    `select part.id, f.payload
     from unnest($2::bigint[], $3::bigint[]) as part (id, subject_id)
     join entente.record_facts f on f.workspace_id = $1 and f.subject_id = part.subject_id and f.object in ('person', 'deal')
     where f.occurred_at is null or not exists (
       select 1 from entente.record_facts newer
       where newer.workspace_id = $1 and newer.subject_id = f.subject_id and newer.source_id = f.source_id and newer.object = f.object
         and (newer.occurred_at, newer.ordinal, newer.content_hash) > (f.occurred_at, f.ordinal, f.content_hash))
     order by part.id, part.subject_id = part.id, f.known_at, f.import_run_id, f.record_key, f.record_id`,
    [workspaceId, parts.map((part) => part.id), parts.map((part) => part.subjectId)],
  );
  return rows;
}
