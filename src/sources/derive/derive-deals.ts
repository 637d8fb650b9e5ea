import type pg from 'pg';
import type { Batch } from '#platform/slice.ts';

/** In which scope a record of a deal speaks: 0 where its mapping names a space for the key, else its source. */
export const scopeOfDeal = (record: string, run: string) =>
  `case when ${run}.mapping #> '{deal,space}' is null then ${record}.source_id else 0 end`;

/**
 * The touched deals follow the records that stand. Of each field the newest one that was said holds: an empty cell says
 * nothing. Moments are those that the newest version of each source's record says, known since it has said them without a break.
 */
export async function deriveDeals(client: pg.ClientBase, { workspaceId }: Batch): Promise<void> {
  const { rows } = await client.query('select 1 from pg_temp.staged_touched_deals limit 1');
  if (rows.length === 0) return;
  await client.query(
    `create temp table if not exists derived_deal_versions (
       scope bigint, key_hash bytea, id bigint, source_id bigint, subject_id bigint, import_run_id bigint, known_at timestamptz, known_by_import boolean,
       deal jsonb, age bigint) on commit delete rows`,
  );
  await stageVersions(client, workspaceId);
  await client.query('analyze pg_temp.derived_deal_versions');
  await replaceDeals(client, workspaceId);
  await replaceMoments(client, workspaceId);
}

async function stageVersions(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query(
    `insert into pg_temp.derived_deal_versions
     select d.scope, d.key_hash, r.id, r.source_id, nullif(r.subject_id, 0), r.import_run_id, r.known_at, r.known_by_import, r.payload -> 'deal',
       row_number() over (partition by d.scope, d.key_hash, r.source_id order by r.known_at desc, r.import_run_id desc, r.id desc)
     from pg_temp.staged_touched_deals d
     join entente.sources s on s.workspace_id = $1 and (d.scope = 0 or d.scope = s.id)
     join entente.records r on r.workspace_id = $1 and r.object = 'deal' and r.source_id = s.id and r.record_key = d.key_hash
     join entente.import_runs run on run.workspace_id = $1 and run.id = r.import_run_id
     where d.scope = ${scopeOfDeal('r', 'run')}`,
    [workspaceId],
  );
}

/** Of several versions the newest that says it. */
const newest = (value: string, said = `${value} is not null`) =>
  `(array_agg(${value} order by v.known_at desc, v.import_run_id desc, v.id desc) filter (where ${said}))[1]`;

async function replaceDeals(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query(
    `delete from entente.deal_stage_changes c using entente.deals d, pg_temp.staged_touched_deals t
     where c.workspace_id = $1 and d.workspace_id = $1 and d.id = c.deal_id and d.scope = t.scope and d.key_hash = t.key_hash
       and not exists (select 1 from pg_temp.derived_deal_versions v where v.scope = t.scope and v.key_hash = t.key_hash)`,
    [workspaceId],
  );
  await client.query(
    `delete from entente.deals d using pg_temp.staged_touched_deals t
     where d.workspace_id = $1 and d.scope = t.scope and d.key_hash = t.key_hash
       and not exists (select 1 from pg_temp.derived_deal_versions v where v.scope = t.scope and v.key_hash = t.key_hash)`,
    [workspaceId],
  );
  const amount = `(v.deal ->> 'amountMinor')::bigint`;
  await client.query(
    `insert into entente.deals as d (workspace_id, scope, key_hash, source_id, subject_id, name, amount_minor, currency, owner, lost_reason,
       follows_hash, attributes, import_run_id)
     select $1, v.scope, v.key_hash,
       (array_agg(v.source_id order by v.known_at desc, v.import_run_id desc, v.id desc))[1],
       ${newest('v.subject_id')},
       ${newest(`nullif(v.deal ->> 'name', '')`)},
       ${newest(amount)},
       coalesce(${newest(`v.deal ->> 'currency'`, `${amount} is not null`)}, (array_agg(v.deal ->> 'currency' order by v.known_at, v.import_run_id, v.id))[1]),
       ${newest(`nullif(v.deal ->> 'owner', '')`)},
       ${newest(`nullif(v.deal ->> 'lostReason', '')`)},
       decode(${newest(`v.deal ->> 'followsHash'`)}, 'hex'),
       coalesce((select jsonb_object_agg(said.key, said.value order by o.known_at, o.import_run_id, o.id)
         from pg_temp.derived_deal_versions o cross join lateral jsonb_each(o.deal -> 'attributes') as said
         where o.scope = v.scope and o.key_hash = v.key_hash), '{}'),
       (array_agg(v.import_run_id order by v.known_at desc, v.import_run_id desc, v.id desc))[1]
     from pg_temp.derived_deal_versions v group by v.scope, v.key_hash
     on conflict (workspace_id, scope, key_hash) do update set
       source_id = excluded.source_id, subject_id = excluded.subject_id, name = excluded.name, amount_minor = excluded.amount_minor,
       currency = excluded.currency, owner = excluded.owner, lost_reason = excluded.lost_reason, follows_hash = excluded.follows_hash,
       attributes = excluded.attributes, import_run_id = excluded.import_run_id`,
    [workspaceId],
  );
}

