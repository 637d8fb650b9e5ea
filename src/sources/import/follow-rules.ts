import type pg from 'pg';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch, BatchReceiver } from '#platform/slice.ts';
import { openDerivation } from '../derive/derive-staging.ts';
import { deriveChangeMeanings } from '../derive/derive-change-meanings.ts';
import { deriveTouched } from '../derive/derive-touched.ts';
import { touchWhoIsToldOf } from '../derive/settle-rules.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { rulesOf } from './log-rules.ts';
import { openBatch } from './staging.ts';

/**
 * Before the first row of a run: where its rules for an event log or for changes of fields are not those of the source's last run, all that the source's
 * touches or changes mean is derived again, as though every earlier file had been read by the new rules.
 */
export async function takeUpRules(tx: WorkspaceTx, batch: Batch, mapping: Mapping, receivers: readonly BatchReceiver[]): Promise<void> {
  if (mapping.shape === 'field-history') await deriveChangeMeanings(tx, batch.sourceId);
  if (mapping.shape !== 'event-log') return;
  await openBatch(tx.client, batch.workspaceId);
  const current = await currentRules(tx.client, batch);
  if (current && current.runId >= batch.importRunId) return;
  await tx.client.query('update entente.sources set rules_run_id = $3 where workspace_id = $1 and id = $2', [
    batch.workspaceId,
    batch.sourceId,
    batch.importRunId,
  ]);
  if (current && differ(current.mapping, mapping)) await deriveSource(tx, batch, receivers);
}

/** At the end of a run: where a younger run took up other rules meanwhile, what this one wrote by its own follows them. */
export async function yieldToYoungerRules(
  tx: WorkspaceTx,
  batch: Batch,
  mapping: Mapping,
  receivers: readonly BatchReceiver[],
): Promise<void> {
  if (mapping.shape === 'field-history') await deriveChangeMeanings(tx, batch.sourceId);
  if (mapping.shape !== 'event-log') return;
  await openBatch(tx.client, batch.workspaceId);
  const current = await currentRules(tx.client, batch);
  if (current && current.runId > batch.importRunId && differ(current.mapping, mapping)) await deriveSource(tx, batch, receivers);
}

async function deriveSource(tx: WorkspaceTx, batch: Batch, receivers: readonly BatchReceiver[]): Promise<void> {
  await openDerivation(tx.client);
  await touchWhoIsToldOf(tx, batch.sourceId);
  await deriveTouched(tx, batch, receivers);
}

function differ(one: Mapping, other: Mapping): boolean {
  return JSON.stringify(rulesOf(one)) !== JSON.stringify(rulesOf(other));
}

async function currentRules(client: pg.ClientBase, batch: Batch): Promise<{ runId: number; mapping: Mapping } | null> {
  const { rows } = await client.query<{ runId: number; mapping: Mapping }>(
    `select r.id as "runId", r.mapping from entente.sources s
     join entente.import_runs r on r.workspace_id = s.workspace_id and r.id = s.rules_run_id
     where s.workspace_id = $1 and s.id = $2`,
    [batch.workspaceId, batch.sourceId],
  );
  return rows[0] ?? null;
}
