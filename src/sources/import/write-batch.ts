import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch, BatchReceiver } from '#platform/slice.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import { decideLogRows, decideTableRows, type Decided } from './decide-rows.ts';
import { holdRows } from './held-rows.ts';
import { insertBatch } from './insert-batch.ts';
import { loadKnown } from './known-state.ts';
import { stageBatch } from './stage-batch.ts';
import { openBatch } from './staging.ts';

/**
 * Writes one batch in the caller's transaction: records, touches, stages, deals, and what later slices make of it.
 */
export async function writeBatch(
  tx: WorkspaceTx,
  batch: Batch,
  rows: readonly ReadRow[],
  receivers: readonly BatchReceiver[],
  options: { isEnd: boolean },
): Promise<Pick<Decided, 'created' | 'changed' | 'unchanged'>> {
  if (rows.length === 0) return { created: 0, changed: 0, unchanged: 0 };
  await openBatch(tx.client, batch.workspaceId);
  const known = await loadKnown(tx, batch.sourceId, rows, { isPreview: false });
  const isLog = rows[0]!.stampedAt !== null;
  const decided = isLog ? decideLogRows(rows, known) : decideTableRows(rows, known, options);
  const staged = await stageBatch(tx.client, decided, known, batch.importedAt);
  const { newTouches } = await insertBatch(tx.client, batch, staged);
  if (staged.isRestating) for (const receiver of receivers) await receiver.retract?.(batch, tx);
  if (staged.records + staged.moments > 0) for (const receiver of receivers) await receiver.ingest(batch, tx);
  await holdRows(tx, batch.importRunId, decided.held);
  if (!isLog) return decided;
  return { created: newTouches, changed: 0, unchanged: rows.length - newTouches };
}
