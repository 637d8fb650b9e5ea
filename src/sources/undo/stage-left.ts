import type { WorkspaceTx } from '#platform/database/database.ts';
import type { FindWorkedOn, WorkedOn } from '#platform/slice.ts';
import { evidenceTables, type EvidenceTable } from './evidence.ts';
import { heirsOf } from './hand-over.ts';

const atATime = 20_000;

/** Of whom each table's rows `e` are. */
const subjects: Readonly<Record<EvidenceTable, string>> = {
  records: 'select e.subject_id from entente.records e where e.subject_id <> 0 and',
  touches: 'select e.subject_id from entente.touches e where',
  field_changes:
    'select s.id from entente.field_changes e join entente.subjects s on s.workspace_id = $1 and s.key_hash = e.key_hash where',
  links: 'select s.id from entente.links e join entente.subjects s on s.workspace_id = $1 and s.key_hash in (e.from_hash, e.to_hash) where',
  departures: 'select s.id from entente.departures e join entente.subjects s on s.workspace_id = $1 and s.key_hash = e.key_hash where',
};

/** Asks every slice whom of those that an import tells of, and no other import that stands, members have worked on since. */
export async function findWorkedOn(
  tx: WorkspaceTx,
  run: { id: number; requestedAt: Date },
  finders: readonly FindWorkedOn[],
): Promise<WorkedOn[]> {
  await tx.client.query('create temp table if not exists staged_affected (subject_id bigint primary key) on commit delete rows');
  await tx.client.query('delete from pg_temp.staged_affected');
  for (const table of evidenceTables) {
    await tx.client.query(
      `with heirs (row_id, owner_id, run_id) as (${heirsOf(table, false)})
       insert into pg_temp.staged_affected
       select distinct subject_id from (${subjects[table]} e.workspace_id = $1 and e.import_run_id = $2
         and not exists (select 1 from heirs where heirs.row_id = e.id)) as told (subject_id)
       on conflict do nothing`,
      [tx.workspaceId, run.id],
    );
  }
  const found: WorkedOn[] = [];
  for (let after = 0; ;) {
    const { rows } = await tx.client.query<{ id: number }>(
      'select subject_id as id from pg_temp.staged_affected where subject_id > $1 order by subject_id limit $2',
      [after, atATime],
    );
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return found;
    for (const find of finders) found.push(...(await find(tx, ids, run.requestedAt)));
    after = ids.at(-1)!;
  }
}

/** Leaves these subjects, and whatever keys name them and their deals, in `staged_left` and `staged_left_keys`. */
export async function stageLeft(tx: WorkspaceTx, workedOn: readonly WorkedOn[]): Promise<void> {
  if (workedOn.length === 0) return;
  const ids = [...new Set(workedOn.map(({ subjectId }) => subjectId))];
  await tx.client.query('insert into pg_temp.staged_left select id from unnest($1::bigint[]) as given (id)', [ids]);
  await tx.client.query(
    `insert into pg_temp.staged_left_keys
     select s.key_hash from entente.subjects s join pg_temp.staged_left l on l.subject_id = s.id where s.workspace_id = $1
     union
     select r.record_key from entente.records r join pg_temp.staged_left l on l.subject_id = r.subject_id
     where r.workspace_id = $1 and r.object = 'deal'`,
    [tx.workspaceId],
  );
}
