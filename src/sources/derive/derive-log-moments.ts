import type pg from 'pg';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { rulesOf } from '../import/log-rules.ts';

interface Log {
  sourceId: number;
  mapping: Mapping;
  runIds: number[];
}

/** What the touches of the touched subjects mean, of every event log by the rules of the newest import that stands. */
export async function deriveLogMoments(client: pg.ClientBase, workspaceId: number): Promise<void> {
  for (const log of await standingLogs(client, workspaceId)) {
    const rules = rulesOf(log.mapping);
    if (rules.length > 0) await deriveLog(client, workspaceId, log, JSON.stringify(rules));
  }
}

async function standingLogs(client: pg.ClientBase, workspaceId: number): Promise<Log[]> {
  const { rows } = await client.query<Log>(
    `select s.id as "sourceId", rules.mapping, array(select r.id from entente.import_runs r
       where r.workspace_id = s.workspace_id and r.source_id = s.id and r.undone_at is null) as "runIds"
     from entente.sources s join entente.import_runs rules on rules.workspace_id = s.workspace_id and rules.id = s.rules_run_id
     where s.workspace_id = $1 and rules.mapping ->> 'shape' = 'event-log' order by s.id`,
    [workspaceId],
  );
  return rows;
}

/**
 * The same choice as read-log-row.ts and reduce-facts.ts make: rules for the very phase go before rules for every phase; of
 * several the first, the last or each counts. A touch that two sources tell is stored once; the other one confirmed it.
 */
async function deriveLog(client: pg.ClientBase, workspaceId: number, { sourceId, runIds }: Log, rules: string): Promise<void> {
  await client.query(
    `insert into pg_temp.derived_moments (subject_id, source_id, import_run_id, kind, label, occurred_at, known_at, known_by_import, ordinal, actor,
       occurrence, take)
     with rules as (
       select * from jsonb_to_recordset($3::jsonb) as r (activity text, lifecycle text, becomes text, stage text, take text)),
     told as (
       select x.subject_id, x.label, x.lifecycle, x.occurred_at, x.known_at, x.known_by_import, x.ordinal, x.actor, x.row_hash, x.import_run_id
       from entente.touches x join pg_temp.staged_touched t on t.subject_id = x.subject_id
       where x.workspace_id = $1 and x.source_id = $2
       union all
       select x.subject_id, x.label, x.lifecycle, x.occurred_at, x.known_at, x.known_by_import, x.ordinal, x.actor, x.row_hash, c.run_id
       from (select row_id, min(import_run_id) as run_id from entente.confirmations
         where workspace_id = $1 and evidence = 'touches' and import_run_id = any($4::bigint[]) group by row_id) c
       join entente.touches x on x.workspace_id = $1 and x.id = c.row_id and x.source_id <> $2
       join pg_temp.staged_touched t on t.subject_id = x.subject_id),
     meant as (
       select t.*, r.becomes as kind, r.stage, r.take, case when r.take = 'each' then encode(t.row_hash, 'hex') else '' end as occurrence
       from told t join rules r on r.activity = t.label
       where r.lifecycle = coalesce(t.lifecycle, '') or (r.lifecycle is null
         and not exists (select 1 from rules x where x.activity = t.label and x.lifecycle = coalesce(t.lifecycle, ''))))
     select distinct on (subject_id, kind, stage, occurrence, take)
       subject_id, $2, import_run_id, kind, stage, occurred_at, known_at, known_by_import, ordinal, actor, occurrence, take
     from meant
     order by subject_id, kind, stage, occurrence, take,
       case when take = 'last' then occurred_at end desc, case when take = 'last' then ordinal end desc,
       case when take = 'last' then coalesce(actor, '') end collate "C" desc,
       occurred_at, ordinal, coalesce(actor, '') collate "C", import_run_id`,
    [workspaceId, sourceId, rules, runIds],
  );
}
