import type pg from 'pg';
import { countNames, evidenceTables, noEvidence, type EvidenceCounts, type EvidenceTable } from './evidence.ts';
import { handOver } from './hand-over.ts';
import { isLeft, touch } from './touch.ts';

/** A run as an undo needs it. */
export interface UndoneRun {
  workspaceId: number;
  id: number;
  sourceId: number;
}

/**
 * Takes a run's evidence out: what another import that stands told too is handed over to it, the rest is kept aside as it was.
 * Whoever is in `staged_left` keeps everything. What changed is left in `staged_touched`, `staged_touched_deals` and `staged_chains`.
 */
export async function setAside(
  client: pg.ClientBase,
  run: UndoneRun,
): Promise<{ counts: EvidenceCounts; handedOver: number; left: number }> {
  const counts = noEvidence();
  let handedOver = 0;
  let left = 0;
  const { rows } = await client.query('select 1 from pg_temp.staged_left limit 1');
  const isLeaving = rows.length > 0;
  for (const table of evidenceTables) {
    handedOver += await handOver(client, run, table, { isLeaving });
    counts[countNames[table]] = await takeOut(client, run, table, isLeaving);
    if (isLeaving) left += await countRows(client, run, table);
  }
  return { counts, handedOver, left };
}

async function takeOut(client: pg.ClientBase, run: UndoneRun, table: EvidenceTable, isLeaving: boolean): Promise<number> {
  const mine = `entente.${table} e where e.workspace_id = $1 and e.import_run_id = $2 ${isLeaving ? `and not ${isLeft[table]}` : ''}`;
  await touch(client, run, table, mine);
  const { rowCount } = await client.query(
    `with gone as (delete from ${mine} returning e.*)
     insert into entente.undone_rows (workspace_id, import_run_id, evidence, subject_id, content)
     select $1, $2, '${table}', ${subjectOf(table)}, to_jsonb(gone) from gone`,
    [run.workspaceId, run.id],
  );
  return rowCount ?? 0;
}

/** Whose row it is, so that erasure finds it where it is kept aside. */
function subjectOf(table: EvidenceTable): string {
  if (table === 'records' || table === 'touches') return 'nullif(gone.subject_id, 0)';
  const toPerson = "case when gone.kind in ('deal-person', 'touch-person') then gone.to_hash else gone.from_hash end";
  return `(select s.id from entente.subjects s where s.workspace_id = $1 and s.key_hash = ${table === 'links' ? toPerson : 'gone.key_hash'})`;
}

async function countRows(client: pg.ClientBase, run: UndoneRun, table: EvidenceTable): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) as count from entente.${table} where workspace_id = $1 and import_run_id = $2`,
    [run.workspaceId, run.id],
  );
  return rows[0]!.count;
}
