-- Everything that a source tells: accounts, campaigns, spend, products and members beside people and deals; histories of
-- fields, links, deletions and merges as the systems report them; and what it takes to take an import back.
--
-- Evidence (records, touches, field_changes, links, departures) is what imports wrote; everything else that an import
-- leaves is derived from the evidence that stands. To undo an import is to set its evidence aside and to derive again.

-- ── Records: more things than people and deals ───────────────────────────────────────────────────
alter table entente.records drop constraint records_object_check;
alter table entente.records add constraint records_object_check
  check (object in ('person', 'deal', 'account', 'campaign', 'spend', 'product', 'member', 'touch'));
-- Records that say something else than before: those of whose links some may stand no more.
create index records_said_again on entente.records (workspace_id, source_id, record_key, subject_id)
  where object in ('deal', 'touch') and version > 1;
create index records_of_things on entente.records (workspace_id, object, subject_id) where object not in ('person', 'deal');
-- The rows of one import lie beside each other: a summary of ranges finds them at next to no cost.
create index records_by_run on entente.records using brin (import_run_id) with (pages_per_range = 32);
-- From a record or touch to its key; ids grow, so it is written at its end.
create index subjects_by_id on entente.subjects (workspace_id, id);
grant delete on entente.records, entente.subjects, entente.deals, entente.people to @app_role@;
-- Where a first import makes millions of rows out of none, looking at them again with every tenth would take a part of its time.
do $$ declare part text; begin
  foreach part in array array['records', 'subjects', 'people', 'stage_changes'] loop
    execute format('alter table entente.%I set (autovacuum_analyze_scale_factor = 0.3, autovacuum_vacuum_insert_scale_factor = 1)', part);
  end loop;
end $$;

-- ── Touches say more ─────────────────────────────────────────────────────────────────────────────
alter table entente.touches add column channel text, add column campaign text,
  add column direction text check (direction in ('in', 'out')), add column known_by_import boolean not null default false;
create index touches_by_run on entente.touches using brin (import_run_id) with (pages_per_range = 32);
grant update on entente.touches to @app_role@;
-- What a table says of a stage is told apart from what an event log of the same source says of it.
update entente.stage_changes set occurrence = 'row' where known_by_import;

-- ── Deals: of an account as well as of a person, and known in a space of keys ────────────────────
alter table entente.deals alter column subject_id drop not null;
-- 0 where the mapping names a space for the key, so that several sources speak of one deal; else the source.
alter table entente.deals add column scope bigint, add column attributes jsonb not null default '{}', add column owner text,
  add column lost_reason text, add column follows_hash bytea;
update entente.deals set scope = source_id;
alter table entente.deals alter column scope set not null;
alter table entente.deals drop constraint deals_workspace_id_source_id_key_hash_key;
alter table entente.deals add constraint deals_by_key unique (workspace_id, scope, key_hash);
create index deals_of_subject on entente.deals (workspace_id, subject_id);
-- From the key of a deal to what any source said of it.
create index records_of_deal_keys on entente.records (workspace_id, record_key) where object = 'deal';

-- ── Histories of fields ──────────────────────────────────────────────────────────────────────────
-- A field of a person, account or deal took a value, as the source's own history says. Named by key, not by subject: it may
-- be told before the person is. meaning and stage say what the value means by the mapping's rules, null where nothing.
create table entente.field_changes (
  workspace_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  object text not null check (object in ('person', 'account', 'deal')),
  key_hash bytea not null,
  field text not null,
  value text,
  occurred_at timestamptz not null,
  known_at timestamptz not null,
  ordinal int not null default 0,
  actor text,
  meaning text check (meaning in ('captured', 'stage', 'proposal', 'won', 'lost')),
  stage text,
  row_hash bytea not null,
  import_run_id bigint not null,
  primary key (workspace_id, object, key_hash, row_hash)
);
create index field_changes_by_run on entente.field_changes using brin (import_run_id) with (pages_per_range = 32);

