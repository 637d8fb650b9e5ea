import type pg from 'pg';
import type { Batch } from '#platform/slice.ts';
import type { Take } from '../mapping/read-row.ts';
import { confirmTouches } from './confirm.ts';
import { takeClause, takes } from './take-clause.ts';
import type { Staged } from './stage-batch.ts';

/** Carries a staged batch into the tables of this slice. @returns how many touches were new. */
export async function insertBatch(client: pg.ClientBase, batch: Batch, staged: Staged): Promise<{ newTouches: number }> {
  if (staged.records > 0) await insertRecords(client, batch, staged);
  if (staged.deals > 0) await insertDeals(client, batch);
  if (staged.stageTakes.size > 0) await insertStageChanges(client, batch, staged.stageTakes);
  if (staged.touches === 0) return { newTouches: 0 };
  const newTouches = await insertTouches(client, batch);
  if (newTouches < staged.touches) await confirmTouches(client, batch);
  return { newTouches };
}

async function insertRecords(client: pg.ClientBase, batch: Batch, staged: Staged): Promise<void> {
  const { workspaceId, sourceId, importRunId, importedAt } = batch;
  await client.query(
    `insert into entente.subjects (workspace_id, id, space, key_hash, first_known_at, import_run_id) overriding system value
     select $1, subject_id, space, key_hash, $2, $3 from staged_records where is_new_subject`,
    [workspaceId, importedAt, importRunId],
  );
  await client.query(
    `insert into entente.records (workspace_id, source_id, subject_id, object, record_key, version, content_hash, payload,
       occurred_at, ordinal, known_at, known_by_import, import_run_id)
     select $1, $2, subject_id, object, record_key, version, content_hash, payload, occurred_at, ordinal, known_at, known_by_import, $3
     from staged_records where writes = 'insert'`,
    [workspaceId, sourceId, importRunId],
  );
  if (staged.updates > 0) await updateCases(client, batch);
}

/**
 * Cases whose newest event is another now. Each is found by its key, one by one, before anything is joined: without
 * statistics the planner would read through all records of the source for each of them.
 */
async function updateCases(client: pg.ClientBase, { workspaceId, sourceId }: Batch): Promise<void> {
  const found = (writes: string) => `
    select s.*, (select r.ctid from entente.records r where r.workspace_id = $1 and r.subject_id = s.subject_id and r.source_id = $2
      and r.object = s.object and r.record_key = s.record_key and r.version = s.version) as stored
    from staged_records s where s.writes in (${writes}) offset 0`;
  await client.query(
    `update entente.records r set occurred_at = s.occurred_at, ordinal = s.ordinal, known_at = s.known_at,
       content_hash = s.content_hash, payload = s.payload
     from (${found("'replace', 'stamp'")}) s where r.workspace_id = $1 and r.ctid = s.stored`,
    [workspaceId, sourceId],
  );
  await client.query(`delete from entente.records r using (${found("'drop'")}) s where r.workspace_id = $1 and r.ctid = s.stored`, [
    workspaceId,
    sourceId,
  ]);
}

async function insertTouches(client: pg.ClientBase, { workspaceId, sourceId, importRunId }: Batch): Promise<number> {
  const { rowCount } = await client.query(
    `insert into entente.touches (workspace_id, source_id, subject_id, kind, label, occurred_at, known_at, known_by_import, ordinal, actor,
       lifecycle, channel, campaign, direction, row_hash, import_run_id)
     select $1, $2, subject_id, touch_kind, label, occurred_at, known_at, known_by_import, ordinal, actor, lifecycle, channel, campaign,
       direction, row_hash, $3
     from staged_moments where kind = 'touch'
     on conflict do nothing`,
    [workspaceId, sourceId, importRunId],
  );
  return rowCount ?? 0;
}

/** Carries the staged stage changes into their table, by one statement for each take that there is. */
async function insertStageChanges(client: pg.ClientBase, batch: Batch, stageTakes: ReadonlySet<Take>): Promise<void> {
  const { workspaceId, sourceId, importRunId } = batch;
  for (const take of takes) {
    if (!stageTakes.has(take)) continue;
    await client.query(
      `insert into entente.stage_changes as t (workspace_id, source_id, subject_id, meaning, stage, occurred_at, known_at,
         known_by_import, ordinal, actor, occurrence, import_run_id)
       select $1, $2, subject_id, kind, label, occurred_at, known_at, known_by_import, ordinal, actor, occurrence, $3
       from staged_moments where kind in ('captured', 'stage', 'proposal', 'won', 'lost') and take = '${take}'
       on conflict (workspace_id, subject_id, source_id, meaning, stage, occurrence) do update set
         occurred_at = excluded.occurred_at, known_at = excluded.known_at, known_by_import = excluded.known_by_import,
         ordinal = excluded.ordinal, actor = excluded.actor, import_run_id = excluded.import_run_id
       where ${takeClause(take, 'occurred_at')}`,
      [workspaceId, sourceId, importRunId],
    );
  }
}

/** Deals that nothing was known of; of all others what holds is derived. */
async function insertDeals(client: pg.ClientBase, { workspaceId, sourceId, importRunId }: Batch): Promise<void> {
  await client.query(
    `insert into entente.deals (workspace_id, id, source_id, scope, subject_id, key_hash, name, amount_minor, currency, owner, lost_reason,
       attributes, follows_hash, import_run_id)
     overriding system value
     select $1, deal_id, $2, scope, subject_id, key_hash, name, amount_minor, currency, owner, lost_reason, attributes, follows_hash, $3
     from staged_deals`,
    [workspaceId, sourceId, importRunId],
  );
  await client.query(
    `insert into entente.deal_stage_changes (workspace_id, deal_id, meaning, stage, occurred_at, known_at, known_by_import)
     select $1, deal_id, meaning, stage, occurred_at, known_at, known_by_import from staged_deal_moments`,
    [workspaceId],
  );
}
