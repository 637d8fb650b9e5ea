import type pg from 'pg';
import { scopeOfDeal } from '../derive/derive-deals.ts';
import type { EvidenceTable } from './evidence.ts';
import type { UndoneRun } from './set-aside.ts';

/** Whether a row `e` is of somebody who keeps everything: see `staged_left`. */
export const isLeft: Readonly<Record<EvidenceTable, string>> = {
  records: 'exists (select 1 from pg_temp.staged_left l where l.subject_id = e.subject_id)',
  touches: 'exists (select 1 from pg_temp.staged_left l where l.subject_id = e.subject_id)',
  field_changes: 'exists (select 1 from pg_temp.staged_left_keys l where l.key_hash = e.key_hash)',
  links: 'exists (select 1 from pg_temp.staged_left_keys l where l.key_hash in (e.from_hash, e.to_hash))',
  departures: 'exists (select 1 from pg_temp.staged_left_keys l where l.key_hash = e.key_hash)',
};

/**
 * Remembers what has to be derived again because of rows: subjects, deals, and records whose versions changed. Field histories, links
 * and departures are read as they stand: nothing is derived from them one by one.
 * @param rows the table and the condition of rows `e`, of the workspace $1 and, where it is said, the run $2.
 */
export async function touch(client: pg.ClientBase, run: UndoneRun, table: EvidenceTable, rows: string): Promise<void> {
  if (table !== 'records' && table !== 'touches') return;
  const values = rows.includes('$2') ? [run.workspaceId, run.id] : [run.workspaceId];
  await client.query(
    `insert into pg_temp.staged_touched select distinct e.subject_id from ${rows} and e.subject_id <> 0 on conflict do nothing`,
    values,
  );
  if (table === 'touches') return;
  await client.query(
    `insert into pg_temp.staged_chains
     select distinct e.source_id, e.object, e.record_key, case when e.object = 'deal' then 0 else e.subject_id end from ${rows}
     on conflict do nothing`,
    values,
  );
  await client.query(
    `insert into pg_temp.staged_touched_deals
     select distinct ${scopeOfDeal('deal', 'said')}, deal.record_key
     from (select e.source_id, e.record_key, e.import_run_id from ${rows} and e.object = 'deal') as deal
     join entente.import_runs said on said.workspace_id = $1 and said.id = deal.import_run_id
     on conflict do nothing`,
    values,
  );
}
