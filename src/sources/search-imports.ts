import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { foundGroup } from '#platform/found-group.ts';
import type { FoundGroup, SearchAsked } from '#platform/slice.ts';
import { permits } from '#workspace/public.ts';

const mostLookedThrough = 5000;

/** Imports by the name of their source or of one of their files, the newest first. */
export async function searchImports(tx: WorkspaceTx, { caller, ids }: Context, { text, limit }: SearchAsked): Promise<FoundGroup[]> {
  if (!permits(caller, 'sources.read')) return [];
  const { rows } = await sql<{ id: number; source: string; files: string; at: Date }>`
    select r.id, r.source, r.files, r.requested_at as at from (
      select r.id, s.name as source, r.requested_at,
        (select string_agg(f.file_name, ', ' order by f.position) from entente.import_run_files f where f.workspace_id = r.workspace_id and f.import_run_id = r.id) as files
      from entente.import_runs r join entente.sources s on s.workspace_id = r.workspace_id and s.id = r.source_id
      where r.workspace_id = ${tx.workspaceId} order by r.id desc limit ${mostLookedThrough}) r
    where strpos(lower(r.source || ' ' || coalesce(r.files, '')), ${text.toLowerCase()}) > 0 order by r.id desc limit ${limit + 1}`.execute(
    tx.db,
  );
  return foundGroup({ name: 'imports', title: 'Imports', limit }, rows, ({ id, source, files, at }) => {
    const publicId = ids.encode('importRun', id);
    return { id: publicId, title: `${source}: ${files ?? ''}`, detail: at.toISOString().slice(0, 10), path: `/data/imports/${publicId}` };
  });
}

/** An import as something that members talk about: it is called by its source. */
export async function findImportThing(tx: WorkspaceTx, id: number): Promise<{ ids: number[]; name: string } | null> {
  const { rows } = await sql<{ name: string }>`
    select source_name as name from entente.import_request_facts where workspace_id = ${tx.workspaceId} and import_run_id = ${id}`.execute(
    tx.db,
  );
  return rows[0] ? { ids: [id], name: rows[0].name } : null;
}
