import type pg from 'pg';
import { evidenceTables } from './evidence.ts';
import type { UndoneRun } from './set-aside.ts';

/**
 * What the run confirmed, and went with the import that had it, comes back with this run: it stands as long as one of them does.
 * Of what carries no stamp of its own, this run is when it was known. Whoever had it said it too.
 */
export async function adoptWhatItSaid(client: pg.ClientBase, run: UndoneRun): Promise<void> {
  const { rows } = await client.query('select 1 from entente.confirmations where workspace_id = $1 and import_run_id = $2 limit 1', [
    run.workspaceId,
    run.id,
  ]);
  if (rows.length === 0) return;
  await client.query(
    `with mine as (
       select ${chainOf('m')}, max(${placeOf('m')}) as newest from entente.undone_rows m
       join entente.import_runs run on run.workspace_id = $1 and run.id = $2
       where m.workspace_id = $1 and m.import_run_id = $2 and m.evidence = 'records' and ${goesOn('m')}
       group by 1, 2, 3, 4),
     said as (
       select u.import_run_id as had_by, u.place, k.evidence, k.row_id, run.source_id, run.requested_at
       from (select u.*, ${chainOf('u')} from entente.undone_rows u where u.workspace_id = $1 and u.import_run_id <> $2 and u.evidence = any($3)) u
       join entente.confirmations k on k.workspace_id = $1 and k.import_run_id = $2 and k.evidence = u.evidence
         and k.row_id = (u.content ->> 'id')::bigint
       join entente.import_runs run on run.workspace_id = $1 and run.id = $2
       left join mine on (mine.source_id, mine.object, mine.record_key, mine.owner_id) = (u.source_id, u.object, u.record_key, u.owner_id)
       where not (u.evidence = 'records' and (coalesce(mine.newest > ${placeOf('u')}, false) or ${standsNewer}))),
     adopted as (
       update entente.undone_rows u set import_run_id = $2, content = u.content
         || jsonb_build_object('import_run_id', $2::bigint, 'source_id', said.source_id)
         || case when u.evidence = 'links' or (u.content ->> 'known_by_import')::boolean
              then jsonb_build_object('known_at', said.requested_at) else '{}' end
         || case when u.evidence = 'departures' and (u.content ->> 'known_by_import')::boolean
              then jsonb_build_object('occurred_at', said.requested_at) else '{}' end
       from said where u.workspace_id = $1 and u.import_run_id = said.had_by and u.place = said.place),
     gone as (
       delete from entente.confirmations k using said
       where k.workspace_id = $1 and k.import_run_id = $2 and k.evidence = said.evidence and k.row_id = said.row_id)
     insert into entente.confirmations (workspace_id, import_run_id, evidence, row_id)
     select $1, had_by, evidence, row_id from said on conflict do nothing`,
    [run.workspaceId, run.id, evidenceTables],
  );
}

/** The record that a row kept aside is a version of. Deals are known by their own key. */
const chainOf = (row: string) => `(${row}.content ->> 'source_id')::bigint as source_id, ${row}.content ->> 'object' as object,
  ${row}.content ->> 'record_key' as record_key, case when ${row}.content ->> 'object' = 'deal' then 0 else ${row}.subject_id end as owner_id`;

/** The place of a version among the others of its record. */
const placeOf = (row: string) => `array[extract(epoch from (${row}.content ->> 'known_at')::timestamptz),
  (${row}.content ->> 'ordinal')::numeric, (${row}.content ->> 'id')::numeric]`;

/** Versions without a stamp of their own follow each other, and so do the events of a case: the newest is what an import says. */
const goesOn = (row: string) => `((${row}.content ->> 'known_by_import')::boolean or run.mapping ->> 'shape' = 'event-log')`;

/** A newer version that the run said too stands with somebody else: what it said on the way there does not count. */
const standsNewer = `exists (
  select 1 from entente.records q
  where q.workspace_id = $1 and q.subject_id = (u.content ->> 'subject_id')::bigint and q.source_id = (u.content ->> 'source_id')::bigint
    and q.object = u.content ->> 'object' and q.record_key = (u.content ->> 'record_key')::bytea
    and (q.known_at, q.ordinal, q.id) > ((u.content ->> 'known_at')::timestamptz, (u.content ->> 'ordinal')::int, (u.content ->> 'id')::bigint)
    and (q.known_by_import or run.mapping ->> 'shape' = 'event-log')
    and (q.import_run_id = $2 or exists (select 1 from entente.confirmations also where also.workspace_id = $1 and also.import_run_id = $2
      and also.evidence = 'records' and also.row_id = q.id)))`;

