import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch, BatchReceiver } from '#platform/slice.ts';
import { rulesOf, type LogRule } from '../import/log-rules.ts';
import { openBatch } from '../import/staging.ts';
import { isStageMeaning, type Mapping } from '../mapping/mapping-schema.ts';
import { openDerivation } from './derive-staging.ts';
import { deriveTouched } from './derive-touched.ts';

/**
 * Where one rule takes the first and another the last of the same event, batches that come one after the other cannot tell which
 * counts: at the end of an import it is derived for whomever the import told touches of. Hardly ever is there such a pair of rules.
 */
export async function settleTakes(tx: WorkspaceTx, batch: Batch, receivers: readonly BatchReceiver[]): Promise<void> {
  if (!disagree(await standingRules(tx))) return;
  await openBatch(tx.client, tx.workspaceId);
  await openDerivation(tx.client);
  await tx.client.query(
    `insert into pg_temp.staged_touched
     select subject_id from entente.touches where workspace_id = $1 and import_run_id = $2
     union
     select t.subject_id from entente.confirmations c join entente.touches t on t.workspace_id = $1 and t.id = c.row_id
     where c.workspace_id = $1 and c.import_run_id = $2 and c.evidence = 'touches'
     on conflict do nothing`,
    [tx.workspaceId, batch.importRunId],
  );
  await deriveTouched(tx, batch, receivers);
}

async function standingRules(tx: WorkspaceTx): Promise<{ sourceId: number; rules: LogRule[] }[]> {
  const { rows } = await tx.client.query<{ sourceId: number; mapping: Mapping }>(
    `select s.id as "sourceId", r.mapping from entente.sources s
     join entente.import_runs r on r.workspace_id = s.workspace_id and r.id = s.rules_run_id where s.workspace_id = $1`,
    [tx.workspaceId],
  );
  return rows.map(({ sourceId, mapping }) => ({ sourceId, rules: rulesOf(mapping) }));
}

/** A stage is told by each source for itself; a handoff is one event, whatever source tells it. */
export function disagree(sources: readonly { sourceId: number; rules: readonly LogRule[] }[]): boolean {
  const takes = new Map<string, string>();
  for (const { sourceId, rules } of sources) {
    for (const { becomes, stage, take } of rules) {
      if (take === 'each') continue;
      const event = isStageMeaning(becomes) ? JSON.stringify([sourceId, becomes, stage]) : becomes;
      if ((takes.get(event) ?? take) !== take) return true;
      takes.set(event, take);
    }
  }
  return false;
}