-- ── Links: whose deal, whose account, whose touch ────────────────────────────────────────────────
create table entente.links (
  workspace_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  kind text not null check (kind in ('deal-person', 'deal-account', 'deal-product', 'person-account', 'account-parent', 'touch-person', 'touch-deal', 'touch-account')),
  from_hash bytea not null,
  to_hash bytea not null,
  -- '' where nothing is said of it. Who is two things to a deal is linked twice.
  role text not null default '',
  known_at timestamptz not null,
  import_run_id bigint not null,
  primary key (workspace_id, kind, from_hash, to_hash, source_id, role)
);
create index links_by_target on entente.links (workspace_id, kind, to_hash);
create index links_by_run on entente.links using brin (import_run_id) with (pages_per_range = 32);

-- ── Deletions and merges, as those systems report them ───────────────────────────────────────────
create table entente.departures (
  workspace_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  object text not null check (object in ('person', 'account', 'deal')),
  kind text not null check (kind in ('deleted', 'merged')),
  key_hash bytea not null,
  -- Into whom: only of merges, else empty.
  into_hash bytea not null default '',
  occurred_at timestamptz not null,
  known_at timestamptz not null,
  known_by_import boolean not null,
  -- When it happened as the source says it: what is deleted, restored and deleted again was deleted twice. What is merged into
  -- another one than was said before was merged twice, too; the newest word counts.
  said_at timestamptz not null default '-infinity',
  import_run_id bigint not null,
  primary key (workspace_id, object, key_hash, source_id, kind, said_at, into_hash)
);

-- ── Taking back ──────────────────────────────────────────────────────────────────────────────────
-- An import that only says again what stands writes no evidence; that it said so is kept, so that the evidence stands as
-- long as any import that told it does. evidence names the table, row_id its row.
create table entente.confirmations (
  workspace_id bigint not null,
  import_run_id bigint not null,
  evidence text not null check (evidence in ('records', 'touches', 'field_changes', 'links', 'departures')),
  row_id bigint not null,
  primary key (workspace_id, import_run_id, evidence, row_id)
);
-- Evidence of imports that were undone, row by row as it was, for the undo of the undo.
create table entente.undone_rows (
  workspace_id bigint not null,
  import_run_id bigint not null,
  place bigint generated always as identity,
  evidence text not null,
  subject_id bigint,
  content jsonb not null,
  primary key (workspace_id, import_run_id, place)
);
create index undone_rows_by_subject on entente.undone_rows (workspace_id, subject_id) where subject_id is not null;
-- An undo, or the undo of an undo: asked for, then done in the background, whole or not at all.
create table entente.import_undos (
  workspace_id bigint not null,
  id bigint generated always as identity,
  import_run_id bigint not null,
  direction text not null check (direction in ('undo', 'redo')),
  -- Whether what people have worked on since goes too.
  takes_worked_on boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  -- Counts by kind of what was set aside, put back, and left.
  counts jsonb not null default '{}',
  problem jsonb,
  requested_by bigint,
  requested_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, import_run_id) references entente.import_runs
);

-- ── Imports ──────────────────────────────────────────────────────────────────────────────────────
alter table entente.import_progress drop constraint import_progress_state_check;
alter table entente.import_progress add constraint import_progress_state_check
  check (state in ('waiting', 'running', 'paused', 'cancelled', 'done', 'failed'));
alter table entente.import_progress
  -- Time at work, pauses left out: what the rate is counted by.
  add column reading_ms bigint not null default 0,
  -- What rows said so far that cannot be right, or leads nowhere; warnings are made of it at the end.
  add column notes jsonb not null default '{}';
