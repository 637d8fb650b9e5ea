import type { Tx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import { mergePeople } from '#identity/merge-people.ts';

const atATime = 5000;

/**
 * People follow the records that stand of the subjects in `staged_touched`: nobody is there of whom no row tells, and whoever is there has
 * the values that these rows leave. A few thousand at a time, so that memory does not grow with the import that was undone.
 */
export async function derivePeople({ workspaceId, importedAt }: Batch, tx: Tx): Promise<void> {
  await stageTold(tx, workspaceId);
  await tx.client.query(
    `delete from entente.people p using pg_temp.staged_touched t
     where p.workspace_id = $1 and p.id = t.subject_id and not exists (select 1 from pg_temp.staged_told s where s.subject_id = t.subject_id and s.has_rows)`,
    [workspaceId],
  );
  await keepLinked(tx, workspaceId, importedAt);
  for (let after = 0; ;) {
    const { rows } = await tx.client.query<{ id: number }>(
      `select subject_id as id from pg_temp.staged_told where subject_id > $1 order by subject_id limit ${atATime}`,
      [after],
    );
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return;
    await mergePeople(tx, workspaceId, ids, importedAt);
    after = ids.at(-1)!;
  }
}

/**
 * Of whom of the touched subjects a row of a source tells, as of a person or in a deal, or a link: found once for all of them, as nothing is
 * known of how many there are.
 */
async function stageTold(tx: Tx, workspaceId: number): Promise<void> {
  await tx.client.query(
    'create temp table if not exists staged_told (subject_id bigint primary key, has_rows boolean not null) on commit delete rows',
  );
  await tx.client.query('delete from pg_temp.staged_told');
  await tx.client.query(
    `insert into pg_temp.staged_told
     select distinct f.subject_id, true from pg_temp.staged_touched t join entente.record_facts f on f.subject_id = t.subject_id
     where f.workspace_id = $1 and f.object in ('person', 'deal')`,
    [workspaceId],
  );
  await tx.client.query(
    `insert into pg_temp.staged_told
     select t.subject_id, false from pg_temp.staged_touched t join entente.subject_links l on l.subject_id = t.subject_id where l.workspace_id = $1
     union
     select t.subject_id, false from pg_temp.staged_touched t join entente.subject_links l on l.person_id = t.subject_id where l.workspace_id = $1
     on conflict do nothing`,
    [workspaceId],
  );
  await tx.client.query('analyze pg_temp.staged_told');
}

/** Somebody of whom nothing but touches is known needs a row once linked: journeys find their person by it. */
async function keepLinked(tx: Tx, workspaceId: number, at: Date): Promise<void> {
  await tx.client.query(
    `insert into entente.people (workspace_id, id, updated_at)
     select $1, t.subject_id, $2 from pg_temp.staged_told t
     where not t.has_rows
       and (exists (select 1 from entente.touch_facts x where x.workspace_id = $1 and x.subject_id = t.subject_id)
         or exists (select 1 from entente.record_facts f where f.workspace_id = $1 and f.subject_id = t.subject_id))
     on conflict do nothing`,
    [workspaceId, at],
  );
}
