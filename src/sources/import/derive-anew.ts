import type pg from 'pg';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch, BatchReceiver } from '#platform/slice.ts';
import { isStageMeaning, type Mapping } from '../mapping/mapping-schema.ts';
import { forgetStages } from './forget-stages.ts';
import { insertStageChanges } from './insert-batch.ts';
import { ofTable } from './reduce-facts.ts';
import { rulesOf, type LogRule } from './log-rules.ts';

/**
 * Makes the moments of an event log anew from its touches, which say all that its rows said: stage changes here,
 * handoffs and follow-ups in their slice. A handoff can be told by several logs, and the one that counts goes with its
 * source: the other logs tell theirs again.
 */
export async function deriveAnew(tx: WorkspaceTx, batch: Batch, mapping: Mapping, receivers: readonly BatchReceiver[]): Promise<void> {
  const { client } = tx;
  // Every touch is read once: that is no work for an index.
  await client.query("select set_config('enable_seqscan', 'on', true)");
  const stages = await forgetStageChanges(client, batch);
  for (const receiver of receivers) await receiver.forget?.(batch, tx);
  const rules = rulesOf(mapping);
  await stageFromTouches(client, batch, rules);
  await client.query('delete from staged_gone');
  await insertStageChanges(client, batch, new Set(rules.filter(({ becomes }) => isStageMeaning(becomes)).map(({ take }) => take)));
  for (const receiver of receivers) await receiver.ingest(batch, tx);
  for (const other of await otherLogs(client, batch)) {
    const steps = rulesOf(other.mapping).map((rule) => ({ ...rule, isKept: !isStageMeaning(rule.becomes) }));
    if (!steps.some((rule) => rule.isKept)) continue;
    const theirs = { ...batch, sourceId: other.sourceId, importRunId: other.importRunId };
    await stageFromTouches(client, theirs, steps);
    for (const receiver of receivers) await receiver.ingest(theirs, tx);
  }
  await client.query('delete from staged_moments');
  await forgetStages(client, batch.workspaceId, stages);
}

/** Leaves in `staged_gone` where they were. @returns the stages that they were of. */
async function forgetStageChanges(client: pg.ClientBase, { workspaceId, sourceId }: Batch): Promise<string[]> {
  await client.query(
    `create temp table if not exists staged_gone (subject_id bigint, occurred_at timestamptz, ordinal int, stage text) on commit delete rows`,
  );
  await client.query(
    `with gone as (delete from entente.stage_changes where workspace_id = $1 and source_id = $2 and occurrence <> '${ofTable}' returning subject_id, occurred_at, ordinal, stage)
     insert into staged_gone select * from gone`,
    [workspaceId, sourceId],
  );
  const { rows } = await client.query<{ stage: string }>('select distinct stage from staged_gone');
  return rows.map((row) => row.stage);
}

interface OtherLog {
  sourceId: number;
  importRunId: number;
  mapping: Mapping;
}

async function otherLogs(client: pg.ClientBase, { workspaceId, sourceId }: Batch): Promise<OtherLog[]> {
  const { rows } = await client.query<OtherLog>(
    `select s.id as "sourceId", r.id as "importRunId", r.mapping from entente.sources s
     join entente.import_runs r on r.workspace_id = s.workspace_id and r.id = s.rules_run_id
     where s.workspace_id = $1 and s.id <> $2 and r.mapping ->> 'shape' = 'event-log' order by s.id`,
    [workspaceId, sourceId],
  );
  return rows;
}

/**
 * Stages what the touches of a source mean by its rules, by the same choice as read-log-row.ts and reduce-facts.ts make:
 * rules for the very phase go before rules for every phase; of several the first, the last or each counts.
 * A touch that two sources tell is kept once, for the first of them: a place in `staged_gone` says that this one told it too.
 * @param rules all of them; those with isKept false only keep others from meaning anything.
 */
async function stageFromTouches(client: pg.ClientBase, batch: Batch, rules: readonly (LogRule & { isKept?: boolean })[]): Promise<void> {
  await client.query('delete from staged_moments');
  await client.query(
    `with rules as (
       select * from jsonb_to_recordset($3::jsonb) as r (activity text, lifecycle text, becomes text, stage text, take text, "isKept" boolean)),
     told as (
       select t.* from entente.touches t where t.workspace_id = $1 and t.source_id = $2
       union all
       select t.* from entente.touches t where t.workspace_id = $1 and t.source_id <> $2
         and (t.subject_id, t.occurred_at, t.ordinal) in (select subject_id, occurred_at, ordinal from staged_gone)),
     meant as (
       select r.becomes as kind, t.subject_id, r.stage as label, t.occurred_at, t.known_at, t.ordinal, t.actor, t.lifecycle, t.row_hash,
         case when r.take = 'each' then encode(t.row_hash, 'hex') else '' end as occurrence, r.take
       from told t join rules r on r.activity = t.label
       where r."isKept" is not false and (r.lifecycle = coalesce(t.lifecycle, '') or (r.lifecycle is null
         and not exists (select 1 from rules x where x.activity = t.label and x.lifecycle = coalesce(t.lifecycle, '')))))
     insert into staged_moments (kind, subject_id, label, occurred_at, known_at, known_by_import, ordinal, actor, lifecycle, row_hash, occurrence, take)
     select distinct on (subject_id, kind, label, occurrence, take)
       kind, subject_id, label, occurred_at, known_at, false, ordinal, actor, lifecycle, row_hash, occurrence, take
     from meant
     order by subject_id, kind, label, occurrence, take,
       case when take = 'last' then occurred_at end desc, case when take = 'last' then ordinal end desc,
       case when take = 'last' then coalesce(actor, '') end collate "C" desc,
       occurred_at, ordinal, coalesce(actor, '') collate "C"`,
    [batch.workspaceId, batch.sourceId, JSON.stringify(rules)],
  );
}
