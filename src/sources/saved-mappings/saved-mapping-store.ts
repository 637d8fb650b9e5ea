import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';

export interface SavedMapping {
  id: number;
  name: string;
  /** The newest one. */
  version: number;
  source: string;
  shape: Mapping['shape'];
  /** Who saved the newest version, and when; null for the operator at the machine. */
  savedBy: string | null;
  savedAt: Date;
  /** Imports that were read by any of its versions. */
  importRuns: number;
}

export interface SavedVersion {
  version: number;
  savedBy: string | null;
  savedAt: Date;
  importRuns: number;
}

const newest = `select m.id, m.name, v.version, v.mapping ->> 'source' as source, v.mapping ->> 'shape' as shape, v.saved_at as "savedAt",
    (select name from entente.member_facts who where who.workspace_id = m.workspace_id and who.member_id = v.saved_by) as "savedBy",
    (select count(*) from entente.import_runs r where r.workspace_id = m.workspace_id and r.saved_mapping_id = m.id) as "importRuns"
  from entente.saved_mappings m
  join lateral (select * from entente.saved_mapping_versions v
    where v.workspace_id = m.workspace_id and v.saved_mapping_id = m.id order by v.version desc limit 1) v on true
  where m.workspace_id = $1 and m.removed_at is null`;

export async function listSavedMappings(tx: WorkspaceTx): Promise<SavedMapping[]> {
  return (await tx.client.query<SavedMapping>(`${newest} order by m.name`, [tx.workspaceId])).rows;
}

/** One that was not removed. */
export async function findSaved(tx: WorkspaceTx, id: number): Promise<SavedMapping | null> {
  return (await tx.client.query<SavedMapping>(`${newest} and m.id = $2`, [tx.workspaceId, id])).rows[0] ?? null;
}

/** The newest version first. */
export async function listVersions(tx: WorkspaceTx, id: number): Promise<SavedVersion[]> {
  const { rows } = await tx.client.query<SavedVersion>(
    `select v.version, v.saved_at as "savedAt",
       (select name from entente.member_facts who where who.workspace_id = v.workspace_id and who.member_id = v.saved_by) as "savedBy",
       (select count(*) from entente.import_runs r where r.workspace_id = v.workspace_id and r.saved_mapping_id = v.saved_mapping_id
          and r.saved_mapping_version = v.version) as "importRuns"
     from entente.saved_mapping_versions v where v.workspace_id = $1 and v.saved_mapping_id = $2 order by v.version desc`,
    [tx.workspaceId, id],
  );
  return rows;
}

/** @param version the newest one unless said. @returns null where there is no such version. */
export async function findVersion(
  tx: WorkspaceTx,
  id: number,
  version?: number | null,
): Promise<{ version: number; mapping: Mapping } | null> {
  const { rows } = await tx.client.query<{ version: number; mapping: Mapping }>(
    `select v.version, v.mapping from entente.saved_mapping_versions v
     where v.workspace_id = $1 and v.saved_mapping_id = $2 and ($3::int is null or v.version = $3) order by v.version desc limit 1`,
    [tx.workspaceId, id, version ?? null],
  );
  return rows[0] ?? null;
}

/** @returns null where the name is taken. */
export async function insertSaved(tx: WorkspaceTx, name: string, by: number | null, at: Date): Promise<number | null> {
  const { rows } = await tx.client.query<{ id: number }>(
    `insert into entente.saved_mappings (workspace_id, name, created_by, created_at) values ($1, $2, $3, $4)
     on conflict (workspace_id, name) where removed_at is null do nothing returning id`,
    [tx.workspaceId, name, by, at],
  );
  return rows[0]?.id ?? null;
}

export interface NewVersion {
  mapping: Mapping;
  /** Of the file that it was made on, where one was at hand. */
  header: readonly string[] | null;
  by: number | null;
  at: Date;
}

/** Versions of one mapping are numbered one after the other: whoever saves holds its row. @returns the number. */
export async function insertVersion(tx: WorkspaceTx, id: number, { mapping, header, by, at }: NewVersion): Promise<number> {
  await tx.client.query('select 1 from entente.saved_mappings where workspace_id = $1 and id = $2 for update', [tx.workspaceId, id]);
  const { rows } = await tx.client.query<{ version: number }>(
    `insert into entente.saved_mapping_versions (workspace_id, saved_mapping_id, version, mapping, header, saved_by, saved_at)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6
     from entente.saved_mapping_versions where workspace_id = $1 and saved_mapping_id = $2 returning version`,
    [tx.workspaceId, id, JSON.stringify(mapping), header && JSON.stringify(header), by, at],
  );
  return rows[0]!.version;
}

export async function markRemoved(tx: WorkspaceTx, id: number, by: number | null, at: Date): Promise<void> {
  await tx.client.query('update entente.saved_mappings set removed_by = $3, removed_at = $4 where workspace_id = $1 and id = $2', [
    tx.workspaceId,
    id,
    by,
    at,
  ]);
}

/** The names of schedules that go by a saved mapping. */
export async function schedulesBy(tx: WorkspaceTx, id: number): Promise<string[]> {
  const { rows } = await tx.client.query<{ name: string }>(
    'select name from entente.import_schedules where workspace_id = $1 and saved_mapping_id = $2 and removed_at is null order by name',
    [tx.workspaceId, id],
  );
  return rows.map((row) => row.name);
}

/** The newest version of each with the columns of the file that it was made on. */
export async function listNewestVersions(
  tx: WorkspaceTx,
): Promise<{ id: number; name: string; version: number; mapping: unknown; header: string[] | null }[]> {
  const { rows } = await tx.client.query(
    `select distinct on (m.id) m.id, m.name, v.version, v.mapping, v.header from entente.saved_mappings m
     join entente.saved_mapping_versions v on v.workspace_id = m.workspace_id and v.saved_mapping_id = m.id
     where m.workspace_id = $1 and m.removed_at is null order by m.id, v.version desc`,
    [tx.workspaceId],
  );
  return rows;
}
