import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Rhythm } from './next-look.ts';

export interface Place {
  kind: 'url' | 'folder';
  /** The address, or the path of the folder. */
  at: string;
  /** Which files of the folder; null of an address. */
  pattern: string | null;
}

/** What a schedule does, as it is stored. */
export interface ScheduleTerms {
  name: string;
  place: Place;
  headerName: string | null;
  /** Sealed. */
  headerValue: Buffer | null;
  savedMappingId: number;
  /** null: the newest one. */
  savedMappingVersion: number | null;
  mode: 'create' | 'update' | 'both';
  rhythm: Rhythm;
}

export interface Schedule extends ScheduleTerms {
  id: number;
  nextLookAt: Date;
  failures: number;
  pausedAt: Date | null;
}

const columns = `s.id, s.name, jsonb_build_object('kind', s.place_kind, 'at', s.place, 'pattern', s.file_pattern) as place,
  s.header_name as "headerName", s.header_value as "headerValue", s.saved_mapping_id as "savedMappingId",
  s.saved_mapping_version as "savedMappingVersion", s.mode,
  jsonb_build_object('every', s.every, 'atMinute', s.at_minute, 'weekday', s.weekday) as rhythm,
  s.next_look_at as "nextLookAt", s.failures, s.paused_at as "pausedAt"`;

/** One that was not removed. @param options.isLocked until the end of the transaction. */
export async function findSchedule(tx: WorkspaceTx, id: number, { isLocked = false } = {}): Promise<Schedule | null> {
  const { rows } = await tx.client.query<Schedule>(
    `select ${columns} from entente.import_schedules s where s.workspace_id = $1 and s.id = $2 and s.removed_at is null ${isLocked ? 'for update' : ''}`,
    [tx.workspaceId, id],
  );
  return rows[0] ?? null;
}

export async function insertSchedule(tx: WorkspaceTx, terms: ScheduleTerms, by: number | null, at: Date): Promise<number> {
  const { rows } = await tx.client.query<{ id: number }>(
    `insert into entente.import_schedules (workspace_id, name, place_kind, place, file_pattern, header_name, header_value, saved_mapping_id,
       saved_mapping_version, mode, every, at_minute, weekday, created_by, created_at, next_look_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15) returning id`,
    [tx.workspaceId, ...valuesOf(terms), by, at],
  );
  return rows[0]!.id;
}

export async function updateTerms(tx: WorkspaceTx, id: number, terms: ScheduleTerms): Promise<void> {
  await tx.client.query(
    `update entente.import_schedules set name = $3, place_kind = $4, place = $5, file_pattern = $6, header_name = $7, header_value = $8,
       saved_mapping_id = $9, saved_mapping_version = $10, mode = $11, every = $12, at_minute = $13, weekday = $14
     where workspace_id = $1 and id = $2`,
    [tx.workspaceId, id, ...valuesOf(terms)],
  );
}

function valuesOf({ name, place, rhythm, ...terms }: ScheduleTerms): unknown[] {
  return [
    name,
    place.kind,
    place.at,
    place.pattern,
    terms.headerName,
    terms.headerValue,
    terms.savedMappingId,
    terms.savedMappingVersion,
    terms.mode,
    rhythm.every,
    rhythm.atMinute,
    rhythm.weekday,
  ];
}

/** Says when it looks next, to the workspace and to the directory that sweeps read. */
export async function setNextLook(tx: WorkspaceTx, id: number, at: Date): Promise<void> {
  await tx.client.query('update entente.import_schedules set next_look_at = $3 where workspace_id = $1 and id = $2', [
    tx.workspaceId,
    id,
    at,
  ]);
  await tx.client.query(
    `insert into directory.import_schedules_due (workspace_id, import_schedule_id, due_at) values ($1, $2, $3)
     on conflict (workspace_id, import_schedule_id) do update set due_at = excluded.due_at`,
    [tx.workspaceId, id, at],
  );
}

/** Sweeps do not come by any more. */
export async function forgetNextLook(tx: WorkspaceTx, id: number): Promise<void> {
  await tx.client.query('delete from directory.import_schedules_due where workspace_id = $1 and import_schedule_id = $2', [
    tx.workspaceId,
    id,
  ]);
}

/** @param at null: it goes on. */
export async function setPaused(tx: WorkspaceTx, id: number, by: number | null, at: Date | null): Promise<void> {
  await tx.client.query('update entente.import_schedules set paused_by = $3, paused_at = $4 where workspace_id = $1 and id = $2', [
    tx.workspaceId,
    id,
    by,
    at,
  ]);
}

/** The sealed header goes at once; the rest stays for the history. */
export async function markRemoved(tx: WorkspaceTx, id: number, by: number | null, at: Date): Promise<void> {
  await tx.client.query(
    'update entente.import_schedules set removed_by = $3, removed_at = $4, header_value = null where workspace_id = $1 and id = $2',
    [tx.workspaceId, id, by, at],
  );
}

export async function setFailures(tx: WorkspaceTx, id: number, failures: number): Promise<void> {
  await tx.client.query('update entente.import_schedules set failures = $3 where workspace_id = $1 and id = $2', [
    tx.workspaceId,
    id,
    failures,
  ]);
}

/** As the list shows it: with the names behind its ids. */
export interface ShownSchedule extends Schedule {
  mappingName: string;
  newestVersion: number;
  createdBy: string | null;
  pausedBy: string | null;
}

export async function listSchedules(tx: WorkspaceTx): Promise<ShownSchedule[]> {
  const nameOf = (column: string) =>
    `(select name from entente.member_facts who where who.workspace_id = s.workspace_id and who.member_id = ${column})`;
  const { rows } = await tx.client.query<ShownSchedule>(
    `select ${columns}, m.name as "mappingName", ${nameOf('s.created_by')} as "createdBy", ${nameOf('s.paused_by')} as "pausedBy",
       (select max(version) from entente.saved_mapping_versions v where v.workspace_id = m.workspace_id and v.saved_mapping_id = m.id) as "newestVersion"
     from entente.import_schedules s
     join entente.saved_mappings m on m.workspace_id = s.workspace_id and m.id = s.saved_mapping_id
     where s.workspace_id = $1 and s.removed_at is null order by s.name, s.id`,
    [tx.workspaceId],
  );
  return rows;
}
