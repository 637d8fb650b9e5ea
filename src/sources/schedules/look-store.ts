import type { Problem } from '#kernel/problem.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';

/** A file that a look has brought. */
export interface FoundFile {
  uploadId: number;
  name: string;
  /** In hexadecimal. */
  sha256: string;
  bytes: number;
  /** Epoch milliseconds, of files in folders. */
  modifiedAt: number | null;
  etag: string | null;
  lastModified: string | null;
}

/** One look at the place of a schedule. */
export interface Look {
  id: number;
  scheduleId: number;
  /** null where its time had come. */
  askedBy: number | null;
  endedAt: Date | null;
  /** Brought so far. */
  found: FoundFile[];
}

/** @param askedBy null where its time had come. */
export async function beginLook(tx: WorkspaceTx, scheduleId: number, askedBy: number | null, at: Date): Promise<number> {
  const { rows } = await tx.client.query<{ id: number }>(
    'insert into entente.import_schedule_looks (workspace_id, import_schedule_id, asked_by, begun_at) values ($1, $2, $3, $4) returning id',
    [tx.workspaceId, scheduleId, askedBy, at],
  );
  return rows[0]!.id;
}

export async function isLooking(tx: WorkspaceTx, scheduleId: number): Promise<boolean> {
  const { rows } = await tx.client.query(
    'select 1 from entente.import_schedule_looks where workspace_id = $1 and import_schedule_id = $2 and ended_at is null limit 1',
    [tx.workspaceId, scheduleId],
  );
  return rows.length > 0;
}

export async function findLook(tx: WorkspaceTx, id: number): Promise<Look | null> {
  const { rows } = await tx.client.query<Look>(
    `select id, import_schedule_id as "scheduleId", asked_by as "askedBy", ended_at as "endedAt", found
     from entente.import_schedule_looks where workspace_id = $1 and id = $2`,
    [tx.workspaceId, id],
  );
  return rows[0] ?? null;
}

export async function keepFound(tx: WorkspaceTx, id: number, found: readonly FoundFile[]): Promise<void> {
  await tx.client.query('update entente.import_schedule_looks set found = $3 where workspace_id = $1 and id = $2', [
    tx.workspaceId,
    id,
    JSON.stringify(found),
  ]);
}

export interface LookEnd {
  outcome: 'imported' | 'nothing-new' | 'failed';
  importRunId: number | null;
  problem: Problem | null;
}

