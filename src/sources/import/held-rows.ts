import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import type { RecordRow } from './decision.ts';

/** What rows say of records that is held until the end of their import; see decide-rows.ts. Nearly always there are none. */
export async function holdRows(tx: WorkspaceTx, importRunId: number, held: Map<string, RecordRow | null>): Promise<void> {
  if (held.size === 0) return;
  const rows = [...held.values()].filter((row) => row !== null);
  const { rows: some } = await tx.client.query(
    'select 1 from entente.import_held_rows where workspace_id = $1 and import_run_id = $2 limit 1',
    [tx.workspaceId, importRunId],
  );
  if (some.length > 0) {
    await tx.client.query('delete from entente.import_held_rows where workspace_id = $1 and import_run_id = $2 and record_name = any($3)', [
      tx.workspaceId,
      importRunId,
      [...held.keys()],
    ]);
  }
  if (rows.length === 0) return;
  const names = [...held].flatMap(([name, row]) => (row ? [name] : []));
  await tx.client.query(
    `insert into entente.import_held_rows (workspace_id, import_run_id, record_name, held_row)
     select $1, $2, name, held_row from unnest($3::text[], $4::jsonb[]) with ordinality as h (name, held_row, place) order by place`,
    [tx.workspaceId, importRunId, names, rows.map((row) => JSON.stringify(row))],
  );
}

/** Takes some of the held rows out, in the order in which they were held. What they say beside their records was written when they were read. */
export async function takeHeldRows(tx: WorkspaceTx, importRunId: number, count: number): Promise<ReadRow[]> {
  const { rows } = await tx.client.query<{ place: number; row: RecordRow }>(
    `delete from entente.import_held_rows where workspace_id = $1 and import_run_id = $2 and place in (
       select place from entente.import_held_rows where workspace_id = $1 and import_run_id = $2 order by place limit $3)
     returning place, held_row as row`,
    [tx.workspaceId, importRunId, count],
  );
  return rows.toSorted((one, other) => one.place - other.place).map(({ row }) => ({ ...row, outcome: 'read', also: null }));
}
