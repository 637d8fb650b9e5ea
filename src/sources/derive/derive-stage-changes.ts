import type pg from 'pg';

/** Stage changes of the touched subjects become those of `derived_moments`; what is as it was stays as it is. */
export async function deriveStageChanges(client: pg.ClientBase, workspaceId: number): Promise<void> {
  const standing = `
    select distinct on (subject_id, source_id, kind, label, occurrence) *
    from pg_temp.derived_moments where kind in ('captured', 'stage', 'proposal', 'won', 'lost')
    order by subject_id, source_id, kind, label, occurrence, take, occurred_at, import_run_id`;
  await client.query(
    `delete from entente.stage_changes c using pg_temp.staged_touched t
     where c.workspace_id = $1 and c.subject_id = t.subject_id and not exists (
       select 1 from pg_temp.derived_moments m where m.subject_id = c.subject_id and m.source_id = c.source_id and m.kind = c.meaning
         and m.label = c.stage and m.occurrence = c.occurrence)`,
    [workspaceId],
  );
  await client.query(
    `insert into entente.stage_changes as c (workspace_id, source_id, subject_id, meaning, stage, occurred_at, known_at, known_by_import, ordinal,
       actor, occurrence, import_run_id)
     select $1, source_id, subject_id, kind, label, occurred_at, known_at, known_by_import, ordinal, actor, occurrence, import_run_id
     from (${standing}) as standing
     on conflict (workspace_id, subject_id, source_id, meaning, stage, occurrence) do update set
       occurred_at = excluded.occurred_at, known_at = excluded.known_at, known_by_import = excluded.known_by_import,
       ordinal = excluded.ordinal, actor = excluded.actor, import_run_id = excluded.import_run_id
     where (c.occurred_at, c.known_at, c.known_by_import, c.ordinal, c.actor, c.import_run_id) is distinct from
       (excluded.occurred_at, excluded.known_at, excluded.known_by_import, excluded.ordinal, excluded.actor, excluded.import_run_id)`,
    [workspaceId],
  );
}
