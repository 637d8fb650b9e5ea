-- The foundation: isolation, the directory, and the tables of the first slices.
-- Every table of a workspace begins its key with workspace_id and is closed by row-level security:
-- with no workspace set, every one of them is empty. See docs/decisions/0002-isolation.md.

create schema entente;
create schema directory;
grant usage on schema entente, directory to @app_role@;

create function entente.current_workspace() returns bigint language sql stable parallel safe
  as $$ select nullif(current_setting('entente.workspace_id', true), '')::bigint $$;

-- Closes a table: owner included (FORCE), one policy, and only the privileges named.
create procedure entente.isolate(target regclass, privileges text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy own_workspace on %s using (workspace_id = nullif(current_setting(''entente.workspace_id'', true), '''')::bigint)', target);
  execute format('grant %s on %s to @app_role@', privileges, target);
end $$;

-- ── The directory: ids only, outside row-level security ──────────────────────────────────────────
create table directory.workspaces (
  id bigint generated always as identity primary key,
  created_at timestamptz not null
);
create table directory.members (
  user_id text not null,
  workspace_id bigint not null references directory.workspaces,
  member_id bigint not null,
  primary key (user_id, workspace_id)
);
create table directory.invitations (
  token_hash bytea primary key,
  workspace_id bigint not null references directory.workspaces,
  invitation_id bigint not null
);
create table directory.api_keys (
  key_hash bytea primary key,
  workspace_id bigint not null references directory.workspaces,
  api_key_id bigint not null
);
create table directory.deliveries (
  id bigint generated always as identity primary key,
  workspace_id bigint not null references directory.workspaces,
  event_id bigint not null,
  listener text not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  state text not null default 'due' check (state in ('due', 'done', 'dead')),
  last_error_code text,
  unique (event_id, listener)
);
create index deliveries_due on directory.deliveries (due_at) where state = 'due';
create table directory.sweeps (
  name text primary key,
  last_run_at timestamptz not null
);
-- One row: the secret that salts public ids and keys of this installation, made at the first start.
create table directory.installation (
  only_row boolean primary key default true check (only_row),
  public_id_salt text not null,
  created_at timestamptz not null
);
grant select, insert, update on directory.workspaces, directory.sweeps to @app_role@;
grant select, insert, update, delete on directory.deliveries to @app_role@;
grant select, insert, delete on directory.members, directory.invitations, directory.api_keys to @app_role@;
grant select on directory.installation to @app_role@;

-- ── Workspace ────────────────────────────────────────────────────────────────────────────────────
create table entente.companies (
  workspace_id bigint primary key references directory.workspaces,
  name text not null,
  time_zone text not null,
  currency text not null,
  working_hours jsonb not null,
  key_salt bytea not null,
  created_at timestamptz not null
);
create table entente.holidays (
  workspace_id bigint not null references directory.workspaces,
  day date not null,
  name text not null,
  primary key (workspace_id, day)
);
create table entente.members (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  user_id text not null,
  name text not null,
  email text not null,
  team text not null check (team in ('marketing', 'sales', 'success', 'leadership', 'operations', 'people')),
  role text not null check (role in ('head-of-marketing', 'head-of-sales', 'member', 'operator', 'viewer', 'people-partner')),
  joined_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, user_id)
);
create table entente.invitations (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  email text not null,
  team text not null,
  role text not null,
  invited_by bigint,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id)
);
-- State is a row with an author and a time: an invitation is accepted or withdrawn once.
create table entente.invitation_ends (
  workspace_id bigint not null,
  invitation_id bigint not null,
  outcome text not null check (outcome in ('accepted', 'withdrawn')),
  member_id bigint,
  ended_at timestamptz not null,
  primary key (workspace_id, invitation_id),
  foreign key (workspace_id, invitation_id) references entente.invitations
);
create table entente.api_keys (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  member_id bigint not null,
  name text not null,
  hint text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create table entente.api_key_revocations (
  workspace_id bigint not null,
  api_key_id bigint not null,
  revoked_by bigint,
  revoked_at timestamptz not null,
  primary key (workspace_id, api_key_id),
  foreign key (workspace_id, api_key_id) references entente.api_keys
);

-- Every change as it happened: who, what, when; ids only, no personal values. The audit log.
create table entente.events (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  name text not null,
  actor_kind text not null check (actor_kind in ('member', 'api-key', 'operator', 'system')),
  actor_member_id bigint,
  subject jsonb not null,
  occurred_at timestamptz not null,
  primary key (workspace_id, id)
);

-- ── Sources ──────────────────────────────────────────────────────────────────────────────────────
create table entente.sources (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  name text not null,
  created_at timestamptz not null,
  -- The import whose mapping this source's moments follow: an import with other rules makes them anew first.
  rules_run_id bigint,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);
-- The stages of this company's business, in the order of its mappings.
create table entente.stages (
  workspace_id bigint not null references directory.workspaces,
  name text not null,
  position int not null,
  meaning text not null check (meaning in ('captured', 'stage', 'proposal', 'won', 'lost')),
  primary key (workspace_id, name)
);
-- Uploaded files wait here in pieces until their import has read them: any process on any host can go on with it.
create table entente.uploads (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  name text not null,
  uploaded_by bigint,
  begun_at timestamptz not null,
  -- An upload counts only when it is complete: until then these three are empty.
  bytes bigint,
  sha256 bytea,
  completed_at timestamptz,
  primary key (workspace_id, id)
);
create table entente.upload_pieces (
  workspace_id bigint not null references directory.workspaces,
  upload_id bigint not null,
  number int not null,
  content bytea not null,
  primary key (workspace_id, upload_id, number)
);
alter table entente.upload_pieces alter column content set storage external;
create table entente.import_runs (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  source_id bigint not null,
  mapping jsonb not null,
  requested_by bigint,
  requested_at timestamptz not null,
  bytes_total bigint not null,
  observed_until timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, source_id) references entente.sources
);
create table entente.import_run_files (
  workspace_id bigint not null,
  import_run_id bigint not null,
  position int not null,
  upload_id bigint not null,
  file_name text not null,
  -- The names of the file's columns: refused rows are given back under them.
  header jsonb not null,
  primary key (workspace_id, import_run_id, position),
  -- One upload, one import.
  unique (workspace_id, upload_id),
  foreign key (workspace_id, import_run_id) references entente.import_runs
);
-- How far a run has come: written in the transaction of each batch, so that a resumed run goes on exactly there.
create table entente.import_progress (
  workspace_id bigint not null,
  import_run_id bigint not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  file_position int not null default 0,
  rows_in_file bigint not null default 0,
  rows_total bigint,
  rows_read bigint not null default 0,
  bytes_read bigint not null default 0,
  created bigint not null default 0,
  changed bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  problem jsonb,
  started_at timestamptz,
  updated_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, import_run_id),
  foreign key (workspace_id, import_run_id) references entente.import_runs
);
create table entente.import_refusals (
  workspace_id bigint not null,
  import_run_id bigint not null,
  file_position int not null,
  row_number bigint not null,
  code text not null,
  message text not null,
  cells jsonb,
  primary key (workspace_id, import_run_id, file_position, row_number),
  foreign key (workspace_id, import_run_id) references entente.import_runs
);
-- A row that says again what an older version said is held until the end of its import: if no later row of the file
-- speaks of the same person or deal, the source went back to it; otherwise the file only repeats itself.
create table entente.import_held_rows (
  workspace_id bigint not null,
  import_run_id bigint not null,
  record_name text not null,
  place bigint generated always as identity,
  held_row jsonb not null,
  primary key (workspace_id, import_run_id, record_name),
  foreign key (workspace_id, import_run_id) references entente.import_runs
);
-- Tables that imports fill row by row have no foreign key to the directory: row-level security already lets only the
-- workspace of the transaction in, and a check per row would cost a fifth of the import.

-- What a record is about: one exact key in one key space. Sources that share a space share the subject.
-- The key is a hash salted per workspace, so that erasure can forget it.
create table entente.subjects (
  workspace_id bigint not null,
  id bigint generated always as identity,
  space text not null,
  key_hash bytea not null,
  first_known_at timestamptz not null,
  import_run_id bigint not null,
  -- The hash holds its space, so the space needs no place in the key.
  primary key (workspace_id, key_hash)
);
-- One version of one row of one source, immutable; the payload is the only place with its personal values.
-- An event log has one record per case, which follows its newest event in place.
-- record_key tells the deals of one person apart; it is empty for people, whom the subject names.
create table entente.records (
  workspace_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  subject_id bigint not null,
  object text not null check (object in ('person', 'deal')),
  record_key bytea not null default '',
  version int not null,
  content_hash bytea not null,
  payload jsonb,
  occurred_at timestamptz,
  ordinal int not null default 0,
  known_at timestamptz not null,
  known_by_import boolean not null,
  import_run_id bigint not null,
  primary key (workspace_id, subject_id, source_id, object, record_key, version)
);
-- A deal is known by its own key, whoever its person is.
create unique index records_of_deals on entente.records (workspace_id, source_id, record_key, version) where object = 'deal';
-- Something that happened between a person and us. A touch is its own record.
create table entente.touches (
  workspace_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  subject_id bigint not null,
  kind text not null,
  label text not null,
  occurred_at timestamptz not null,
  known_at timestamptz not null,
  ordinal int not null default 0,
  actor text,
  lifecycle text,
  evidence text not null default 'imported',
  row_hash bytea not null,
  import_run_id bigint not null,
  primary key (workspace_id, subject_id, occurred_at, row_hash)
) partition by range (occurred_at);
create table entente.touches_elsewhen partition of entente.touches default;
do $$ begin
  for y in 2008..2035 loop
    execute format('create table entente.touches_%s partition of entente.touches for values from (%L) to (%L)',
      y, make_date(y, 1, 1)::text || ' 00:00:00+00', make_date(y + 1, 1, 1)::text || ' 00:00:00+00');
  end loop;
end $$;
-- A person reached a stage. occurrence is '' where the mapping takes the first or the last one only.
create table entente.stage_changes (
  workspace_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  subject_id bigint not null,
  meaning text not null check (meaning in ('captured', 'stage', 'proposal', 'won', 'lost')),
  stage text not null,
  occurred_at timestamptz not null,
  known_at timestamptz not null,
  known_by_import boolean not null,
  ordinal int not null default 0,
  actor text,
  occurrence text not null default '',
  import_run_id bigint not null,
  primary key (workspace_id, id),
  unique (workspace_id, subject_id, source_id, meaning, stage, occurrence)
);
create table entente.deals (
  workspace_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  subject_id bigint not null,
  key_hash bytea not null,
  name text,
  amount_minor bigint,
  currency text,
  import_run_id bigint not null,
  primary key (workspace_id, id),
  unique (workspace_id, source_id, key_hash)
);
create table entente.deal_stage_changes (
  workspace_id bigint not null,
  id bigint generated always as identity,
  deal_id bigint not null,
  meaning text not null check (meaning in ('captured', 'stage', 'proposal', 'won', 'lost')),
  stage text not null,
  occurred_at timestamptz not null,
  known_at timestamptz not null,
  known_by_import boolean not null,
  primary key (workspace_id, id),
  unique (workspace_id, deal_id, meaning, stage),
  foreign key (workspace_id, deal_id) references entente.deals
);

-- ── Identity: owns the person from the first migration ───────────────────────────────────────────
-- Before resolution every subject is its own person and has the same id; a link says otherwise (append-only, newest counts).
create table entente.people (
  workspace_id bigint not null,
  id bigint not null,
  name text not null default '',
  name_search text collate "C" not null default '',
  email text not null default '',
  email_search text collate "C" not null default '',
  company text not null default '',
  attributes jsonb not null default '{}',
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create index people_by_name on entente.people (workspace_id, name_search, id);
create index people_by_email on entente.people (workspace_id, email_search) where email_search <> '';
create table entente.subject_links (
  workspace_id bigint not null,
  id bigint generated always as identity,
  subject_id bigint not null,
  person_id bigint not null,
  reason text not null,
  linked_by bigint,
  linked_at timestamptz not null,
  primary key (workspace_id, id)
);
create index subject_links_by_subject on entente.subject_links (workspace_id, subject_id, id desc);

-- ── Handoff: imported and live handoffs are the same tables ──────────────────────────────────────
-- One event is one handoff, whatever source tells it: source_id is the one whose telling counts.
-- occurrence is '' where a log takes the first or the last one only; of tables it is the moment itself.
create table entente.handoffs (
  workspace_id bigint not null,
  id bigint generated always as identity,
  subject_id bigint not null,
  source_id bigint not null,
  offered_at timestamptz not null,
  known_at timestamptz not null,
  ordinal int not null default 0,
  actor text,
  occurrence text not null default '',
  import_run_id bigint,
  primary key (workspace_id, id),
  unique (workspace_id, subject_id, occurrence)
);
create table entente.follow_ups (
  workspace_id bigint not null,
  id bigint generated always as identity,
  subject_id bigint not null,
  source_id bigint not null,
  occurred_at timestamptz not null,
  known_at timestamptz not null,
  ordinal int not null default 0,
  actor text,
  evidence text not null default 'imported',
  occurrence text not null default '',
  import_run_id bigint,
  primary key (workspace_id, id),
  unique (workspace_id, subject_id, occurrence)
);

-- ── Isolation ────────────────────────────────────────────────────────────────────────────────────
call entente.isolate('entente.companies', 'select, insert, update');
call entente.isolate('entente.holidays', 'select, insert, delete');
call entente.isolate('entente.members', 'select, insert, update');
call entente.isolate('entente.invitations', 'select, insert');
call entente.isolate('entente.invitation_ends', 'select, insert');
call entente.isolate('entente.api_keys', 'select, insert');
call entente.isolate('entente.api_key_revocations', 'select, insert');
call entente.isolate('entente.events', 'select, insert');
call entente.isolate('entente.sources', 'select, insert, update');
call entente.isolate('entente.stages', 'select, insert, update, delete');
call entente.isolate('entente.uploads', 'select, insert, update, delete');
call entente.isolate('entente.upload_pieces', 'select, insert, delete');
call entente.isolate('entente.import_runs', 'select, insert, update');
call entente.isolate('entente.import_run_files', 'select, insert');
call entente.isolate('entente.import_progress', 'select, insert, update');
call entente.isolate('entente.import_refusals', 'select, insert, delete');
call entente.isolate('entente.import_held_rows', 'select, insert, delete');
call entente.isolate('entente.subjects', 'select, insert, update');
call entente.isolate('entente.records', 'select, insert, update');
call entente.isolate('entente.touches', 'select, insert, delete');
call entente.isolate('entente.stage_changes', 'select, insert, update, delete');
call entente.isolate('entente.deals', 'select, insert, update');
call entente.isolate('entente.deal_stage_changes', 'select, insert, update, delete');
call entente.isolate('entente.people', 'select, insert, update');
call entente.isolate('entente.subject_links', 'select, insert');
call entente.isolate('entente.handoffs', 'select, insert, update, delete');
call entente.isolate('entente.follow_ups', 'select, insert, update, delete');
-- Imports take ids in blocks, so that rows that refer to each other are written in one go.
grant usage on sequence entente.subjects_id_seq, entente.deals_id_seq to @app_role@;
do $$ declare part regclass; begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'entente.touches'::regclass loop
    execute format('alter table %s enable row level security', part);
    execute format('alter table %s force row level security', part);
  end loop;
end $$;

-- ── Facts views: what one slice may read of another, and analysts of all ─────────────────────────
create view entente.touch_facts with (security_invoker = true) as
  select workspace_id, subject_id, kind, label, occurred_at, known_at, ordinal, actor, id as fact_id, lifecycle, source_id from entente.touches;
create view entente.stage_change_facts with (security_invoker = true) as
  select workspace_id, subject_id, meaning as kind, stage as label, occurred_at, known_at, ordinal, actor, id as fact_id, source_id from entente.stage_changes;
create view entente.deal_facts with (security_invoker = true) as
  select d.workspace_id, d.subject_id, c.meaning as kind, c.stage as label, c.occurred_at, c.known_at, 0 as ordinal, null::text as actor, c.id as fact_id, d.source_id
  from entente.deals d join entente.deal_stage_changes c on c.workspace_id = d.workspace_id and c.deal_id = d.id;
create view entente.stage_facts with (security_invoker = true) as
  select workspace_id, name, position, meaning from entente.stages;
create view entente.coverage_facts with (security_invoker = true) as
  select s.workspace_id, s.id as source_id, s.name as source_name, max(r.observed_until) as observed_until,
    coalesce(bool_or(p.state in ('waiting', 'running')), false) as is_reading
  from entente.sources s
  left join entente.import_runs r on r.workspace_id = s.workspace_id and r.source_id = s.id
  left join entente.import_progress p on p.workspace_id = r.workspace_id and p.import_run_id = r.id
  group by s.workspace_id, s.id, s.name;
-- What people can have, as the mappings say, whether or not somebody has it.
create view entente.attribute_facts with (security_invoker = true) as
  select distinct r.workspace_id, declared.name
  from entente.import_runs r cross join lateral jsonb_object_keys(
    case jsonb_typeof(r.mapping #> '{person,attributes}') when 'object' then r.mapping #> '{person,attributes}' else '{}' end) as declared (name);
create view entente.record_facts with (security_invoker = true) as
  select r.workspace_id, r.id as record_id, r.subject_id, r.object, r.version, r.payload, r.occurred_at, r.known_at, r.known_by_import,
    s.name as source_name, r.import_run_id
  from entente.records r join entente.sources s on s.workspace_id = r.workspace_id and s.id = r.source_id;
create view entente.handoff_facts with (security_invoker = true) as
  select workspace_id, subject_id, 'handoff-offered'::text as kind, null::text as label, offered_at as occurred_at, known_at, ordinal, actor, id as fact_id,
    source_id from entente.handoffs
  union all
  select workspace_id, subject_id, 'follow-up'::text, null::text, occurred_at, known_at, ordinal, actor, id, source_id from entente.follow_ups;
create view entente.person_facts with (security_invoker = true) as
  select p.workspace_id, p.id as subject_id,
    coalesce((select l.person_id from entente.subject_links l where l.workspace_id = p.workspace_id and l.subject_id = p.id order by l.id desc limit 1), p.id) as person_id,
    p.attributes, p.name, p.email, p.company
  from entente.people p;
grant select on entente.touch_facts, entente.stage_change_facts, entente.deal_facts, entente.stage_facts, entente.coverage_facts,
  entente.attribute_facts, entente.record_facts, entente.handoff_facts, entente.person_facts to @app_role@;
