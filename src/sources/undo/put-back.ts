import type pg from 'pg';
import { countNames, evidenceTables, naturalKeys, noEvidence, type EvidenceCounts, type EvidenceTable } from './evidence.ts';
import { adoptWhatItSaid, freeVersions, restoreSubjects } from './prepare-putting-back.ts';
import { takeUp } from './hand-over.ts';
import type { UndoneRun } from './set-aside.ts';
import { touch } from './touch.ts';

/**
 * Puts a run's evidence back as it was. Where the same was written meanwhile by another import, both said it; whoever was asked for first
 * has it. What changed is left in `staged_touched`, `staged_touched_deals` and `staged_chains`. The run stands already.
 */
export async function putBack(client: pg.ClientBase, run: UndoneRun): Promise<EvidenceCounts> {
  const counts = noEvidence();
  await adoptWhatItSaid(client, run);
  await restoreSubjects(client, run);
  await freeVersions(client, run);
  for (const table of evidenceTables) {
    if (table !== 'records') await joinTwins(client, run, table);
    const { rowCount } = await client.query(
      `insert into entente.${table} overriding system value
       select back.* from entente.undone_rows u cross join lateral jsonb_populate_record(null::entente.${table}, u.content) as back
       where u.workspace_id = $1 and u.import_run_id = $2 and u.evidence = '${table}' and ${isPlaced}
       on conflict do nothing`,
      [run.workspaceId, run.id],
    );
    counts[countNames[table]] = rowCount ?? 0;
    await takeUp(client, run, table);
    await touch(client, run, table, `entente.${table} e where e.workspace_id = $1 and e.import_run_id = $2`);
  }
  await client.query(
    `delete from entente.undone_rows u where u.workspace_id = $1 and u.import_run_id = $2 and u.evidence = any($3) and ${isPlaced}`,
    [run.workspaceId, run.id, evidenceTables],
  );
  return counts;
}

/** Of somebody who was erased meanwhile nothing comes back. */
const isPlaced = `(u.evidence not in ('records', 'touches') or u.subject_id is null
  or exists (select 1 from entente.subjects s where s.workspace_id = u.workspace_id and s.id = u.subject_id))`;

/** The same row written meanwhile: this run said it too, and so did whoever said the row that was set aside. */
async function joinTwins(client: pg.ClientBase, run: UndoneRun, table: Exclude<EvidenceTable, 'records'>): Promise<void> {
  await client.query('create temp table if not exists staged_twins (old_id bigint primary key, new_id bigint) on commit delete rows');
  await client.query('delete from pg_temp.staged_twins');
  const { rowCount } = await client.query(
    `insert into pg_temp.staged_twins
     select old.id, e.id from entente.undone_rows u cross join lateral jsonb_populate_record(null::entente.${table}, u.content) as old
     join entente.${table} e on e.workspace_id = $1 and ${naturalKeys[table].map((column) => `e.${column} = old.${column}`).join(' and ')}
     where u.workspace_id = $1 and u.import_run_id = $2 and u.evidence = '${table}'`,
    [run.workspaceId, run.id],
  );
  if (!rowCount) return;
  await client.query(
    `insert into entente.confirmations (workspace_id, import_run_id, evidence, row_id)
     select $1, k.import_run_id, k.evidence, t.new_id from pg_temp.staged_twins t
     join entente.confirmations k on k.workspace_id = $1 and k.evidence = $3 and k.row_id = t.old_id
     union select $1, $2, $3, new_id from pg_temp.staged_twins
     on conflict do nothing`,
    [run.workspaceId, run.id, table],
  );
  await client.query(
    `delete from entente.confirmations k using pg_temp.staged_twins t where k.workspace_id = $1 and k.evidence = $2 and k.row_id = t.old_id`,
    [run.workspaceId, table],
  );
}
