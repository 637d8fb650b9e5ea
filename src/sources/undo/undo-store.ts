import type { Problem } from '#kernel/problem.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';

export type UndoDirection = 'undo' | 'redo';
export type UndoState = 'waiting' | 'running' | 'done' | 'failed';

/** Counts by kind of what was set aside or put back; `left`: rows of people whom members had worked on. */
export type UndoCounts = Record<string, number>;

export interface StoredUndo {
  id: number;
  importRunId: number;
  direction: UndoDirection;
  takesWorkedOn: boolean;
  state: UndoState;
  counts: UndoCounts;
  problem: Problem | null;
  /** The name of the member who asked; null for the operator. */
  requestedBy: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
}

const columns = `id, import_run_id as "importRunId", direction, takes_worked_on as "takesWorkedOn", state, counts, problem,
  requested_at as "requestedAt", finished_at as "finishedAt",
  (select m.name from entente.member_facts m where m.workspace_id = import_undos.workspace_id and m.member_id = requested_by) as "requestedBy"`;

/** An import as its undo needs it. */
export interface UndoableRun {
  id: number;
  sourceId: number;
  requestedAt: Date;
  undoneAt: Date | null;
  state: 'waiting' | 'running' | 'paused' | 'cancelled' | 'done' | 'failed';
  /** Rows that the last undo left, of people whom members had worked on. */
  left: number;
  /** Whether an undo or redo of it is asked for and not yet done. */
  isUnderway: boolean;
}

export async function findUndoableRun(tx: WorkspaceTx, runId: number, options: { isLocked: boolean }): Promise<UndoableRun | null> {
  const { rows } = await tx.client.query<UndoableRun>(
    `select r.id, r.source_id as "sourceId", r.requested_at as "requestedAt", r.undone_at as "undoneAt", p.state,
       coalesce((select (u.counts ->> 'left')::bigint from entente.import_undos u where u.workspace_id = r.workspace_id and u.import_run_id = r.id
         and u.state = 'done' order by u.id desc limit 1), 0) as left,
       exists (select 1 from entente.import_undos u where u.workspace_id = r.workspace_id and u.import_run_id = r.id
         and u.state in ('waiting', 'running')) as "isUnderway"
     from entente.import_runs r join entente.import_progress p on p.workspace_id = r.workspace_id and p.import_run_id = r.id
     where r.workspace_id = $1 and r.id = $2 ${options.isLocked ? 'for update of r, p' : ''}`,
    [tx.workspaceId, runId],
  );
  return rows[0] ?? null;
}

export async function insertUndo(
  tx: WorkspaceTx,
  undo: { importRunId: number; direction: UndoDirection; takesWorkedOn: boolean; requestedBy: number | null; requestedAt: Date },
): Promise<StoredUndo> {
  const { rows } = await tx.client.query<StoredUndo>(
    `insert into entente.import_undos (workspace_id, import_run_id, direction, takes_worked_on, requested_by, requested_at)
     values ($1, $2, $3, $4, $5, $6) returning ${columns}`,
    [tx.workspaceId, undo.importRunId, undo.direction, undo.takesWorkedOn, undo.requestedBy, undo.requestedAt],
  );
  return rows[0]!;
}

/** Locked until the end of the transaction: of two processes one does it. */
export async function lockUndo(tx: WorkspaceTx, id: number): Promise<StoredUndo | null> {
  const { rows } = await tx.client.query<StoredUndo>(
    `select ${columns} from entente.import_undos where workspace_id = $1 and id = $2 for update`,
    [tx.workspaceId, id],
  );
  return rows[0] ?? null;
}

export async function listUndos(tx: WorkspaceTx, runId: number): Promise<StoredUndo[]> {
  const { rows } = await tx.client.query<StoredUndo>(
    `select ${columns} from entente.import_undos where workspace_id = $1 and import_run_id = $2 order by id desc`,
    [tx.workspaceId, runId],
  );
  return rows;
}

export async function setUndoState(tx: WorkspaceTx, id: number, state: UndoState): Promise<void> {
  await tx.client.query(
    "update entente.import_undos set state = $3 where workspace_id = $1 and id = $2 and state in ('waiting', 'running')",
    [tx.workspaceId, id, state],
  );
}

export async function finishUndo(
  tx: WorkspaceTx,
  id: number,
  end: { counts: UndoCounts; problem: Problem | null; finishedAt: Date },
): Promise<void> {
  await tx.client.query(
    'update entente.import_undos set state = $3, counts = $4, problem = $5, finished_at = $6 where workspace_id = $1 and id = $2',
    [
      tx.workspaceId,
      id,
      end.problem ? 'failed' : 'done',
      JSON.stringify(end.counts),
      end.problem && JSON.stringify(end.problem),
      end.finishedAt,
    ],
  );
}

/** @param at null: it stands. */
export async function setUndone(tx: WorkspaceTx, runId: number, at: Date | null): Promise<void> {
  await tx.client.query('update entente.import_runs set undone_at = $3 where workspace_id = $1 and id = $2', [tx.workspaceId, runId, at]);
}
