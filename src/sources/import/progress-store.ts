import type { Problem } from '#kernel/problem.ts';
import type { Platform } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import type { RefusedRow } from '../mapping/read-row.ts';
import type { ImportMode } from './admit-rows.ts';
import type { RunNotes } from './run-notes.ts';

export interface RunFile {
  position: number;
  uploadId: number;
  name: string;
  bytes: number;
}

export type RunState = 'waiting' | 'running' | 'paused' | 'cancelled' | 'done' | 'failed';

export function isOver(state: RunState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** A run as it works: what was asked for, and how far it has come. */
export interface Run {
  id: number;
  workspaceId: number;
  sourceId: number;
  mapping: Mapping;
  mode: ImportMode;
  requestedAt: Date;
  /** None where it imports the refused rows of another run. */
  files: RunFile[];
  repairsRunId: number | null;
  state: RunState;
  place: Place;
  notes: Partial<RunNotes>;
  rowsTotal: number | null;
  rowsRead: number;
}

/** Where in the files the next batch begins. Rows count from the header, blank ones too. */
export interface Place {
  filePosition: number;
  rowsInFile: number;
}

export async function loadRun(platform: Platform, workspaceId: number, runId: number): Promise<Run | null> {
  return inWorkspace(platform.database, workspaceId, async (tx) => {
    const { rows } = await tx.client.query(
      `select r.id, r.workspace_id as "workspaceId", r.source_id as "sourceId", r.mapping, r.mode, r.repairs_run_id as "repairsRunId",
         r.requested_at as "requestedAt", p.notes, p.state, p.file_position as "filePosition", p.rows_in_file as "rowsInFile", p.rows_total as "rowsTotal",
         p.rows_read as "rowsRead"
       from entente.import_runs r join entente.import_progress p on p.workspace_id = r.workspace_id and p.import_run_id = r.id
       where r.workspace_id = $1 and r.id = $2`,
      [workspaceId, runId],
    );
    if (!rows[0]) return null;
    const { filePosition, rowsInFile, ...run } = rows[0];
    const files = await tx.client.query<RunFile>(
      `select f.position, f.upload_id as "uploadId", f.file_name as name, u.bytes
       from entente.import_run_files f join entente.uploads u on u.workspace_id = f.workspace_id and u.id = f.upload_id
       where f.workspace_id = $1 and f.import_run_id = $2 order by f.position`,
      [workspaceId, runId],
    );
    return { ...run, place: { filePosition, rowsInFile }, files: files.rows } as Run;
  });
}

/** @returns whether the run is to go on: somebody may have paused or cancelled it. */
export async function markRunning(platform: Platform, run: Run): Promise<boolean> {
  const now = new Date(platform.clock.now());
  const { rowCount } = await inWorkspace(platform.database, run.workspaceId, (tx) =>
    tx.client.query(
      `update entente.import_progress set state = 'running', started_at = coalesce(started_at, $3), updated_at = $3
       where workspace_id = $1 and import_run_id = $2 and state in ('waiting', 'running')`,
      [run.workspaceId, run.id, now],
    ),
  );
  return rowCount === 1;
}

/** The files were walked through to their ends: how many rows there are. */
export async function storeRowsTotal(platform: Platform, run: Run, rowsTotal: number): Promise<void> {
  await inWorkspace(platform.database, run.workspaceId, (tx) =>
    tx.client.query('update entente.import_progress set rows_total = $3 where workspace_id = $1 and import_run_id = $2', [
      run.workspaceId,
      run.id,
      rowsTotal,
    ]),
  );
}

export async function stateOf(platform: Platform, run: Pick<Run, 'id' | 'workspaceId'>): Promise<RunState | null> {
  return inWorkspace(platform.database, run.workspaceId, async (tx) => {
    // Behind whoever is just changing it.
    const { rows } = await tx.client.query<{ state: RunState }>(
      'select state from entente.import_progress where workspace_id = $1 and import_run_id = $2 for update',
      [run.workspaceId, run.id],
    );
    return rows[0]?.state ?? null;
  });
}

export interface BatchCounts {
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  bytesRead: number;
  /** Time at work on the batch. */
  readingMs: number;
  /** Epoch milliseconds of the newest stamp in the batch that is not after the import itself; null where it has none. */
  lastStampAt: number | null;
  /** What was noticed in all rows so far; null where the batch added nothing. */
  notes: RunNotes | null;
}

/**
 * Moves the run's place on, in the transaction of the batch. Whoever comes second finds the place moved, and gives up:
 * two processes never import one row twice.
 * @throws when the run is not where the batch began.
 */
export async function advance(tx: WorkspaceTx, run: Run, from: Place, to: Place, counts: BatchCounts, now: Date): Promise<void> {
  const { rowCount } = await tx.client.query(
    `update entente.import_progress set file_position = $5, rows_in_file = $6, rows_read = rows_read + $7, created = created + $8,
       changed = changed + $9, unchanged = unchanged + $10, refused = refused + $11, bytes_read = greatest(bytes_read, $12), updated_at = $13,
       reading_ms = reading_ms + $14, notes = coalesce($15, notes)
     where workspace_id = $1 and import_run_id = $2 and file_position = $3 and rows_in_file = $4 and state in ('waiting', 'running')`,
    [
      run.workspaceId,
      run.id,
      from.filePosition,
      from.rowsInFile,
      to.filePosition,
      to.rowsInFile,
      counts.read,
      counts.created,
      counts.changed,
      counts.unchanged,
      counts.refused,
      counts.bytesRead,
      now,
      Math.round(counts.readingMs),
      counts.notes && JSON.stringify(counts.notes),
    ],
  );
  if (rowCount !== 1) throw Object.assign(new Error('Another process went on with this import.'), { code: 'import-moved-on' });
  if (counts.lastStampAt !== null && run.mapping.observedUntil === undefined) await observe(tx, run, counts.lastStampAt);
}

/** The last stamp seen is how far the source could see. */
async function observe(tx: WorkspaceTx, run: Run, lastStampAt: number): Promise<void> {
  await tx.client.query(
    'update entente.import_runs set observed_until = greatest(observed_until, $3) where workspace_id = $1 and id = $2 and observed_until is distinct from greatest(observed_until, $3)',
    [run.workspaceId, run.id, new Date(lastStampAt)],
  );
}

export async function storeRefusals(tx: WorkspaceTx, run: Run, filePosition: number, refusals: readonly RefusedRow[]): Promise<void> {
  if (refusals.length === 0) return;
  await tx.client.query(
    `insert into entente.import_refusals (workspace_id, import_run_id, file_position, row_number, code, message, cells)
     select $1, $2, $3, r.row, r.code, r.message, nullif(r.cells, '[]')
     from jsonb_to_recordset($4::jsonb) as r (row bigint, code text, message text, cells jsonb)`,
    [run.workspaceId, run.id, filePosition, JSON.stringify(refusals)],
  );
}

/**
 * The end of a run, one way or the other; its events are announced in the same transaction.
 * @returns false when it was paused or cancelled just before.
 */
export async function finish(tx: WorkspaceTx, run: Run, now: Date, problem: Problem | null): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update entente.import_progress p set state = $3, problem = $4, finished_at = $5, updated_at = $5,
       bytes_read = case when $3 = 'done' then (select bytes_total from entente.import_runs r where r.workspace_id = $1 and r.id = $2) else bytes_read end
     where workspace_id = $1 and import_run_id = $2 and state in ('waiting', 'running')`,
    [run.workspaceId, run.id, problem ? 'failed' : 'done', problem && JSON.stringify(problem), now],
  );
  // A run that failed comes to no end at which they would count.
  if (problem)
    await tx.client.query('delete from entente.import_held_rows where workspace_id = $1 and import_run_id = $2', [run.workspaceId, run.id]);
  return rowCount === 1;
}