/** @returns false where it had ended already. */
export async function endLook(tx: WorkspaceTx, id: number, { outcome, importRunId, problem }: LookEnd, at: Date): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update entente.import_schedule_looks set outcome = $3, import_run_id = $4, problem = $5, ended_at = $6
     where workspace_id = $1 and id = $2 and ended_at is null`,
    [tx.workspaceId, id, outcome, importRunId, problem && JSON.stringify(problem), at],
  );
  return rowCount === 1;
}

/** What was brought of a place last, whatever became of its import. */
export interface KnownFile {
  name: string;
  /** In hexadecimal. */
  sha256: string;
  bytes: number;
  modifiedAt: Date | null;
  etag: string | null;
  lastModified: string | null;
}

/** @param options.withFailed without, files whose import failed or was cancelled are new. */
export async function listKnownFiles(tx: WorkspaceTx, scheduleId: number, { withFailed }: { withFailed: boolean }): Promise<KnownFile[]> {
  const { rows } = await tx.client.query<KnownFile>(
    `select f.name, encode(f.sha256, 'hex') as sha256, f.bytes, f.modified_at as "modifiedAt", f.etag, f.last_modified as "lastModified"
     from entente.import_schedule_files f
     join entente.import_progress p on p.workspace_id = f.workspace_id and p.import_run_id = f.import_run_id
     where f.workspace_id = $1 and f.import_schedule_id = $2 and ($3 or p.state not in ('failed', 'cancelled'))`,
    [tx.workspaceId, scheduleId, withFailed],
  );
  return rows;
}

export async function rememberFiles(tx: WorkspaceTx, scheduleId: number, importRunId: number, files: readonly FoundFile[]): Promise<void> {
  await tx.client.query(
    `insert into entente.import_schedule_files (workspace_id, import_schedule_id, name, sha256, bytes, modified_at, etag, last_modified, import_run_id)
     select $1, $2, f.name, decode(f.sha256, 'hex'), f.bytes, to_timestamp(f."modifiedAt" / 1000.0), f.etag, f."lastModified", $3
     from jsonb_to_recordset($4::jsonb) as f (name text, sha256 text, bytes bigint, "modifiedAt" bigint, etag text, "lastModified" text)
     on conflict (workspace_id, import_schedule_id, name) do update set sha256 = excluded.sha256, bytes = excluded.bytes,
       modified_at = excluded.modified_at, etag = excluded.etag, last_modified = excluded.last_modified, import_run_id = excluded.import_run_id`,
    [tx.workspaceId, scheduleId, importRunId, JSON.stringify(files)],
  );
}

/** The same content under another stamp: next time the stamp is enough. */
export async function restampFile(tx: WorkspaceTx, scheduleId: number, file: Omit<FoundFile, 'uploadId'>): Promise<void> {
  await tx.client.query(
    `update entente.import_schedule_files set modified_at = to_timestamp($4::bigint / 1000.0), etag = $5, last_modified = $6
     where workspace_id = $1 and import_schedule_id = $2 and name = $3`,
    [tx.workspaceId, scheduleId, file.name, file.modifiedAt, file.etag, file.lastModified],
  );
}

/** Another place: nothing of it is known. */
export async function forgetFiles(tx: WorkspaceTx, scheduleId: number): Promise<void> {
  await tx.client.query('delete from entente.import_schedule_files where workspace_id = $1 and import_schedule_id = $2', [
    tx.workspaceId,
    scheduleId,
  ]);
}

export interface ShownLook {
  id: number;
  scheduleId: number;
  askedBy: string | null;
  begunAt: Date;
  endedAt: Date | null;
  outcome: LookEnd['outcome'] | null;
  fileNames: string[];
  importRunId: number | null;
  importState: string | null;
  problem: Problem | null;
}

/** The newest looks of every schedule, the newest first. */
export async function listLooks(tx: WorkspaceTx, mostOfEach: number): Promise<ShownLook[]> {
  const { rows } = await tx.client.query<ShownLook>(
    `select l.id, l.import_schedule_id as "scheduleId", l.begun_at as "begunAt", l.ended_at as "endedAt", l.outcome,
       l.import_run_id as "importRunId", p.state as "importState", coalesce(l.problem, p.problem) as problem,
       coalesce((select jsonb_agg(f ->> 'name') from jsonb_array_elements(l.found) f), '[]') as "fileNames",
       (select name from entente.member_facts who where who.workspace_id = l.workspace_id and who.member_id = l.asked_by) as "askedBy"
     from entente.import_schedules s
     cross join lateral (select * from entente.import_schedule_looks l where l.workspace_id = s.workspace_id and l.import_schedule_id = s.id
       order by l.id desc limit $2) l
     left join entente.import_progress p on p.workspace_id = l.workspace_id and p.import_run_id = l.import_run_id
     where s.workspace_id = $1 and s.removed_at is null order by l.id desc`,
    [tx.workspaceId, mostOfEach],
  );
  return rows;
}

/** The import that has read an upload; null where none has. */
export async function importOf(tx: WorkspaceTx, uploadId: number): Promise<number | null> {
  const { rows } = await tx.client.query<{ id: number }>(
    'select import_run_id as id from entente.import_run_files where workspace_id = $1 and upload_id = $2',
    [tx.workspaceId, uploadId],
  );
  return rows[0]?.id ?? null;
}

/** Whether the newest import that the schedule began failed. */
export async function hasLastImportFailed(tx: WorkspaceTx, scheduleId: number): Promise<boolean> {
  const { rows } = await tx.client.query<{ hasFailed: boolean }>(
    `select outcome = 'failed' as "hasFailed" from entente.import_schedule_looks
     where workspace_id = $1 and import_schedule_id = $2 and import_run_id is not null order by id desc limit 1`,
    [tx.workspaceId, scheduleId],
  );
  return rows[0]?.hasFailed ?? false;
}

/** In hexadecimal. */
export async function sha256Of(tx: WorkspaceTx, uploadId: number): Promise<string> {
  const { rows } = await tx.client.query<{ sha256: string }>(
    "select encode(sha256, 'hex') as sha256 from entente.uploads where workspace_id = $1 and id = $2",
    [tx.workspaceId, uploadId],
  );
  return rows[0]!.sha256;
}

/** Looks of the past are kept for a year, and never fewer than the newest hundred. */
export async function forgetOldLooks(tx: WorkspaceTx, scheduleId: number, before: Date): Promise<void> {
  await tx.client.query(
    `delete from entente.import_schedule_looks where workspace_id = $1 and import_schedule_id = $2 and ended_at < $3
       and id < (select min(id) from (select id from entente.import_schedule_looks where workspace_id = $1 and import_schedule_id = $2
         order by id desc limit 100) newest)`,
    [tx.workspaceId, scheduleId, before],
  );
}