-- How often somebody may have got another id or key: an import that remembers ids asks again. Only undos and erasures lock it.
create table entente.subjects_epochs (workspace_id bigint primary key, epoch bigint not null);
alter table entente.import_runs
  -- What may become of a row: something new, a change, or either.
  add column mode text not null default 'both' check (mode in ('create', 'update', 'both')),
  -- An import of the refused rows of another.
  add column repairs_run_id bigint,
  add column undone_at timestamptz,
  -- What the rows said that cannot be right, or leads nowhere: [{ code, message, count, firstRow }].
  add column warnings jsonb not null default '[]';

call entente.isolate('entente.field_changes', 'select, insert, update, delete');
call entente.isolate('entente.links', 'select, insert, update, delete');
call entente.isolate('entente.departures', 'select, insert, update, delete');
call entente.isolate('entente.confirmations', 'select, insert, delete');
call entente.isolate('entente.subjects_epochs', 'select, insert, update');
call entente.isolate('entente.undone_rows', 'select, insert, update, delete');
call entente.isolate('entente.import_undos', 'select, insert, update');

-- ── Facts ────────────────────────────────────────────────────────────────────────────────────────
-- Whether a record's payload says a link: the text that src/sources/mapping/said-links.ts makes of it.
create function entente.says_link(payload jsonb, kind text, to_hash bytea, role text) returns boolean language sql immutable as
  $$ select coalesce(payload -> 'links' ? (kind || ' ' || encode(to_hash, 'hex') || case when role = '' then '' else ' ' || role end), false) $$;
-- The links that stand. One that a record of the source once said stands as long as the newest version of the record says
-- it; what files of links told stands beside it. Nothing is written when a row names another: an undo needs no more than
-- its records.
create view entente.deal_link_facts with (security_invoker = true) as
  select l.* from entente.links l
  where l.kind in ('deal-person', 'deal-account', 'deal-product') and not exists (
    select 1 from entente.records again
    where again.workspace_id = l.workspace_id and again.source_id = l.source_id and again.object = 'deal' and again.record_key = l.from_hash
      and again.version > 1
      and not (select entente.says_link(r.payload, l.kind, l.to_hash, l.role) from entente.records r
        where r.workspace_id = l.workspace_id and r.source_id = l.source_id and r.object = 'deal' and r.record_key = l.from_hash
        order by r.known_at desc, r.import_run_id desc, r.id desc limit 1)
      and exists (select 1 from entente.records r
        where r.workspace_id = l.workspace_id and r.source_id = l.source_id and r.object = 'deal' and r.record_key = l.from_hash
          and entente.says_link(r.payload, l.kind, l.to_hash, l.role)));
create view entente.touch_link_facts with (security_invoker = true) as
  select l.*, touch.id as touch_id from entente.links l
  join entente.subjects touch on touch.workspace_id = l.workspace_id and touch.key_hash = l.from_hash
  where l.kind in ('touch-person', 'touch-deal', 'touch-account') and not exists (
    select 1 from entente.records again
    where again.workspace_id = l.workspace_id and again.subject_id = touch.id and again.source_id = l.source_id and again.object = 'touch'
      and again.record_key = '' and again.version > 1
      and not (select entente.says_link(r.payload, l.kind, l.to_hash, l.role) from entente.records r
        where r.workspace_id = l.workspace_id and r.subject_id = touch.id and r.source_id = l.source_id and r.object = 'touch'
        order by r.known_at desc, r.import_run_id desc, r.id desc limit 1)
      and exists (select 1 from entente.records r
        where r.workspace_id = l.workspace_id and r.subject_id = touch.id and r.source_id = l.source_id and r.object = 'touch'
          and entente.says_link(r.payload, l.kind, l.to_hash, l.role)));
