import type { WorkspaceTx } from '#platform/database/database.ts';
import { mappingSchema, type Mapping } from '../mapping/mapping-schema.ts';
import { isRefusalHeader, ownColumns } from '../mapping/refusal-columns.ts';

/**
 * The mapping of the last import with the columns of this file, and so its source, shape and key space: the same export
 * under another file name is no source of its own. null when there was none. An import of refused rows has no file of its
 * own: it speaks of the columns of the one that it repairs.
 * What that import covered was said of another file, and is not repeated.
 */
export async function findKnownMapping(tx: WorkspaceTx, header: readonly string[]): Promise<Mapping | null> {
  const { rows } = await tx.client.query<{ mapping: unknown; header: string[] }>(
    `select last.mapping, f.header from (
       select distinct on (r.source_id) r.id, r.mapping, r.repairs_run_id from entente.import_runs r
       join entente.import_progress p on p.workspace_id = $1 and p.import_run_id = r.id and p.state <> 'failed'
       where r.workspace_id = $1 and r.undone_at is null order by r.source_id, r.id desc) last
     cross join lateral (
       with recursive origin (id, repairs) as (
         select last.id, last.repairs_run_id
         union all
         select r.id, r.repairs_run_id from origin o
         join entente.import_runs r on r.workspace_id = $1 and r.id = o.repairs)
       select f.header from origin o
       join entente.import_run_files f on f.workspace_id = $1 and f.import_run_id = o.id and f.position = 0) f
     order by last.id desc`,
    [tx.workspaceId],
  );
  const columns = columnsOf(header);
  const found = rows.find((row) => columnsOf(row.header) === columns);
  const parsed = mappingSchema.safeParse(found?.mapping);
  if (!parsed.success) return null;
  const { observedUntil: _said, ...known } = parsed.data;
  return known as Mapping;
}

function columnsOf(header: readonly string[]): string {
  const names = header.map((name) => name.trim());
  return JSON.stringify(isRefusalHeader(names) ? ownColumns(names) : names);
}
