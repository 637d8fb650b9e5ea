import type { Problem } from '#kernel/problem.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ImportMode } from './admit-rows.ts';
import type { RunState } from './progress-store.ts';
import { findRefusalOrigin } from './refusal-rows.ts';
import type { RunWarning } from './run-warnings.ts';

export interface FoundRun {
  id: number;
  state: RunState;
  mode: ImportMode;
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
  /** The name of the member who asked; null where it came round or the operator asked. */
  requestedBy: string | null;
  startedAt: Date | null;
  updatedAt: Date;
  finishedAt: Date | null;
  /** Time at work, pauses left out. */
  readingMs: number;
  problem: Problem | null;
  warnings: RunWarning[];
  /** The run whose refused rows it imports. */
  repairsRunId: number | null;
  undoneAt: Date | null;
  /** The newest undo or redo. */
  undo: { direction: 'undo' | 'redo'; state: 'waiting' | 'running' | 'done' | 'failed'; at: Date } | null;
  /** How many new things of each kind it brought, once they were counted. */
  objects: Record<string, number> | null;
}

const columns = `r.id, p.state, r.mode, s.name as "sourceName", p.rows_total as "rowsTotal", p.rows_read as "rowsRead",
  p.bytes_read as "bytesRead", r.bytes_total as "bytesTotal", p.created, p.changed, p.unchanged, p.refused,
  r.requested_at as "requestedAt",
  (select m.name from entente.member_facts m where m.workspace_id = r.workspace_id and m.member_id = r.requested_by) as "requestedBy", p.started_at as "startedAt", p.updated_at as "updatedAt", p.finished_at as "finishedAt",
  p.reading_ms as "readingMs", p.problem, r.warnings, r.repairs_run_id as "repairsRunId", r.undone_at as "undoneAt",
  (select json_build_object('direction', u.direction, 'state', u.state, 'at', coalesce(u.finished_at, u.requested_at))
   from entente.import_undos u where u.workspace_id = r.workspace_id and u.import_run_id = r.id order by u.id desc limit 1) as undo,
  (select jsonb_object_agg(c.kind, c.things) from entente.import_run_counts c
   where c.workspace_id = r.workspace_id and c.import_run_id = r.id and c.source_id = r.source_id) as objects,
  coalesce((select array_agg(f.file_name order by f.position) from entente.import_run_files f
   where f.workspace_id = r.workspace_id and f.import_run_id = r.id), '{}') as "fileNames"`;
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
    `select s.id, s.name, coalesce(sum(p.created) filter (where r.undone_at is null), 0)::bigint as rows, count(r.id) as "importRuns", max(r.id) as "lastRunId"
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

/** Refused rows in the order of the files, behind a place in them. @returns nothing in `cells` where nothing of the row was kept. */
export async function listRefusals(
  tx: WorkspaceTx,
  runId: number,
  after: { filePosition: number; row: number },
  most: number,
): Promise<FoundRefusal[]> {
  const files = new Map((await findRefusalOrigin(tx, runId)).map(({ position, name }) => [position, name]));
  const { rows } = await tx.client.query<Omit<FoundRefusal, 'fileName'>>(
    `select x.file_position as "filePosition", x.row_number as row, x.code, x.message, coalesce(x.cells, '[]') as cells
     from entente.import_refusals x
     where x.workspace_id = $1 and x.import_run_id = $2 and (x.file_position, x.row_number) > ($3::int, $4::bigint)
     order by x.file_position, x.row_number limit $5`,
    [tx.workspaceId, runId, after.filePosition, after.row, most],
  );
  return rows.map((row) => ({ ...row, fileName: files.get(row.filePosition) ?? '' }));
}
