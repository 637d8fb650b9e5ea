import type { WorkspaceTx } from '#platform/database/database.ts';
import { rulesOf } from '../import/log-rules.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';

interface Rules {
  runId: number;
  mapping: Mapping;
}

/**
 * The event logs of a source follow the rules of its newest import of one that stands and began; where none stands, of the newest one that left something behind.
 * Where these are others than before, every subject of whom the source tells touches is added to `staged_touched`.
 */
export async function settleRules(tx: WorkspaceTx, sourceId: number): Promise<void> {
  const before = await readRules(tx, 'r.id = (select rules_run_id from entente.sources where workspace_id = $1 and id = $2)', sourceId);
  const now =
    (await readRules(
      tx,
      'r.undone_at is null and exists (select 1 from entente.import_progress p where p.workspace_id = $1 and p.import_run_id = r.id and p.started_at is not null)',
      sourceId,
    )) ?? (await readRules(tx, leftSomething, sourceId));
  await tx.client.query(
    'update entente.sources set rules_run_id = $3 where workspace_id = $1 and id = $2 and rules_run_id is distinct from $3',
    [tx.workspaceId, sourceId, now?.runId ?? null],
  );
  if (textOf(before) !== textOf(now)) await touchWhoIsToldOf(tx, sourceId);
}

/** Whether an undone run `r` left the evidence of people whom members had worked on. */
export const leftSomething = `(r.undone_at is not null and exists (select 1 from entente.standing_runs left_by
  where left_by.workspace_id = $1 and left_by.id = r.id))`;

async function readRules(tx: WorkspaceTx, which: string, sourceId: number): Promise<Rules | null> {
  const { rows } = await tx.client.query<Rules>(
    `select r.id as "runId", r.mapping from entente.import_runs r where r.workspace_id = $1 and r.source_id = $2
       and r.mapping ->> 'shape' = 'event-log' and ${which}
     order by r.id desc limit 1`,
    [tx.workspaceId, sourceId],
  );
  return rows[0] ?? null;
}

function textOf(rules: Rules | null): string {
  return JSON.stringify(rules ? rulesOf(rules.mapping) : []);
}

/** Adds to `staged_touched` whoever a source tells touches of. */
export async function touchWhoIsToldOf(tx: WorkspaceTx, sourceId: number): Promise<void> {
  await tx.client.query(
    `insert into pg_temp.staged_touched
     select distinct subject_id from (
       select subject_id from entente.touches where workspace_id = $1 and source_id = $2
       union all
       select t.subject_id from entente.touches t
       join entente.confirmations c on c.workspace_id = $1 and c.evidence = 'touches' and c.row_id = t.id
       join entente.import_runs r on r.workspace_id = $1 and r.id = c.import_run_id and r.source_id = $2
       where t.workspace_id = $1 and t.source_id <> $2) as told
     on conflict do nothing`,
    [tx.workspaceId, sourceId],
  );
}