/** Whoever went with their last evidence comes back with their id; where their key came again meanwhile, as who they are by now. */
export async function restoreSubjects(client: pg.ClientBase, { workspaceId, id }: UndoneRun): Promise<void> {
  await client.query(`create temp table if not exists staged_returned (old_id bigint primary key, new_id bigint) on commit delete rows`);
  await client.query('delete from pg_temp.staged_returned');
  const { rowCount } = await client.query(
    `with wanted as (
       select distinct subject_id from entente.undone_rows
       where workspace_id = $1 and import_run_id = $2 and evidence in ('records', 'touches') and subject_id is not null),
     gone as (
       delete from entente.undone_rows u using wanted
       where u.workspace_id = $1 and u.evidence = 'subjects' and u.subject_id = wanted.subject_id
       returning u.content),
     places as (
       select place.* from gone cross join lateral jsonb_populate_record(null::entente.subjects, gone.content) as place),
     back as (
       insert into entente.subjects (workspace_id, id, space, key_hash, first_known_at, import_run_id) overriding system value
       select workspace_id, id, space, key_hash, first_known_at, import_run_id from places
       on conflict (workspace_id, key_hash) do nothing)
     insert into pg_temp.staged_returned
     select places.id, s.id from places join entente.subjects s on s.workspace_id = $1 and s.key_hash = places.key_hash and s.id <> places.id`,
    [workspaceId, id],
  );
  if (!rowCount) return;
  await client.query(
    `update entente.undone_rows u set subject_id = r.new_id,
       content = case when u.evidence in ('records', 'touches') then u.content || jsonb_build_object('subject_id', r.new_id) else u.content end
     from pg_temp.staged_returned r where u.workspace_id = $1 and u.subject_id = r.old_id`,
    [workspaceId],
  );
}

/** Versions keep their numbers unless another import took them meanwhile. */
export async function freeVersions(client: pg.ClientBase, { workspaceId, id }: UndoneRun): Promise<void> {
  await client.query(
    `with mine as (
       select u.place, back.source_id, back.object, back.record_key, back.version, back.subject_id,
         case when back.object = 'deal' then 0 else back.subject_id end as owner_id
       from entente.undone_rows u cross join lateral jsonb_populate_record(null::entente.records, u.content) as back
       where u.workspace_id = $1 and u.import_run_id = $2 and u.evidence = 'records'),
     taken as (
       select mine.source_id, mine.object, mine.record_key, mine.owner_id from mine
       join entente.records r on r.workspace_id = $1 and r.subject_id = mine.subject_id and r.source_id = mine.source_id and r.object = mine.object
         and r.record_key = mine.record_key and r.version = mine.version
       union
       select mine.source_id, mine.object, mine.record_key, mine.owner_id from mine
       join entente.records r on r.workspace_id = $1 and r.object = 'deal' and r.source_id = mine.source_id and r.record_key = mine.record_key
         and r.version = mine.version
       where mine.object = 'deal'
       union
       select source_id, object, record_key, owner_id from mine group by source_id, object, record_key, owner_id, version having count(*) > 1),
     last as (
       select t.*, greatest((select max(mine.version) from mine where (mine.source_id, mine.object, mine.record_key, mine.owner_id)
           = (t.source_id, t.object, t.record_key, t.owner_id)),
         case when t.object = 'deal'
           then (select max(r.version) from entente.records r where r.workspace_id = $1 and r.object = 'deal' and r.source_id = t.source_id and r.record_key = t.record_key)
           else (select max(r.version) from entente.records r where r.workspace_id = $1 and r.subject_id = t.owner_id and r.source_id = t.source_id
             and r.object = t.object and r.record_key = t.record_key) end) as version
       from taken t),
     freed as (
       select mine.place, last.version + row_number() over (partition by source_id, object, record_key, owner_id order by mine.version, mine.place) as version
       from mine join last using (source_id, object, record_key, owner_id))
     update entente.undone_rows u set content = u.content || jsonb_build_object('version', freed.version)
     from freed where u.workspace_id = $1 and u.import_run_id = $2 and u.place = freed.place`,
    [workspaceId, id],
  );
}
