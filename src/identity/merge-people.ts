import type { Tx } from '#platform/database/database.ts';
import { searchable } from '#sources/public.ts';
import { goldenValues, type RecordPayload } from '#identity/golden-values.ts';

interface Version {
  subjectId: number;
  payload: RecordPayload | null;
}

/** Makes the golden values of these people again from all their records. */
export async function mergePeople(tx: Tx, workspaceId: number, subjectIds: readonly number[], at: Date): Promise<void> {
  const { rows } = await tx.client.query<Version>(
    `select subject_id as "subjectId", payload from entente.record_facts
     where workspace_id = $1 and subject_id = any($2::bigint[])
     order by subject_id, known_at, version, record_id`,
    [workspaceId, subjectIds],
  );
  const people = [...Map.groupBy(rows, (row) => row.subjectId)].map(([id, versions]) => {
    const values = goldenValues(versions.map((version) => version.payload ?? {}));
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