-- A person's account may be said by rows of several deals, each of which is a record of its own.
create view entente.account_link_facts with (security_invoker = true) as
  select l.* from entente.links l
  where l.kind in ('person-account', 'account-parent') and not (
    exists (select 1 from entente.subjects s join entente.records r on r.workspace_id = s.workspace_id and r.subject_id = s.id
      where s.workspace_id = l.workspace_id and s.key_hash = l.from_hash and r.source_id = l.source_id
        and entente.says_link(r.payload, l.kind, l.to_hash, l.role))
    and not exists (select 1 from entente.subjects s join entente.records r on r.workspace_id = s.workspace_id and r.subject_id = s.id
      where s.workspace_id = l.workspace_id and s.key_hash = l.from_hash and r.source_id = l.source_id
        and entente.says_link(r.payload, l.kind, l.to_hash, l.role)
        and not exists (select 1 from entente.records later where later.workspace_id = r.workspace_id and later.source_id = r.source_id
          and later.object = r.object and later.record_key = r.record_key and (later.subject_id = r.subject_id or r.object = 'deal')
          and (later.known_at, later.import_run_id, later.id) > (r.known_at, r.import_run_id, r.id))));
create view entente.link_facts with (security_invoker = true) as
  select workspace_id, id, source_id, kind, from_hash, to_hash, role, known_at from entente.deal_link_facts
  union all
  select workspace_id, id, source_id, kind, from_hash, to_hash, role, known_at from entente.touch_link_facts
  union all
  select workspace_id, id, source_id, kind, from_hash, to_hash, role, known_at from entente.account_link_facts;
-- Touches of their own, and those whose person is named in another file.
create or replace view entente.touch_facts with (security_invoker = true) as
  select workspace_id, subject_id, kind, label, occurred_at, known_at, ordinal, actor, id as fact_id, lifecycle, source_id,
    channel, campaign, direction
  from entente.touches
  union all
  select r.workspace_id, person.id, coalesce(r.payload ->> 'kind', 'touch'), coalesce(r.payload ->> 'label', ''), r.occurred_at, r.known_at, r.ordinal,
    r.payload ->> 'actor', r.id, r.payload ->> 'lifecycle', r.source_id, r.payload ->> 'channel', r.payload ->> 'campaign', r.payload ->> 'direction'
  from entente.records r
  join entente.touch_link_facts l on l.workspace_id = r.workspace_id and l.kind = 'touch-person' and l.touch_id = r.subject_id
  join entente.subjects person on person.workspace_id = r.workspace_id and person.key_hash = l.to_hash
  where r.object = 'touch' and r.payload is not null and not exists (
    select 1 from entente.records later where later.workspace_id = r.workspace_id and later.subject_id = r.subject_id
      and later.source_id = r.source_id and later.object = 'touch' and (later.known_at, later.import_run_id, later.id) > (r.known_at, r.import_run_id, r.id));
create or replace view entente.stage_change_facts with (security_invoker = true) as
  select workspace_id, subject_id, meaning as kind, stage as label, occurred_at, known_at, ordinal, actor, id as fact_id, source_id from entente.stage_changes
  union all
  select c.workspace_id, s.id, c.meaning, c.stage, c.occurred_at, c.known_at, c.ordinal, c.actor, c.id, c.source_id
  from entente.field_changes c join entente.subjects s on s.workspace_id = c.workspace_id and s.key_hash = c.key_hash
  where c.object = 'person' and c.meaning is not null;
-- Who takes part in a deal: the person of its own row, and everybody linked to it.
create view entente.deal_person_facts with (security_invoker = true) as
  select workspace_id, id as deal_id, subject_id, null::text as role from entente.deals where subject_id is not null
  union
  select d.workspace_id, d.id, s.id, nullif(l.role, '')
  from entente.deals d
  join entente.deal_link_facts l on l.workspace_id = d.workspace_id and l.kind = 'deal-person' and l.from_hash = d.key_hash
  join entente.subjects s on s.workspace_id = l.workspace_id and s.key_hash = l.to_hash
  where d.subject_id is distinct from s.id;
