import type pg from 'pg';
import { knownByImport, type EvidenceTable } from './evidence.ts';
import type { UndoneRun } from './set-aside.ts';
import { isLeft, touch } from './touch.ts';

/**
 * Rows of a run that others which stand told too are theirs from now on, the oldest's of each, as though the run had never been.
 * @returns how many.
 */
export async function handOver(
  client: pg.ClientBase,
  run: UndoneRun,
  table: EvidenceTable,
  options: { isLeaving: boolean },
): Promise<number> {
  const heirs = await stageHeirs(client, run, heirsOf(table, options.isLeaving));
  if (heirs > 0) await giveAway(client, run, table);
  return heirs;
}

/** Rows that younger imports have and a run said that stands again: they are its own. */
export async function takeUp(client: pg.ClientBase, run: UndoneRun, table: EvidenceTable): Promise<number> {
  const rows = await stageHeirs(client, run, youngersOf(table));
  if (rows > 0) await giveAway(client, run, table);
  return rows;
}

/** Who owns what is left in `staged_heirs`: the rows, whose they are, and whose they become. */
export async function stageHeirs(client: pg.ClientBase, run: UndoneRun, question: string): Promise<number> {
  await client.query('delete from pg_temp.staged_heirs');
  const { rowCount } = await client.query(`insert into pg_temp.staged_heirs (row_id, owner_id, run_id) ${question}`, [
    run.workspaceId,
    run.id,
  ]);
  if (rowCount) await client.query('analyze pg_temp.staged_heirs');
  return rowCount ?? 0;
}

/** Of each row of the run the oldest import that stands and told it. Reads $1, the workspace, and $2, the run. */
export function heirsOf(table: EvidenceTable, isLeaving: boolean): string {
  return `
    select c.row_id, e.import_run_id, min(c.import_run_id)
    from entente.confirmations c
    join entente.import_runs heir on heir.workspace_id = $1 and heir.id = c.import_run_id and heir.undone_at is null and heir.id <> $2
    join entente.${table} e on e.workspace_id = $1 and e.id = c.row_id and e.import_run_id = $2
    where c.workspace_id = $1 and c.evidence = '${table}' ${isLeaving ? `and not ${isLeft[table]}` : ''}
      ${table === 'records' ? `and not ${saidNewer}` : ''}
    group by c.row_id, e.import_run_id`;
}

function youngersOf(table: EvidenceTable): string {
  return `
    select c.row_id, e.import_run_id, heir.id
    from entente.confirmations c
    join entente.import_runs heir on heir.workspace_id = $1 and heir.id = $2
    join entente.${table} e on e.workspace_id = $1 and e.id = c.row_id and e.import_run_id > $2
    where c.workspace_id = $1 and c.import_run_id = $2 and c.evidence = '${table}' ${table === 'records' ? `and not ${saidNewer}` : ''}`;
}

/**
 * Of several versions of a record an import means the newest that it said: the others it only repeated on the way there. Rows with a
 * stamp of their own stand each for itself, but for event logs, which say of a case what its newest event says.
 */
const saidNewer = `((e.known_by_import or heir.mapping ->> 'shape' = 'event-log') and case when e.object = 'deal'
  then exists (select 1 from entente.records q where q.workspace_id = $1 and q.source_id = e.source_id and q.record_key = e.record_key
    and q.object = 'deal' and ${isNewerAndSaid()})
  else exists (select 1 from entente.records q where q.workspace_id = $1 and q.subject_id = e.subject_id and q.source_id = e.source_id
    and q.object = e.object and q.record_key = e.record_key and ${isNewerAndSaid()}) end)`;

function isNewerAndSaid(): string {
  return `(q.known_at, q.ordinal, q.id) > (e.known_at, e.ordinal, e.id) and (q.import_run_id = heir.id or exists (
    select 1 from entente.confirmations also where also.workspace_id = $1 and also.import_run_id = heir.id and also.evidence = 'records'
      and also.row_id = q.id))`;
}

async function giveAway(client: pg.ClientBase, run: UndoneRun, table: EvidenceTable): Promise<void> {
  await touch(client, run, table, `entente.${table} e join pg_temp.staged_heirs h on h.row_id = e.id where e.workspace_id = $1`);
  // Whose rows they are is said, so that they are found among those of the run alone.
  await client.query(
    `update entente.${table} e set import_run_id = h.run_id, source_id = heir.source_id, ${restamped(table)}
     from pg_temp.staged_heirs h join entente.import_runs heir on heir.workspace_id = $1 and heir.id = h.run_id
     where e.workspace_id = $1 and e.id = h.row_id and e.import_run_id = h.owner_id
       and e.import_run_id = any(array(select distinct owner_id from pg_temp.staged_heirs))`,
    [run.workspaceId],
  );
  await client.query(
    `delete from entente.confirmations c using pg_temp.staged_heirs h
     where c.workspace_id = $1 and c.evidence = $2 and c.row_id = h.row_id and c.import_run_id = h.run_id`,
    [run.workspaceId, table],
  );
  await client.query(
    `insert into entente.confirmations (workspace_id, import_run_id, evidence, row_id)
     select $1, owner_id, $2, row_id from pg_temp.staged_heirs on conflict do nothing`,
    [run.workspaceId, table],
  );
}

/** With another import, what carries no stamp of its own was known at another time. */
function restamped(table: EvidenceTable): string {
  const at = (column: string) => `${column} = case when ${knownByImport[table]('e')} then heir.requested_at else e.${column} end`;
  return table === 'departures' ? `${at('known_at')}, ${at('occurred_at')}` : at('known_at');
}
