import type { Problem } from '#kernel/problem.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';

export interface FoundRun {
  id: number;
  state: 'waiting' | 'running' | 'done' | 'failed';
  sourceName: string;
  fileNames: string[];
  rowsTotal: number | null;
  rowsRead: number;
  bytesRead: number;
  bytesTotal: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  requestedAt: Date;
  startedAt: Date | null;
  updatedAt: Date;
  finishedAt: Date | null;
  problem: Problem | null;
  /** Of the first file. */
  header: string[];
}

const columns = `r.id, p.state, s.name as "sourceName", p.rows_total as "rowsTotal", p.rows_read as "rowsRead", p.bytes_read as "bytesRead",
  r.bytes_total as "bytesTotal", p.created, p.changed, p.unchanged, p.refused, r.requested_at as "requestedAt",
  p.started_at as "startedAt", p.updated_at as "updatedAt", p.finished_at as "finishedAt", p.problem,
  (select array_agg(f.file_name order by f.position) from entente.import_run_files f
   where f.workspace_id = r.workspace_id and f.import_run_id = r.id) as "fileNames",
  (select f.header from entente.import_run_files f
   where f.workspace_id = r.workspace_id and f.import_run_id = r.id and f.position = 0) as header`;
const tables = `entente.import_runs r
  join entente.sources s on s.workspace_id = r.workspace_id and s.id = r.source_id
  join entente.import_progress p on p.workspace_id = r.workspace_id and p.import_run_id = r.id`;

export async function findRun(tx: WorkspaceTx, id: number): Promise<FoundRun | null> {
  const { rows } = await tx.client.query<FoundRun>(`select ${columns} from ${tables} where r.workspace_id = $1 and r.id = $2`, [
    tx.workspaceId,
    id,
  ]);
  return rows[0] ?? null;
}

/** The newest runs first. */
export async function listRuns(tx: WorkspaceTx, most: number): Promise<FoundRun[]> {
  const { rows } = await tx.client.query<FoundRun>(
    `select ${columns} from ${tables} where r.workspace_id = $1 order by r.id desc limit $2`,
    [tx.workspaceId, most],
  );
  return rows;
}

export interface FoundSource {
  id: number;
  name: string;
  rows: number;
  importRuns: number;
  lastRunId: number | null;
}

/** The sources with the rows that their imports brought. */
export async function listSources(tx: WorkspaceTx): Promise<FoundSource[]> {
  const { rows } = await tx.client.query<FoundSource>(
    `select s.id, s.name, coalesce(sum(p.created), 0)::bigint as rows, count(r.id) as "importRuns", max(r.id) as "lastRunId"
     from entente.sources s
     left join entente.import_runs r on r.workspace_id = s.workspace_id and r.source_id = s.id
     left join entente.import_progress p on p.workspace_id = r.workspace_id and p.import_run_id = r.id
     where s.workspace_id = $1 group by s.id, s.name order by s.name`,
    [tx.workspaceId],
  );
  return rows;
}

export interface FoundRefusal {
  filePosition: number;
  fileName: string;
  row: number;
  code: string;
  message: string;
  cells: string[];
}

/** Refused rows in the order of the files, behind a place in them. */
export async function listRefusals(
  tx: WorkspaceTx,
  runId: number,
  after: { filePosition: number; row: number },
  most: number,
): Promise<FoundRefusal[]> {
  const { rows } = await tx.client.query<FoundRefusal>(
    `select x.file_position as "filePosition", f.file_name as "fileName", x.row_number as row, x.code, x.message, x.cells
     from entente.import_refusals x
     join entente.import_run_files f on f.workspace_id = x.workspace_id and f.import_run_id = x.import_run_id and f.position = x.file_position
     where x.workspace_id = $1 and x.import_run_id = $2 and (x.file_position, x.row_number) > ($3::int, $4::bigint)
     order by x.file_position, x.row_number limit $5`,
    [tx.workspaceId, runId, after.filePosition, after.row, most],
  );
  return rows;
}