-- What happened to a deal, whoever told it: its own moments, and the history of its fields.
create view entente.deal_moment_facts with (security_invoker = true) as
  select c.workspace_id, c.deal_id, c.meaning as kind, c.stage as label, c.occurred_at, c.known_at, 0 as ordinal, null::text as actor, c.id as fact_id,
    d.source_id
  from entente.deal_stage_changes c join entente.deals d on d.workspace_id = c.workspace_id and d.id = c.deal_id
  union all
  select c.workspace_id, d.id, c.meaning, c.stage, c.occurred_at, c.known_at, c.ordinal, c.actor, c.id, c.source_id
  from entente.field_changes c join entente.deals d on d.workspace_id = c.workspace_id and d.key_hash = c.key_hash
  where c.object = 'deal' and c.meaning is not null;
create or replace view entente.deal_facts with (security_invoker = true) as
  select m.workspace_id, p.subject_id, m.kind, m.label, m.occurred_at, m.known_at, m.ordinal, m.actor, m.fact_id, m.source_id
  from entente.deal_moment_facts m join entente.deal_person_facts p on p.workspace_id = m.workspace_id and p.deal_id = m.deal_id;
-- The imports that count: those that stand, and undone ones that left what members had worked on.
create view entente.standing_runs with (security_invoker = true) as
  select r.* from entente.import_runs r
  where r.undone_at is null or coalesce((select (u.counts ->> 'left')::bigint > 0 from entente.import_undos u
    where u.workspace_id = r.workspace_id and u.import_run_id = r.id and u.direction = 'undo' and u.state = 'done' order by u.id desc limit 1), false);
create or replace view entente.coverage_facts with (security_invoker = true) as
  select s.workspace_id, s.id as source_id, s.name as source_name, max(r.observed_until) as observed_until,
    coalesce(bool_or(p.state in ('waiting', 'running', 'paused')), false) as is_reading
  from entente.sources s
  left join entente.standing_runs r on r.workspace_id = s.workspace_id and r.source_id = s.id
  left join entente.import_progress p on p.workspace_id = r.workspace_id and p.import_run_id = r.id
  group by s.workspace_id, s.id, s.name;
