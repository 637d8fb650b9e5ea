import type pg from 'pg';

/**
 * Versions of a record are what imports said of it one after the other, without repeating what stands: an import that says what the newest
 * version says only confirms it. Where an import goes from between, two versions that say the same meet, and become one; where it comes
 * back between, what later imports confirmed becomes a version of their own again. Rows with a stamp of their own keep their place.
 * The records are those of `staged_chains`; whoever they speak of by now is added to `staged_touched`.
 */
export async function settleVersions(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query('analyze pg_temp.staged_chains');
  await stageVersions(client, workspaceId);
  if (await splitVersions(client, workspaceId)) await stageVersions(client, workspaceId);
  await joinVersions(client, workspaceId);
  // A deal that changed hands goes back to whom it was.
  await client.query(
    `insert into pg_temp.staged_touched select distinct subject_id from pg_temp.staged_versions where object = 'deal' and subject_id <> 0
     on conflict do nothing`,
  );
}

const chain = 'source_id, object, record_key, owner_id';

async function stageVersions(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query(
    `create temp table if not exists staged_versions (
       source_id bigint, object text, record_key bytea, owner_id bigint, id bigint primary key, subject_id bigint, import_run_id bigint, version int,
       known_at timestamptz, known_by_import boolean, ordinal int, content_hash bytea) on commit delete rows`,
  );
  await client.query('delete from pg_temp.staged_versions');
  const versionsOf = (match: string) => `
    insert into pg_temp.staged_versions
    select c.source_id, c.object, c.record_key, c.owner_id, r.id, r.subject_id, r.import_run_id, r.version, r.known_at, r.known_by_import, r.ordinal,
      r.content_hash
    from pg_temp.staged_chains c join entente.records r on r.workspace_id = $1 and r.source_id = c.source_id and r.record_key = c.record_key and ${match}`;
  await client.query(versionsOf("c.object <> 'deal' and r.subject_id = c.owner_id and r.object = c.object"), [workspaceId]);
  await client.query(versionsOf("c.object = 'deal' and r.object = 'deal'"), [workspaceId]);
  await client.query('analyze pg_temp.staged_versions');
}

/**
 * Imports that stand, said a version, and find another one said between it and themselves: what they said follows that one.
 * An import that said what was newest when it came only repeated what it said besides.
 */
async function splitVersions(client: pg.ClientBase, workspaceId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `with said as (
       select distinct on (run.id, ${chain}) v.*, run.id as run_id, run.requested_at
       from pg_temp.staged_versions v
       join entente.confirmations k on k.workspace_id = $1 and k.evidence = 'records' and k.row_id = v.id
       join entente.import_runs run on run.workspace_id = $1 and run.id = k.import_run_id and run.undone_at is null
       where v.known_by_import
       order by run.id, ${chain}, v.known_at desc, v.import_run_id desc, v.id desc),
     before as (
       select distinct on (said.run_id, ${chain}) said.run_id, said.requested_at, said.id as said_id, newest.id as newest_id,
         newest.import_run_id as newest_run_id, said.subject_id as said_of, said.version as said_version, ${chain}
       from said join pg_temp.staged_versions newest using (${chain})
       where (newest.known_at, newest.import_run_id) <= (said.requested_at, said.run_id)
       order by said.run_id, ${chain}, newest.known_at desc, newest.import_run_id desc, newest.id desc),
     last as (select max(version) as version, ${chain} from pg_temp.staged_versions group by ${chain}),
     again as (
       select *, version + row_number() over (partition by ${chain} order by run_id) as next_version from before join last using (${chain})
       where newest_id <> said_id and newest_run_id <> run_id)
     insert into entente.records (workspace_id, source_id, subject_id, object, record_key, version, content_hash, payload, occurred_at, ordinal,
       known_at, known_by_import, import_run_id)
     select $1, r.source_id, r.subject_id, r.object, r.record_key, a.next_version, r.content_hash, r.payload, r.occurred_at, r.ordinal,
       a.requested_at, true, a.run_id
     from again a join entente.records r on r.workspace_id = $1 and r.subject_id = a.said_of and r.source_id = a.source_id and r.object = a.object
       and r.record_key = a.record_key and r.version = a.said_version`,
    [workspaceId],
  );
  return (rowCount ?? 0) > 0;
}

async function joinVersions(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query(
    `create temp table if not exists staged_joined (row_id bigint primary key, first_id bigint, run_id bigint) on commit delete rows`,
  );
  await client.query('delete from pg_temp.staged_joined');
  const { rowCount } = await client.query(
    `insert into pg_temp.staged_joined
     with versions as (
       select *, row (content_hash, subject_id, ordinal, known_by_import, case when not known_by_import then known_at end)::text as saying
       from pg_temp.staged_versions),
     compared as (
       select *, lag(saying) over (partition by ${chain} order by known_at, import_run_id, id) is distinct from saying as differs from versions),
     stretches as (
       select *, count(*) filter (where differs) over (partition by ${chain} order by known_at, import_run_id, id) as stretch from compared)
     select id, first_id, import_run_id from (
       select *, first_value(id) over (partition by ${chain}, stretch order by known_at, import_run_id, id) as first_id from stretches) as s
     where id <> first_id`,
  );
  if (rowCount) await joinStaged(client, workspaceId);
}

/** Who said a version that goes said the one that stays. */
async function joinStaged(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query(
    `insert into entente.confirmations (workspace_id, import_run_id, evidence, row_id)
     select $1, said.run_id, 'records', said.first_id from (
       select first_id, run_id from pg_temp.staged_joined
       union
       select j.first_id, k.import_run_id from pg_temp.staged_joined j
       join entente.confirmations k on k.workspace_id = $1 and k.evidence = 'records' and k.row_id = j.row_id) as said
     join pg_temp.staged_versions v on v.id = said.first_id and v.import_run_id <> said.run_id
     on conflict do nothing`,
    [workspaceId],
  );
  await client.query(
    `delete from entente.confirmations k using pg_temp.staged_joined j where k.workspace_id = $1 and k.evidence = 'records' and k.row_id = j.row_id`,
    [workspaceId],
  );
  await client.query(
    `delete from entente.records r using pg_temp.staged_joined j join pg_temp.staged_versions v on v.id = j.row_id
     where r.workspace_id = $1 and r.subject_id = v.subject_id and r.source_id = v.source_id and r.object = v.object
       and r.record_key = v.record_key and r.version = v.version`,
    [workspaceId],
  );
}