async function replaceMoments(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query(
    `create temp table if not exists derived_deal_moments (
       deal_id bigint, meaning text, stage text, occurred_at timestamptz, known_at timestamptz, known_by_import boolean) on commit delete rows`,
  );
  await client.query(
    `insert into pg_temp.derived_deal_moments
     with said as (
       select distinct on (v.scope, v.key_hash, v.source_id, v.age, m.kind, m.label)
         v.*, m.kind, m.label, m.at::timestamptz as at
       from pg_temp.derived_deal_versions v
       cross join lateral rows from (jsonb_to_recordset(v.deal -> 'moments') as (kind text, label text, at text)) with ordinality as m
       order by v.scope, v.key_hash, v.source_id, v.age, m.kind, m.label, m.ordinality desc),
     stretches as (
       select *, row_number() over (partition by scope, key_hash, source_id, kind, label, at order by age) as place from said),
     standing as (
       select distinct on (scope, key_hash, source_id, kind, label, at)
         scope, key_hash, source_id, kind, label, at, known_at, known_by_import, import_run_id, id,
         first_value(known_at) over newest as said_at, first_value(import_run_id) over newest as said_in, first_value(id) over newest as said_by
       from stretches where age = place
       window newest as (partition by scope, key_hash, source_id, kind, label, at order by age)
       order by scope, key_hash, source_id, kind, label, at, age desc),
     compared as (
       select *, first_value(at) over (partition by scope, key_hash, kind, label order by said_at desc, said_in desc, said_by desc) as counting from standing)
     select distinct on (d.id, c.kind, c.label) d.id, c.kind, c.label, c.at, c.known_at, c.known_by_import
     from compared c join entente.deals d on d.workspace_id = $1 and d.scope = c.scope and d.key_hash = c.key_hash
     where c.at = c.counting
     order by d.id, c.kind, c.label, c.known_at, c.import_run_id, c.id`,
    [workspaceId],
  );
  await client.query(
    `delete from entente.deal_stage_changes c using entente.deals d, pg_temp.staged_touched_deals t
     where c.workspace_id = $1 and d.workspace_id = $1 and d.id = c.deal_id and d.scope = t.scope and d.key_hash = t.key_hash
       and not exists (select 1 from pg_temp.derived_deal_moments m where m.deal_id = c.deal_id and m.meaning = c.meaning and m.stage = c.stage)`,
    [workspaceId],
  );
  await client.query(
    `insert into entente.deal_stage_changes as c (workspace_id, deal_id, meaning, stage, occurred_at, known_at, known_by_import)
     select $1, deal_id, meaning, stage, occurred_at, known_at, known_by_import from pg_temp.derived_deal_moments
     on conflict (workspace_id, deal_id, meaning, stage) do update set
       occurred_at = excluded.occurred_at, known_at = excluded.known_at, known_by_import = excluded.known_by_import
     where (c.occurred_at, c.known_at, c.known_by_import) is distinct from (excluded.occurred_at, excluded.known_at, excluded.known_by_import)`,
    [workspaceId],
  );
}
