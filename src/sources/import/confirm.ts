import type pg from 'pg';
import type { Batch } from '#platform/slice.ts';

// Evidence that another import brought and this one says again is not written twice. That this one said it too is kept:
// the evidence stands as long as any import that told it does.

type Evidence = 'records' | 'touches' | 'field_changes' | 'links' | 'departures';

/** @param ids rows of records that are of other runs. */
export async function confirmRecords(client: pg.ClientBase, batch: Batch, ids: ReadonlySet<number>): Promise<void> {
  if (ids.size === 0) return;
  await client.query(
    `insert into entente.confirmations (workspace_id, import_run_id, evidence, row_id)
     select $1, $2, 'records', id from unnest($3::bigint[]) as said (id) on conflict do nothing`,
    [batch.workspaceId, batch.importRunId, [...ids]],
  );
}

const stagedTouches = "(select * from staged_moments where kind = 'touch')";

/** The touches that were there already, by another run. @param staging where they are, unless they are staged as moments. */
export async function confirmTouches(
  client: pg.ClientBase,
  batch: Batch,
  staging = stagedTouches,
  values: Staged['values'] = [],
): Promise<void> {
  const isSame = 't.subject_id = s.subject_id and t.occurred_at = s.occurred_at and t.row_hash = s.row_hash';
  await confirmStaged(client, batch, 'touches', { staging, isSame, values });
}

interface Staged {
  /** The staging table, which is called `s`. */
  staging: string;
  /** When the evidence `t` is what `s` says again. */
  isSame: string;
  /** Of the parameters of `staging`, from the third on. */
  values?: readonly unknown[];
}

/** Looked up row by row, by key: without statistics the planner would hold the whole evidence against the batch. */
export async function confirmStaged(
  client: pg.ClientBase,
  batch: Batch,
  evidence: Evidence,
  { staging, isSame, values = [] }: Staged,
): Promise<void> {
  await client.query(
    `insert into entente.confirmations (workspace_id, import_run_id, evidence, row_id)
     select $1, $2, '${evidence}', known.id from ${staging} s cross join lateral (
       select t.id from entente.${evidence} t where t.workspace_id = $1 and ${isSame} and t.import_run_id <> $2 offset 0) known
     on conflict do nothing`,
    [batch.workspaceId, batch.importRunId, ...values],
  );
}
