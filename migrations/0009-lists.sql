-- Lists: what people, accounts, deals and handoffs are found and ordered by, one row each, made behind every import.
-- What is shown is read from the record itself; erasing somebody takes their rows away at once.

-- How far a list has come: no row says that it was never made.
create table entente.lists_made (
  workspace_id bigint not null references directory.workspaces,
  list text not null,
  made_at timestamptz not null,
  primary key (workspace_id, list)
);
call entente.isolate('entente.lists_made', 'select, insert, update, delete');

-- ── People ───────────────────────────────────────────────────────────────────────────────────────
create table entente.people_listed (
  workspace_id bigint not null,
  person_id bigint not null,
  -- As they are searched; '' where nothing is known. A key that stands in for a name is none.
  name_search text collate "C" not null default '',
  email_search text collate "C" not null default '',
  company_search text collate "C" not null default '',
  -- Whoever has a name first, then those with a mail, then the others: 0, 1 or 2, and what they are ordered by.
  name_key text collate "C" not null default '2',
  -- -infinity: nobody says when.
  captured_at timestamptz not null default '-infinity',
  stage text collate "C",
  open_deals int not null default 0,
  won_deals int not null default 0,
  primary key (workspace_id, person_id)
);
create index people_listed_by_name on entente.people_listed (workspace_id, name_key, person_id);
create index people_listed_by_email on entente.people_listed (workspace_id, email_search, person_id);
create index people_listed_by_company on entente.people_listed (workspace_id, company_search, person_id);
create index people_listed_by_captured on entente.people_listed (workspace_id, captured_at, person_id);
create index people_listed_by_stage on entente.people_listed (workspace_id, stage, person_id);
create index people_listed_won on entente.people_listed (workspace_id, person_id) where won_deals > 0;
-- What sources say of people in fields of their own, as it is searched.
create table entente.people_terms (
  workspace_id bigint not null,
  person_id bigint not null,
  field text collate "C" not null,
  value text collate "C" not null,
  primary key (workspace_id, person_id, field)
);
create index people_terms_by_value on entente.people_terms (workspace_id, field, value, person_id);
call entente.isolate('entente.people_listed', 'select, insert, update, delete');
call entente.isolate('entente.people_terms', 'select, insert, update, delete');

-- Whom an import told of, in rows of theirs or in moments alone.
create view entente.told_person_facts with (security_invoker = true) as
  select workspace_id, import_run_id, subject_id from entente.records where object in ('person', 'deal') and subject_id <> 0
  union all
  select workspace_id, import_run_id, subject_id from entente.stage_changes
  union all
  select c.workspace_id, c.import_run_id, s.id from entente.field_changes c
    join entente.subjects s on s.workspace_id = c.workspace_id and s.key_hash = c.key_hash where c.object = 'person';
grant select on entente.told_person_facts to @app_role@;
create view entente.import_run_facts with (security_invoker = true) as
  select r.workspace_id, r.id as import_run_id, r.source_id, r.requested_at, p.rows_read from entente.import_runs r
  join entente.import_progress p on p.workspace_id = r.workspace_id and p.import_run_id = r.id;
grant select on entente.import_run_facts to @app_role@;

-- ── Deals and accounts ───────────────────────────────────────────────────────────────────────────
create view entente.deal_attribute_facts with (security_invoker = true) as
  select workspace_id, id as deal_id, attributes from entente.deals;
