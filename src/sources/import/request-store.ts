import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import type { ImportMode } from './admit-rows.ts';
import type { StoredUpload } from '../uploads/upload-store.ts';
import { lockStages } from './lock-stages.ts';
import type { Stage } from './merge-stages.ts';

export async function ensureSource(tx: WorkspaceTx, name: string, at: Date): Promise<number> {
  await tx.client.query('insert into entente.sources (workspace_id, name, created_at) values ($1, $2, $3) on conflict do nothing', [
    tx.workspaceId,
    name,
    at,
  ]);
  return (await findSourceId(tx, name))!;
}

export async function findSourceId(tx: WorkspaceTx, name: string): Promise<number | null> {
  const { rows } = await tx.client.query<{ id: number }>('select id from entente.sources where workspace_id = $1 and name = $2', [
    tx.workspaceId,
    name,
  ]);
  return rows[0]?.id ?? null;
}

/** Locked until the end of the transaction: requests that bring stages, or ask for one upload, take turns. */
export async function listStages(tx: WorkspaceTx): Promise<Stage[]> {
  await lockStages(tx.client, tx.workspaceId);
  const { rows } = await tx.client.query<Stage>('select name, meaning from entente.stages where workspace_id = $1 order by position', [
    tx.workspaceId,
  ]);
  return rows;
}

export async function storeStages(tx: WorkspaceTx, stages: readonly Stage[]): Promise<void> {
  await tx.client.query(
    `insert into entente.stages as s (workspace_id, name, position, meaning)
     select $1, name, place - 1, meaning from unnest($2::text[], $3::text[]) with ordinality as given (name, meaning, place)
     on conflict (workspace_id, name) do update set position = excluded.position, meaning = excluded.meaning
     where s.position <> excluded.position or s.meaning <> excluded.meaning`,
    [tx.workspaceId, stages.map((stage) => stage.name), stages.map((stage) => stage.meaning)],
  );
}

export async function isImportedAlready(tx: WorkspaceTx, uploadIds: readonly number[]): Promise<boolean> {
  const { rows } = await tx.client.query('select 1 from entente.import_run_files where workspace_id = $1 and upload_id = any($2) limit 1', [
    tx.workspaceId,
    uploadIds,
  ]);
  return rows.length > 0;
}

export interface RequestedFile extends StoredUpload {
  header: readonly string[];
}

export interface NewRun {
  sourceId: number;
  mapping: Mapping;
  mode: ImportMode;
  requestedBy: number | null;
  requestedAt: Date;
  files: readonly RequestedFile[];
  saved: { id: number; version: number } | null;
  repairsRunId: number | null;
}

export async function insertRun(tx: WorkspaceTx, run: NewRun): Promise<number> {
  const bytesTotal = run.files.reduce((sum, upload) => sum + upload.bytes, 0);
  const { rows } = await tx.client.query<{ id: number }>(
    `insert into entente.import_runs (workspace_id, source_id, mapping, requested_by, requested_at, bytes_total, observed_until, mode, saved_mapping_id, saved_mapping_version,
       repairs_run_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      tx.workspaceId,
      run.sourceId,
      JSON.stringify(run.mapping),
      run.requestedBy,
      run.requestedAt,
      bytesTotal,
      run.mapping.observedUntil ?? null,
      run.mode,
      run.saved?.id ?? null,
      run.saved?.version ?? null,
      run.repairsRunId,
    ],
  );
  const id = rows[0]!.id;
  await tx.client.query(
    `insert into entente.import_run_files (workspace_id, import_run_id, position, upload_id, file_name, header)
     select $1, $2, place - 1, upload_id, name, header
     from unnest($3::bigint[], $4::text[], $5::jsonb[]) with ordinality as given (upload_id, name, header, place)`,
    [
      tx.workspaceId,
      id,
      run.files.map((upload) => upload.id),
      run.files.map((upload) => upload.name),
      run.files.map((file) => JSON.stringify(file.header)),
    ],
  );
  await tx.client.query(
    "insert into entente.import_progress (workspace_id, import_run_id, state, updated_at) values ($1, $2, 'waiting', $3)",
    [tx.workspaceId, id, run.requestedAt],
  );
  return id;
}
