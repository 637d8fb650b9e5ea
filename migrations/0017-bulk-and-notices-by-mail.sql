-- One thing done to many records at once, asks about several of them, and notices by mail.

-- ── Asks about accounts and deals, and about several records at once ─────────────────────────────
alter table entente.asks drop constraint asks_about_kind_check;
alter table entente.asks add constraint asks_about_kind_check check (about_kind in ('person', 'account', 'deal'));
-- How many it is about where these are several: ask_abouts has each.
alter table entente.asks add column about_count int;
create table entente.ask_abouts (
  workspace_id bigint not null,
  ask_id bigint not null,
  -- The kind is the ask's own; a person by any of its subjects.
  thing_kind text not null check (thing_kind in ('person', 'account', 'deal')),
  thing_id bigint not null,
  primary key (workspace_id, ask_id, thing_id),
  foreign key (workspace_id, ask_id) references entente.asks
);
create index ask_abouts_of_thing on entente.ask_abouts (workspace_id, thing_kind, thing_id);
call entente.isolate('entente.ask_abouts', 'select, insert');
create or replace view entente.ask_facts with (security_invoker = true) as
  select a.workspace_id, a.id as ask_id, a.kind, a.asked_side, a.about_kind, a.about_id, a.wanted_on, a.asked_by, a.asked_at,
    t.owner_id, t.taken_at, p.promised_on, p.promised_at, r.answered_at, e.outcome, e.ended_at, a.about_count
  from entente.asks a
  left join lateral (select owner_id, taken_at from entente.ask_takings where workspace_id = a.workspace_id and ask_id = a.id order by id desc limit 1) t on true
  left join lateral (select promised_on, promised_at from entente.ask_promises where workspace_id = a.workspace_id and ask_id = a.id order by id desc limit 1) p on true
  left join lateral (select min(answered_at) as answered_at from entente.ask_answers where workspace_id = a.workspace_id and ask_id = a.id) r on true
  left join entente.ask_ends e on e.workspace_id = a.workspace_id and e.ask_id = a.id;
-- Everything that an ask is about, one or several.
create view entente.ask_about_facts with (security_invoker = true) as
  select workspace_id, id as ask_id, about_kind as thing_kind, about_id as thing_id from entente.asks where about_id is not null
  union all select workspace_id, ask_id, thing_kind, thing_id from entente.ask_abouts;
create view entente.account_value_facts with (security_invoker = true) as
  select workspace_id, id as account_id, name, domain from entente.accounts;
grant select on entente.ask_about_facts, entente.account_value_facts to @app_role@;

-- ── Bulk actions: what somebody does to many rows of a list at once ──────────────────────────────
create table entente.bulk_actions (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  list text not null,
  action text not null check (action in ('follow', 'unfollow', 'ask')),
  -- The question that rows are chosen by, and what is asked: until it has ended. Words of an ask live on in the ask alone.
  wanted jsonb,
  requested_by bigint not null,
  requested_at timestamptz not null,
  -- When its rows were found: from then on it is about these and no others.
  found_at timestamptz,
  -- The ask that came of it.
  ask_id bigint,
  primary key (workspace_id, id)
);
create index bulk_actions_of_member on entente.bulk_actions (workspace_id, requested_by, id desc);
create table entente.bulk_items (
  workspace_id bigint not null,
  bulk_action_id bigint not null,
  -- The row of the list, in its order.
  place int not null,
  record_id bigint not null,
  -- null: not yet looked at.
  outcome text check (outcome in ('done', 'skipped')),
  why text check (why in ('followed-already', 'not-followed', 'not-there', 'named-already')),
  -- The thing that was followed or asked about: of a handoff its person.
  thing_kind text,
  thing_id bigint,
  primary key (workspace_id, bulk_action_id, place),
  foreign key (workspace_id, bulk_action_id) references entente.bulk_actions
);
-- How it ended, and that it was taken back: the newest counts.
create table entente.bulk_ends (
  workspace_id bigint not null,
  id bigint generated always as identity,
  bulk_action_id bigint not null,
  outcome text not null check (outcome in ('done', 'cancelled', 'failed', 'undone')),
  -- Why it failed, as refusals are told.
  code text,
  said text,
  ended_by bigint,
  ended_at timestamptz not null,
  primary key (workspace_id, bulk_action_id, id),
  foreign key (workspace_id, bulk_action_id) references entente.bulk_actions
);
call entente.isolate('entente.bulk_actions', 'select, insert, update');
call entente.isolate('entente.bulk_items', 'select, insert, update');
call entente.isolate('entente.bulk_ends', 'select, insert');

-- ── Notices by mail ──────────────────────────────────────────────────────────────────────────────
-- That what one asked was answered is a kind of its own.
alter table entente.notices drop constraint notices_kind_check;
alter table entente.notices add constraint notices_kind_check check (kind in ('mention', 'comment', 'ask', 'answer', 'import'));
alter table entente.notice_silences drop constraint notice_silences_kind_check;
alter table entente.notice_silences add constraint notice_silences_kind_check check (kind in ('mention', 'comment', 'ask', 'answer', 'import'));
-- The mail that told of it; 0 where none will. Which notices a mail tells of is found by it when it leaves.
alter table entente.notices add column mail_id bigint;
create index notices_unmailed on entente.notices (workspace_id, member_id, id) where mail_id is null and read_at is null;
create index notices_of_mail on entente.notices (workspace_id, mail_id) where mail_id > 0;
-- How a member wants to be told by mail, kind by kind, where they said so.
create table entente.notice_mail_choices (
  workspace_id bigint not null references directory.workspaces,
  member_id bigint not null,
  kind text not null check (kind in ('mention', 'comment', 'ask', 'answer', 'import')),
  pace text not null check (pace in ('at-once', 'daily', 'weekly', 'never')),
  chosen_at timestamptz not null,
  primary key (workspace_id, member_id, kind)
);
call entente.isolate('entente.notice_mail_choices', 'select, insert, update');
-- What was told before is not mailed afterwards, and whoever wanted to hear nothing of asks hears nothing of answers.
do $$ declare company bigint; begin
  for company in select id from directory.workspaces loop
    perform set_config('entente.workspace_id', company::text, true);
    update entente.notices set mail_id = 0 where workspace_id = company;
    insert into entente.notice_silences (workspace_id, member_id, kind, silenced_at)
    select workspace_id, member_id, 'answer', silenced_at from entente.notice_silences where workspace_id = company and kind = 'ask' on conflict do nothing;
  end loop;
  perform set_config('entente.workspace_id', '', true);
end $$;
