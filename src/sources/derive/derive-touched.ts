import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch, BatchReceiver } from '#platform/slice.ts';
import { deriveDeals } from './derive-deals.ts';
import { deriveLogMoments } from './derive-log-moments.ts';
import { measureTouched } from './derive-staging.ts';
import { deriveStageChanges } from './derive-stage-changes.ts';
import { deriveTableMoments } from './derive-table-moments.ts';

/**
 * Derives again all that follows from the evidence of the subjects in `staged_touched` and the deals in
 * `staged_touched_deals`: moments, deals, and what later slices make of it. Whatever the order in which evidence came, the
 * same follows; what is as it was keeps its id. Begins with openDerivation, and subjects are there already.
 */
export async function deriveTouched(tx: WorkspaceTx, batch: Batch, receivers: readonly BatchReceiver[]): Promise<void> {
  const { client } = tx;
  await measureTouched(client);
  await client.query('delete from pg_temp.derived_moments');
  await deriveTableMoments(client, batch.workspaceId);
  await deriveLogMoments(client, batch.workspaceId);
  await client.query('analyze pg_temp.derived_moments');
  await deriveStageChanges(client, batch.workspaceId);
  await deriveDeals(client, batch);
  for (const receiver of receivers) await receiver.derive?.(batch, tx);
}
