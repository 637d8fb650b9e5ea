import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ExportedRun, ExportFile } from './export-file.ts';
import { logFile } from './log-file.ts';
import { namedEvidenceFiles } from './named-evidence-files.ts';
import { peopleAndDeals } from './table-records.ts';
import { thingFiles } from './thing-files.ts';
import { touchFiles } from './touch-files.ts';

/**
 * The imports that stand, and undone ones of which something is left, in their order: read again in it, their files say the same.
 * What an undone log left means what the rules say that hold now.
 */
export async function listExportedRuns(tx: WorkspaceTx): Promise<ExportedRun[]> {
  const { rows } = await tx.client.query<ExportedRun>(
    `select r.workspace_id as "workspaceId", r.id as "runId", r.source_id as "sourceId", s.name as "sourceName",
       case when r.undone_at is not null and r.mapping ->> 'shape' = 'event-log' then r.mapping || coalesce((select jsonb_build_object('events', rules.mapping -> 'events')
         from entente.import_runs rules where rules.workspace_id = $1 and rules.id = s.rules_run_id), '{}') else r.mapping end as mapping,
       r.requested_at as "knownAt",
       (select max(c.observed_until) from entente.standing_runs c where c.workspace_id = $1 and c.source_id = r.source_id) as "observedUntil",
       (select coalesce(array_agg(distinct name), '{}') from entente.standing_runs c cross join lateral jsonb_object_keys(
          case jsonb_typeof(c.mapping #> '{person,attributes}') when 'object' then c.mapping #> '{person,attributes}' else '{}' end) as name
        where c.workspace_id = $1 and c.source_id = r.source_id) as "attributeNames"
     from entente.standing_runs r join entente.sources s on s.workspace_id = r.workspace_id and s.id = r.source_id
     where r.workspace_id = $1 order by r.id`,
    [tx.workspaceId],
  );
  return rows;
}

/** The files of one import. Those without rows are not written. */
export async function filesOfRun(tx: WorkspaceTx, run: ExportedRun, runs: readonly ExportedRun[]): Promise<ExportFile[]> {
  const { mapping } = run;
  const named = await namedEvidenceFiles(tx, run);
  if (mapping.shape === 'table')
    return [...peopleAndDeals(run, mapping), ...thingFiles(run, mapping), ...touchFiles(run, mapping), ...named];
  if (mapping.shape !== 'event-log') return named;
  const hasOthers = runs.some((other) => other.mapping.shape === 'event-log' && other.sourceId !== run.sourceId);
  return [...named, logFile(run, mapping, { hasOthers })];
}

/** An import that said nothing new still brought its mapping: its rules, its stages. One row of it is enough. */
export function sampleOfRun(run: ExportedRun): ExportFile[] {
  const { mapping } = run;
  if (mapping.shape === 'event-log') return [logFile(run, mapping, { isSample: true })];
  return mapping.shape === 'table' ? peopleAndDeals(run, mapping, { isSample: true }).slice(-1) : [];
}

/** The stages of the company in their order: every file keeps it. */
export async function listStageNames(tx: WorkspaceTx): Promise<string[]> {
  const { rows } = await tx.client.query<{ name: string }>('select name from entente.stages where workspace_id = $1 order by position', [
    tx.workspaceId,
  ]);
  return rows.map((row) => row.name);
}
