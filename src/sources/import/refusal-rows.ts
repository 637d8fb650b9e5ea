import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { RowReader } from '../mapping/read-row.ts';
import { isRefusalHeader, ownColumns } from '../mapping/refusal-columns.ts';
import type { RowBatch } from './read-batches.ts';

export interface OriginFile {
  position: number;
  name: string;
  /** The columns by which its refused rows are kept. */
  header: string[];
}

/** The files that the refused rows of a run come from: of a run that repaired another's, that one's files. */
export async function findRefusalOrigin(tx: WorkspaceTx, runId: number): Promise<OriginFile[]> {
  const { rows } = await tx.client.query<OriginFile>(
    `with recursive origin as (
       select id, repairs_run_id from entente.import_runs where workspace_id = $1 and id = $2
       union all
       select r.id, r.repairs_run_id from origin o join entente.import_runs r on r.workspace_id = $1 and r.id = o.repairs_run_id)
     select f.position, f.file_name as name, f.header from entente.import_run_files f
     where f.workspace_id = $1 and f.import_run_id = (select id from origin where repairs_run_id is null) order by f.position`,
    [tx.workspaceId, runId],
  );
  return rows.map((file) => ({ ...file, header: isRefusalHeader(file.header) ? ownColumns(file.header) : file.header }));
}

/** Those that can be read again: of erased people nothing was kept. */
export async function countRefusals(tx: WorkspaceTx, runId: number): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    'select count(*) from entente.import_refusals where workspace_id = $1 and import_run_id = $2 and cells is not null',
    [tx.workspaceId, runId],
  );
  return rows[0]!.count;
}

/** The refused rows of one file, read again in batches. They keep the numbers that they had in it. */
export async function* readRefusals(
  context: Context,
  place: { runId: number; filePosition: number },
  readRow: RowReader,
  start: number,
  batchRows: number,
): AsyncGenerator<RowBatch> {
  for (let after = start; ;) {
    const from = after;
    const found = await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
      const { rows } = await tx.client.query<{ row: number; cells: string[] }>(
        `select row_number as row, cells from entente.import_refusals
         where workspace_id = $1 and import_run_id = $2 and file_position = $3 and row_number > $4 and cells is not null
         order by row_number limit $5`,
        [tx.workspaceId, place.runId, place.filePosition, from, batchRows],
      );
      return rows;
    });
    if (found.length === 0) return;
    after = found.at(-1)!.row;
    const batch: RowBatch = { rows: [], refusals: [], rowsInFile: after, touches: null, cells: new Map() };
    for (const { row, cells } of found) {
      const read = readRow(cells, row);
      batch.cells!.set(row, cells);
      if (read.outcome === 'read') batch.rows.push(read);
      else batch.refusals.push(read);
    }
    yield batch;
  }
}