create or replace view entente.attribute_facts with (security_invoker = true) as
  select distinct r.workspace_id, declared.name
  from entente.standing_runs r cross join lateral jsonb_object_keys(
    case jsonb_typeof(r.mapping #> '{person,attributes}') when 'object' then r.mapping #> '{person,attributes}' else '{}' end) as declared (name);
create or replace view entente.record_facts with (security_invoker = true) as
  select r.workspace_id, r.id as record_id, r.subject_id, r.object, r.version, r.payload, r.occurred_at, r.known_at, r.known_by_import,
    s.name as source_name, r.import_run_id, r.source_id, r.ordinal, r.content_hash, r.record_key
  from entente.records r join entente.sources s on s.workspace_id = r.workspace_id and s.id = r.source_id;
-- The newest word on everything that is neither person nor deal: accounts, campaigns, spend, products, members of sources.
create view entente.thing_facts with (security_invoker = true) as
  select distinct on (r.workspace_id, r.object, r.subject_id) r.workspace_id, r.object, r.subject_id, s.space, s.key_hash, r.payload, r.source_id, r.known_at
  from entente.records r join entente.subjects s on s.workspace_id = r.workspace_id and s.id = r.subject_id
  where r.object not in ('person', 'deal', 'touch') and r.payload is not null
  order by r.workspace_id, r.object, r.subject_id, r.known_at desc, r.import_run_id desc, r.id desc;
create view entente.account_facts with (security_invoker = true) as
  select workspace_id, subject_id, payload ->> 'name' as name, payload ->> 'domain' as domain, payload -> 'attributes' as attributes, key_hash, source_id
  from entente.thing_facts where object = 'account';
create view entente.campaign_facts with (security_invoker = true) as
  select workspace_id, subject_id, payload ->> 'name' as name, payload ->> 'channel' as channel, payload -> 'attributes' as attributes, key_hash, source_id
  from entente.thing_facts where object = 'campaign';
create view entente.spend_facts with (security_invoker = true) as
  select workspace_id, subject_id, (payload ->> 'day')::date as day, (payload ->> 'amountMinor')::bigint as amount_minor, payload ->> 'currency' as currency,
    payload ->> 'channel' as channel, payload ->> 'campaign' as campaign, known_at, source_id
  from entente.thing_facts where object = 'spend';
-- Of each source the newest word, and none of a deletion after which the record came back undeleted: in a row with a later
-- stamp of its own, or in a row whose record said before that it was deleted.
create view entente.standing_departures with (security_invoker = true) as
  select d.* from (
    select distinct on (workspace_id, object, key_hash, source_id, kind) * from entente.departures
    order by workspace_id, object, key_hash, source_id, kind, occurred_at desc, known_at desc, import_run_id desc, id desc) d
  left join entente.subjects s on s.workspace_id = d.workspace_id and s.key_hash = d.key_hash and d.object <> 'deal'
  left join lateral (
    (select r.* from entente.records r where d.object = 'deal' and r.workspace_id = d.workspace_id and r.source_id = d.source_id
        and r.object = 'deal' and r.record_key = d.key_hash order by r.known_at desc, r.import_run_id desc, r.id desc limit 1)
    union all
    (select r.* from entente.records r where d.object <> 'deal' and r.workspace_id = d.workspace_id and r.subject_id = s.id
        and r.source_id = d.source_id and r.object = d.object and (d.object <> 'person' or r.record_key = '') order by r.known_at desc, r.import_run_id desc, r.id desc limit 1)) newest
    on d.kind = 'deleted'
  where newest.id is null or newest.payload is null or newest.payload ? 'isDeleted' or newest.known_at <= d.known_at or not (
    -- An event of a log is no row that came back.
    (not newest.known_by_import and (d.object <> 'person' or newest.payload ? 'modifiedAt'))
    or exists (select 1 from entente.records gone where gone.workspace_id = d.workspace_id and gone.subject_id = newest.subject_id
      and gone.source_id = d.source_id and gone.object = d.object and gone.record_key = newest.record_key and gone.payload ? 'isDeleted'));
create view entente.departure_facts with (security_invoker = true) as
  select d.workspace_id, d.object, d.kind, d.source_id, s.id as subject_id, into_s.id as into_subject_id, d.key_hash, d.occurred_at, d.known_at
  from entente.standing_departures d
  left join entente.subjects s on s.workspace_id = d.workspace_id and s.key_hash = d.key_hash
  left join entente.subjects into_s on into_s.workspace_id = d.workspace_id and into_s.key_hash = d.into_hash;
create view entente.field_change_facts with (security_invoker = true) as
  select c.workspace_id, s.id as subject_id, c.object, c.field, c.value, c.occurred_at, c.known_at, c.actor, c.source_id
  from entente.field_changes c join entente.subjects s on s.workspace_id = c.workspace_id and s.key_hash = c.key_hash
  where c.object <> 'deal';
grant select on entente.standing_runs, entente.deal_link_facts, entente.touch_link_facts, entente.account_link_facts, entente.link_facts,
  entente.standing_departures, entente.deal_person_facts, entente.deal_moment_facts, entente.thing_facts, entente.account_facts, entente.campaign_facts,
  entente.spend_facts, entente.departure_facts, entente.field_change_facts to @app_role@;

-- ── Touches in the order of time ─────────────────────────────────────────────────────────────────
-- Systems tell touches in the order of time: a key that begins with the moment grows at its end, while one that begins with
-- the subject is written all over. Whose touches they are is found by an index so small that it stays in memory.
alter table entente.touches drop constraint touches_pkey;
alter table entente.touches add primary key (workspace_id, occurred_at, subject_id, row_hash);
create index touches_of_subject on entente.touches (workspace_id, subject_id);
