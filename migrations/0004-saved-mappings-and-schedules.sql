-- Mappings kept under a name, imports that come round by themselves, and counts of what sources brought.

-- ── Saved mappings ───────────────────────────────────────────────────────────────────────────────
-- A version never changes; a correction is the next one. Removed ones stay, so that imports can say what they were read by.
create table entente.saved_mappings (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  name text not null,
  created_by bigint,
  created_at timestamptz not null,
  removed_by bigint,
  removed_at timestamptz,
  primary key (workspace_id, id)
);
create unique index saved_mappings_by_name on entente.saved_mappings (workspace_id, name) where removed_at is null;
create table entente.saved_mapping_versions (
  workspace_id bigint not null,
  saved_mapping_id bigint not null,
  version int not null,
  -- As text keeps it, so that what is exported reads as what was saved.
  mapping json not null,
  -- The names of the columns of the file that it was made on, where one was at hand.
  header jsonb,
  saved_by bigint,
  saved_at timestamptz not null,
  primary key (workspace_id, saved_mapping_id, version),
  foreign key (workspace_id, saved_mapping_id) references entente.saved_mappings
);
alter table entente.import_runs add column saved_mapping_id bigint, add column saved_mapping_version int;

-- ── Schedules ────────────────────────────────────────────────────────────────────────────────────
create table entente.import_schedules (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  name text not null,
  -- Where it looks: an address, or a folder of the machine and which files in it.
  place_kind text not null check (place_kind in ('url', 'folder')),
  place text not null,
  file_pattern text,
  -- A header that the address asks for, such as Authorization; its value is sealed by the installation's secret.
  header_name text,
  header_value bytea,
  saved_mapping_id bigint not null,
  -- null: the newest one.
  saved_mapping_version int,
  mode text not null default 'both' check (mode in ('create', 'update', 'both')),
  every text not null check (every in ('hour', 'day', 'week')),
  -- Minutes after midnight in the company's zone; of every hour, minutes after the full one.
  at_minute int not null,
  -- 1 is Monday; only of every week.
  weekday int,
  created_by bigint,
  created_at timestamptz not null,
  next_look_at timestamptz not null,
  -- Looks that failed since the last one that did not.
  failures int not null default 0,
  paused_by bigint,
  paused_at timestamptz,
  removed_by bigint,
  removed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, saved_mapping_id) references entente.saved_mappings
);
create table entente.import_schedule_looks (
  workspace_id bigint not null,
  id bigint generated always as identity,
  import_schedule_id bigint not null,
  -- Who asked; null where its time had come.
  asked_by bigint,
  begun_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('imported', 'nothing-new', 'failed')),
  -- What was brought so far: a look that was interrupted goes on with it.
  found jsonb not null default '[]',
  import_run_id bigint,
  problem jsonb,
  primary key (workspace_id, id),
  foreign key (workspace_id, import_schedule_id) references entente.import_schedules
);
create index import_schedule_looks_by_schedule on entente.import_schedule_looks (workspace_id, import_schedule_id, id desc);
-- What was imported of each place last, so that what is the same is not imported again.
create table entente.import_schedule_files (
  workspace_id bigint not null,
  import_schedule_id bigint not null,
  name text not null,
  sha256 bytea not null,
  bytes bigint not null,
  modified_at timestamptz,
  etag text,
  last_modified text,
  import_run_id bigint not null,
  primary key (workspace_id, import_schedule_id, name),
  foreign key (workspace_id, import_schedule_id) references entente.import_schedules
);
-- Ids only, outside row-level security: which schedules are due, of whatever company.
create table directory.import_schedules_due (
  workspace_id bigint not null references directory.workspaces,
  import_schedule_id bigint not null,
  due_at timestamptz not null,
  primary key (workspace_id, import_schedule_id)
);
create index import_schedules_due_by_time on directory.import_schedules_due (due_at);
grant select, insert, update, delete on directory.import_schedules_due to @app_role@;

-- ── What there is ────────────────────────────────────────────────────────────────────────────────
-- How many things each import brought that were not there before, counted when it ends: the sum over a source is what
-- the source has. `deals` and `totals` are counted with them.
create table entente.import_run_counts (
  workspace_id bigint not null,
  import_run_id bigint not null,
  source_id bigint not null,
  kind text not null,
  things bigint not null,
  versions bigint not null,
  primary key (workspace_id, import_run_id, source_id, kind)
);
create table entente.data_counts (
  workspace_id bigint not null,
  name text not null,
  content jsonb not null,
  counted_at timestamptz not null,
  primary key (workspace_id, name)
);

call entente.isolate('entente.saved_mappings', 'select, insert, update');
call entente.isolate('entente.saved_mapping_versions', 'select, insert');
call entente.isolate('entente.import_schedules', 'select, insert, update');
call entente.isolate('entente.import_schedule_looks', 'select, insert, update, delete');
call entente.isolate('entente.import_schedule_files', 'select, insert, update, delete');
call entente.isolate('entente.import_run_counts', 'select, insert, update, delete');
call entente.isolate('entente.data_counts', 'select, insert, update, delete');

-- Who works here, for the names beside what they did.
create view entente.member_facts with (security_invoker = true) as
  select workspace_id, id as member_id, name, team, role from entente.members;
grant select on entente.member_facts to @app_role@;