-- What deals can have, as the mappings say.
create view entente.deal_attribute_name_facts with (security_invoker = true) as
  select distinct r.workspace_id, declared.name
  from entente.standing_runs r cross join lateral jsonb_object_keys(
    case jsonb_typeof(r.mapping #> '{deal,attributes}') when 'object' then r.mapping #> '{deal,attributes}' else '{}' end) as declared (name);
grant select on entente.deal_attribute_facts, entente.deal_attribute_name_facts to @app_role@;
create table entente.deals_listed (
  workspace_id bigint not null,
  deal_id bigint not null,
  name_search text collate "C" not null default '',
  account_search text collate "C" not null default '',
  owner text collate "C",
  state text collate "C" not null check (state in ('open', 'won', 'lost')),
  stage text collate "C",
  currency text collate "C",
  -- In whole units of its currency, so that a filter means the same of yen and euros; -1 where nothing is said.
  amount double precision not null default -1,
  opened_at timestamptz not null default '-infinity',
  closed_at timestamptz not null default '-infinity',
  -- What sources say in fields of their own, as it is searched.
  terms jsonb not null default '{}',
  primary key (workspace_id, deal_id)
);
create index deals_listed_by_name on entente.deals_listed (workspace_id, name_search, deal_id);
create index deals_listed_by_account on entente.deals_listed (workspace_id, account_search, deal_id);
create index deals_listed_by_owner on entente.deals_listed (workspace_id, owner, deal_id);
create index deals_listed_by_amount on entente.deals_listed (workspace_id, amount, deal_id);
create index deals_listed_by_opened on entente.deals_listed (workspace_id, opened_at, deal_id);
create index deals_listed_by_closed on entente.deals_listed (workspace_id, closed_at, deal_id);
create table entente.accounts_listed (
  workspace_id bigint not null,
  account_id bigint not null,
  people int not null default 0,
  open_deals int not null default 0,
  won_deals int not null default 0,
  name_search text collate "C" not null default '',
  domain_search text collate "C" not null default '',
  primary key (workspace_id, account_id)
);
create index accounts_listed_by_name on entente.accounts_listed (workspace_id, name_search, account_id);
create index accounts_listed_by_people on entente.accounts_listed (workspace_id, people, account_id);
create index accounts_listed_by_open on entente.accounts_listed (workspace_id, open_deals, account_id);
create index accounts_listed_by_won on entente.accounts_listed (workspace_id, won_deals, account_id);
call entente.isolate('entente.deals_listed', 'select, insert, update, delete');
call entente.isolate('entente.accounts_listed', 'select, insert, update, delete');

-- ── Handoffs ─────────────────────────────────────────────────────────────────────────────────────
create table entente.handoffs_listed (
  workspace_id bigint not null,
  handoff_id bigint not null,
  person_id bigint not null,
  offered_at timestamptz not null,
  offered_by text collate "C",
  -- The first one before the next offer of the same person.
  followed_up_at timestamptz,
  followed_up_by text collate "C",
  state text collate "C" not null check (state in ('pending', 'followed-up', 'won', 'lost')),
  -- From the offer to the first follow-up, by the wall clock; -1 while none came.
  wait_minutes double precision not null default -1,
  primary key (workspace_id, handoff_id)
);
create index handoffs_listed_by_offered on entente.handoffs_listed (workspace_id, offered_at, handoff_id);
create index handoffs_listed_by_wait on entente.handoffs_listed (workspace_id, wait_minutes, handoff_id);
create index handoffs_listed_by_state on entente.handoffs_listed (workspace_id, state, offered_at, handoff_id);
call entente.isolate('entente.handoffs_listed', 'select, insert, update, delete');

-- ── Saved views ──────────────────────────────────────────────────────────────────────────────────
-- A list as somebody likes to see it: what stands in its address, under a name. Seen by whoever saved it; by all once shared.
create table entente.saved_views (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  list text not null check (list in ('people', 'accounts', 'deals', 'handoffs')),
  name text not null,
  search text,
  filter text,
  sort text,
  columns text,
  saved_by bigint,
  saved_at timestamptz not null,
  shared_at timestamptz,
  primary key (workspace_id, id)
);
-- With which view a member's list opens.
create table entente.saved_view_stars (
  workspace_id bigint not null,
  member_id bigint not null,
  list text not null check (list in ('people', 'accounts', 'deals', 'handoffs')),
  saved_view_id bigint not null,
  starred_at timestamptz not null,
  primary key (workspace_id, member_id, list),
  foreign key (workspace_id, saved_view_id) references entente.saved_views on delete cascade
);
call entente.isolate('entente.saved_views', 'select, insert, update, delete');
call entente.isolate('entente.saved_view_stars', 'select, insert, update, delete');
