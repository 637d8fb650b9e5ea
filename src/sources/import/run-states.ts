import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import type { ImportMode } from './admit-rows.ts';
import type { RunState } from './progress-store.ts';

export interface LockedRun {
  id: number;
  sourceId: number;
  state: RunState;
  mode: ImportMode;
  mapping: Mapping;
  undoneAt: Date | null;
  refused: number;
}

/** A run, for a command: nobody else changes its state until the transaction ends, the process that reads it included. */
export async function lockRunState(tx: WorkspaceTx, id: number): Promise<LockedRun | null> {
  const { rows } = await tx.client.query<LockedRun>(
    `select r.id, r.source_id as "sourceId", r.mode, r.mapping, r.undone_at as "undoneAt", p.state, p.refused
     from entente.import_runs r join entente.import_progress p on p.workspace_id = r.workspace_id and p.import_run_id = r.id
     where r.workspace_id = $1 and r.id = $2 for update of p`,
    [tx.workspaceId, id],
  );
  return rows[0] ?? null;
}

export async function changeState(tx: WorkspaceTx, id: number, state: 'paused' | 'waiting', at: Date): Promise<void> {
  await tx.client.query('update entente.import_progress set state = $3, updated_at = $4 where workspace_id = $1 and import_run_id = $2', [
    tx.workspaceId,
    id,
    state,
    at,
  ]);
}

/** The run comes to no end of its own; rows that it held to its end are forgotten. @returns the uploads that it read. */
export async function markCancelled(tx: WorkspaceTx, id: number, at: Date): Promise<number[]> {
  await tx.client.query(
    `update entente.import_progress set state = 'cancelled', updated_at = $3, finished_at = $3 where workspace_id = $1 and import_run_id = $2`,
    [tx.workspaceId, id, at],
  );
  await tx.client.query('delete from entente.import_held_rows where workspace_id = $1 and import_run_id = $2', [tx.workspaceId, id]);
  const { rows } = await tx.client.query<{ id: number }>(
    'select upload_id as id from entente.import_run_files where workspace_id = $1 and import_run_id = $2',
    [tx.workspaceId, id],
  );
  return rows.map((row) => row.id);
}
