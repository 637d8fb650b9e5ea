import type { Tx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import { mergePeople } from '#identity/merge-people.ts';

const atATime = 5000;

/**
 * People follow the records that stand of the subjects in `staged_touched`: nobody is there of whom no row tells, and whoever is there has
 * the values that these rows leave. A few thousand at a time, so that memory does not grow with the import that was undone.
 */
export async function derivePeople({ workspaceId, importedAt }: Batch, tx: Tx): Promise<void> {
  await tx.client.query(
    `delete from entente.people p using pg_temp.staged_touched t where p.workspace_id = $1 and p.id = t.subject_id and not ${isTold}`,
    [workspaceId],
  );
  await keepLinked(tx, workspaceId, importedAt);
  for (let after = 0; ;) {
    const { rows } = await tx.client.query<{ id: number }>(
      `select t.subject_id as id from pg_temp.staged_touched t
       where t.subject_id > $2 and (${isTold} or exists (${links})) order by t.subject_id limit ${atATime}`,
      [workspaceId, after],
    );
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return;
    await mergePeople(tx, workspaceId, ids, importedAt);
    after = ids.at(-1)!;
  }
}

/** Whether a row of a source tells of the subject `t`, as of a person or in a deal. */
const isTold = `exists (select 1 from entente.record_facts f where f.workspace_id = $1 and f.subject_id = t.subject_id and f.object in ('person', 'deal'))`;
const links = `select 1 from entente.subject_links l where l.workspace_id = $1 and (l.subject_id = t.subject_id or l.person_id = t.subject_id)`;

/** Somebody of whom nothing but touches is known needs a row once linked: journeys find their person by it. */
async function keepLinked(tx: Tx, workspaceId: number, at: Date): Promise<void> {
  await tx.client.query(
    `insert into entente.people (workspace_id, id, updated_at)
     select $1, t.subject_id, $2 from pg_temp.staged_touched t
     where exists (${links}) and not ${isTold}
       and (exists (select 1 from entente.touch_facts x where x.workspace_id = $1 and x.subject_id = t.subject_id)
         or exists (select 1 from entente.record_facts f where f.workspace_id = $1 and f.subject_id = t.subject_id))
     on conflict do nothing`,
    [workspaceId, at],
  );
}
