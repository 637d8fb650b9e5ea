import type pg from 'pg';
import type { Batch } from '#platform/slice.ts';

/**
 * Subjects follow the evidence that stands: nobody is there of whom nothing is told, and who is there is known since the
 * oldest import that told of them. Those who go are kept for the undo of the undo, so that they come back with their id.
 */
export async function deriveSubjects(client: pg.ClientBase, { workspaceId, importRunId }: Batch): Promise<void> {
  await client.query(
    `with told as (
       select subject_id, min(import_run_id) as run_id from (
         select r.subject_id, r.import_run_id from entente.records r join pg_temp.staged_touched t on t.subject_id = r.subject_id where r.workspace_id = $1
         union all
         select x.subject_id, x.import_run_id from entente.touches x join pg_temp.staged_touched t on t.subject_id = x.subject_id where x.workspace_id = $1
       ) as evidence group by subject_id),
     since as (
       select told.subject_id, told.run_id, run.requested_at
       from told join entente.import_runs run on run.workspace_id = $1 and run.id = told.run_id),
     known as (
       update entente.subjects s set import_run_id = since.run_id, first_known_at = since.requested_at
       from since
       where s.workspace_id = $1 and s.id = since.subject_id
         and (s.import_run_id <> since.run_id or s.first_known_at <> since.requested_at)),
     gone as (
       delete from entente.subjects s using pg_temp.staged_touched t
       where s.workspace_id = $1 and s.id = t.subject_id and not exists (select 1 from told where told.subject_id = t.subject_id)
       returning s.*)
     insert into entente.undone_rows (workspace_id, import_run_id, evidence, subject_id, content)
     select $1, $2, 'subjects', gone.id, to_jsonb(gone) from gone`,
    [workspaceId, importRunId],
  );
}
