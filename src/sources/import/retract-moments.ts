import type pg from 'pg';
import type { Batch } from '#platform/slice.ts';
import { forgetStages } from './forget-stages.ts';

/**
 * Rows of a table that say something else than they did: the moments that they no longer say go, of the person and of
 * the deal. Of several rows for one person (its deals) what any of them says stands. The records are written already;
 * whom they speak of and what stands is left in `staged_restated` and `staged_standing` for later slices.
 */
export async function retractMoments(client: pg.ClientBase, batch: Batch): Promise<void> {
  const { workspaceId, sourceId } = batch;
  await stageStanding(client, batch);
  const gone = await client.query<{ stage: string }>(
    `delete from entente.stage_changes t
     where t.workspace_id = $1 and t.source_id = $2 and t.occurrence = 'row' and t.subject_id = any(array(select subject_id from staged_restated))
       and (t.subject_id, t.meaning, t.stage) not in (select subject_id, kind, label from staged_standing)
     returning t.stage`,
    [workspaceId, sourceId],
  );
  const goneOfDeals = await client.query<{ stage: string }>(
    `delete from entente.deal_stage_changes t
     where t.workspace_id = $1 and t.deal_id = any(array(select deal_id from staged_deals where not is_new))
       and (t.deal_id, t.meaning, t.stage) not in (select deal_id, meaning, stage from staged_deal_moments)
     returning t.stage`,
    [workspaceId],
  );
  await forgetStages(client, workspaceId, [...new Set([...gone.rows, ...goneOfDeals.rows].map((row) => row.stage))]);
}

async function stageStanding(client: pg.ClientBase, { workspaceId, sourceId }: Batch): Promise<void> {
  // A deal that changed hands restates its person of before, too. Asked row by row, and above by arrays and lists:
  // without statistics the planner would hold every row of one table against every row of the other.
  await client.query(
    `insert into staged_restated (subject_id)
     select subject_id from staged_records where version > 1
     union
     select (select r.subject_id from entente.records r where r.workspace_id = $1 and r.source_id = $2 and r.object = 'deal'
       and r.record_key = s.record_key and r.version = s.version - 1)
     from staged_records s where s.version > 1 and s.object = 'deal'`,
    [workspaceId, sourceId],
  );
  await client.query(
    `insert into staged_standing (subject_id, kind, label, occurrence)
     select newest.subject_id, m.kind, m.label, case when m.kind in ('handoff-offered', 'follow-up') then m.at else '' end
     from staged_restated s
     cross join lateral (
       select distinct on (object, record_key) r.subject_id, r.object, r.record_key, r.version, r.payload from entente.records r
       where r.workspace_id = $1 and r.source_id = $2 and r.subject_id = s.subject_id
       order by object, record_key, version desc) newest
     cross join lateral jsonb_to_recordset(newest.payload -> 'moments') as m (kind text, label text, at text)
     where newest.object = 'person' or not exists (
       select 1 from entente.records later where later.workspace_id = $1 and later.source_id = $2 and later.object = 'deal'
         and later.record_key = newest.record_key and later.version > newest.version)`,
    [workspaceId, sourceId],
  );
}
