import type pg from 'pg';
import { ofTable } from '../import/reduce-facts.ts';

/**
 * What tables say by now of the touched subjects: the newest version of each record counts. Of several records that name a
 * moment (the deals of one person) the newest one does, and of those of one import the latest moment, whatever order its rows
 * come in; a moment is known since the record has said it without a break.
 * A handoff of a table is known by its moment, so that several can be told.
 */
export async function deriveTableMoments(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query(
    `insert into pg_temp.derived_moments (subject_id, source_id, import_run_id, kind, label, occurred_at, known_at, known_by_import, ordinal, actor,
       occurrence, take)
     with versions_of_people as (
       select r.subject_id as owner_id, r.source_id, r.object, r.record_key, r.subject_id, r.id, r.known_at, r.known_by_import, r.import_run_id,
         r.payload -> 'moments' as moments
       from pg_temp.staged_touched t
       join entente.records r on r.workspace_id = $1 and r.subject_id = t.subject_id and r.object = 'person'),
     deals as (
       select distinct r.source_id, r.record_key from pg_temp.staged_touched t
       join entente.records r on r.workspace_id = $1 and r.subject_id = t.subject_id and r.object = 'deal'),
     versions_of_deals as (
       select 0::bigint as owner_id, r.source_id, r.object, r.record_key, r.subject_id, r.id, r.known_at, r.known_by_import, r.import_run_id,
         r.payload -> 'moments' as moments
       from deals d join entente.records r on r.workspace_id = $1 and r.object = 'deal' and r.source_id = d.source_id and r.record_key = d.record_key),
     versions as (
       select *, row_number() over (partition by source_id, object, record_key, owner_id order by known_at desc, import_run_id desc, id desc) as age
       from (select * from versions_of_people union all select * from versions_of_deals) as every_version),
     said as (
       select distinct on (v.source_id, v.object, v.record_key, v.owner_id, v.age, m.kind, m.label, occurrence)
         v.*, m.kind, m.label, m.at::timestamptz as at,
         case when m.kind in ('handoff-offered', 'follow-up') then m.at else '${ofTable}' end as occurrence
       from versions v cross join lateral rows from (jsonb_to_recordset(v.moments) as (kind text, label text, at text)) with ordinality as m
       order by v.source_id, v.object, v.record_key, v.owner_id, v.age, m.kind, m.label, occurrence, m.ordinality desc),
     stretches as (
       select *, row_number() over (partition by source_id, object, record_key, owner_id, subject_id, kind, label, at order by age) as place from said),
     -- Said without a break up to now: one row for each moment that a record says, with what its newest version is.
     standing as (
       select distinct on (source_id, object, record_key, owner_id, subject_id, kind, label, at)
         source_id, subject_id, kind, label, at, occurrence, known_at, known_by_import, import_run_id, id,
         first_value(known_at) over newest as said_at, first_value(import_run_id) over newest as said_in
       from stretches where age = place
       window newest as (partition by source_id, object, record_key, owner_id, subject_id, kind, label, at order by age)
       order by source_id, object, record_key, owner_id, subject_id, kind, label, at, age desc),
     compared as (
       select *, first_value(at) over (partition by subject_id, source_id, kind, label, occurrence order by said_at desc, said_in desc, at desc) as counting
       from standing)
     select distinct on (subject_id, source_id, kind, label, occurrence)
       subject_id, source_id, import_run_id, kind, label, at, known_at, known_by_import, 0, null, occurrence, 'latest-row'
     from compared
     where at = counting and subject_id in (select subject_id from pg_temp.staged_touched)
     order by subject_id, source_id, kind, label, occurrence, known_at, import_run_id, id`,
    [workspaceId],
  );
}
