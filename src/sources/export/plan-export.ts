import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import type { ExportedRun, ExportFile } from './export-file.ts';
import { logFile, type LogRules } from './log-file.ts';
import { namedEvidenceFiles } from './named-evidence-files.ts';
import { peopleAndDeals } from './table-records.ts';
import { thingFiles } from './thing-files.ts';
import { touchFiles } from './touch-files.ts';

/** The imports that stand, in their order: read again in it, their files say the same. */
export async function listExportedRuns(tx: WorkspaceTx): Promise<ExportedRun[]> {
  const { rows } = await tx.client.query<ExportedRun>(
    `select r.workspace_id as "workspaceId", r.id as "runId", r.source_id as "sourceId", s.name as "sourceName", r.mapping,
       r.requested_at as "knownAt",
       (select max(c.observed_until) from entente.import_runs c where c.workspace_id = $1 and c.source_id = r.source_id and c.undone_at is null) as "observedUntil",
       (select coalesce(array_agg(distinct name), '{}') from entente.import_runs c cross join lateral jsonb_object_keys(
          case jsonb_typeof(c.mapping #> '{person,attributes}') when 'object' then c.mapping #> '{person,attributes}' else '{}' end) as name
        where c.workspace_id = $1 and c.source_id = r.source_id and c.undone_at is null) as "attributeNames"
     from entente.import_runs r join entente.sources s on s.workspace_id = r.workspace_id and s.id = r.source_id
     where r.workspace_id = $1 and r.undone_at is null order by r.id`,
    [tx.workspaceId],
  );
  return rows;
}

/** The files of one import. Those without rows are not written. */
export async function filesOfRun(tx: WorkspaceTx, run: ExportedRun, sources: readonly number[], rules: LogRules): Promise<ExportFile[]> {
  const { mapping } = run;
  const named = await namedEvidenceFiles(tx, run, sources);
  if (mapping.shape === 'event-log') return [...named, logFile(run, mapping, rules)];
  if (mapping.shape === 'table')
    return [...peopleAndDeals(run, mapping), ...thingFiles(run, mapping), ...touchFiles(run, mapping), ...named];
  return named;
}

/** All events of a source follow the rules of its newest log. */
export async function findLogRules(tx: WorkspaceTx): Promise<LogRules> {
  const { rows } = await tx.client.query<{ sourceId: number; mapping: Mapping }>(
    `select s.id as "sourceId", r.mapping from entente.sources s
     join entente.import_runs r on r.workspace_id = s.workspace_id and r.id = s.rules_run_id where s.workspace_id = $1`,
    [tx.workspaceId],
  );
  return new Map(rows.flatMap(({ sourceId, mapping }) => (mapping.shape === 'event-log' ? [[sourceId, mapping.events] as const] : [])));
}

/** The stages of the company in their order: every file keeps it. */
export async function listStageNames(tx: WorkspaceTx): Promise<string[]> {
  const { rows } = await tx.client.query<{ name: string }>('select name from entente.stages where workspace_id = $1 order by position', [
    tx.workspaceId,
  ]);
  return rows.map((row) => row.name);
}
