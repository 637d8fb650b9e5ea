-- Members: where they belong, when they are away, by which names sources know them, and when they left. And mail.

-- ── Members ──────────────────────────────────────────────────────────────────────────────────────
alter table entente.members
  add column manager_id bigint,
  -- null: the company's.
  add column time_zone text,
  add column working_hours jsonb,
  add column language text not null default 'en' check (language in ('en', 'de')),
  add foreign key (workspace_id, manager_id) references entente.members (workspace_id, id);
-- One member an address: two invitations, or an invitation and a member added by hand, cannot make two.
create unique index members_by_email on entente.members (workspace_id, email);

-- A membership ends, and may begin again: each is a row with an author and a time.
create table entente.member_ends (
  workspace_id bigint not null,
  id bigint generated always as identity,
  member_id bigint not null,
  ended_by bigint,
  ended_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references entente.members (workspace_id, id)
);
create index member_ends_by_member on entente.member_ends (workspace_id, member_id);
create table entente.member_returns (
  workspace_id bigint not null,
  member_end_id bigint not null,
  returned_by bigint,
  returned_at timestamptz not null,
  primary key (workspace_id, member_end_id),
  foreign key (workspace_id, member_end_id) references entente.member_ends (workspace_id, id)
);
-- Days on which somebody is away, the first and the last included.
create table entente.member_leaves (
  workspace_id bigint not null,
  id bigint generated always as identity,
  member_id bigint not null,
  starts_on date not null,
  ends_on date not null,
  entered_by bigint,
  entered_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references entente.members (workspace_id, id),
  check (ends_on >= starts_on)
);
create index member_leaves_by_member on entente.member_leaves (workspace_id, member_id, starts_on);
-- By which names sources call a member as an owner or an actor: each name is one member's.
create table entente.member_names (
  workspace_id bigint not null,
  -- In small letters and without spaces at its ends: how names are compared.
  normal_name text collate "C" not null,
  name text not null,
  member_id bigint not null,
  primary key (workspace_id, normal_name),
  foreign key (workspace_id, member_id) references entente.members (workspace_id, id)
);

-- Of an invitation to somebody who was added before they could sign in: which member it opens the door for.
alter table entente.invitations add column for_member_id bigint;
-- An invitation that is sent again has another link, which works until another day.
create table entente.invitation_renewals (
  workspace_id bigint not null,
  id bigint generated always as identity,
  invitation_id bigint not null,
  renewed_by bigint,
  renewed_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, invitation_id) references entente.invitations (workspace_id, id)
);
create index invitation_renewals_by_invitation on entente.invitation_renewals (workspace_id, invitation_id);

-- ── Mail ─────────────────────────────────────────────────────────────────────────────────────────
-- How a company's mails leave; the environment of the installation wins over it.
create table entente.mail_settings (
  workspace_id bigint primary key references directory.workspaces,
  host text not null,
  port int not null,
  encryption text not null check (encryption in ('tls', 'starttls', 'none')),
  user_name text,
  -- Sealed with the installation's secret; never shown again.
  sealed_password bytea,
  from_name text not null,
  from_address text not null,
  changed_by bigint,
  changed_at timestamptz not null
);
create table entente.mails (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  -- The same with every try: whoever gets a mail twice can tell.
  message_id text not null,
  to_address text not null,
  subject text not null,
  -- Text and HTML, sealed: a link in it may be a way in. Forgotten after a while.
  sealed_parts bytea,
  -- What it is about: an invitation by its row, or a test.
  about_kind text not null,
  about_id bigint,
  written_by bigint,
  written_at timestamptz not null,
  primary key (workspace_id, id)
);
create index mails_about on entente.mails (workspace_id, about_kind, about_id);
-- What became of a mail, try by try; the newest one counts.
create table entente.mail_states (
  workspace_id bigint not null,
  id bigint generated always as identity,
  mail_id bigint not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'kept')),
  reason text,
  -- The mail server's own words.
  said text,
  next_try_at timestamptz,
  began_at timestamptz not null,
  primary key (workspace_id, mail_id, id),
  foreign key (workspace_id, mail_id) references entente.mails (workspace_id, id)
);
-- Which mails wait to be sent, of all workspaces: ids only.
create table directory.due_mails (
  workspace_id bigint not null references directory.workspaces,
  mail_id bigint not null,
  due_at timestamptz not null,
  primary key (workspace_id, mail_id)
);
create index due_mails_by_time on directory.due_mails (due_at);
grant select, insert, update, delete on directory.due_mails to @app_role@;

call entente.isolate('entente.member_ends', 'select, insert');
call entente.isolate('entente.member_returns', 'select, insert');
call entente.isolate('entente.member_leaves', 'select, insert, delete');
call entente.isolate('entente.member_names', 'select, insert, delete');
call entente.isolate('entente.invitation_renewals', 'select, insert');
call entente.isolate('entente.mail_settings', 'select, insert, update, delete');
call entente.isolate('entente.mails', 'select, insert, update');
call entente.isolate('entente.mail_states', 'select, insert');

-- ── Facts ────────────────────────────────────────────────────────────────────────────────────────
-- ended_at: of whoever is not a member any more; null for everybody else. Zone and hours are their own or the company's.
create or replace view entente.member_facts with (security_invoker = true) as
  select m.workspace_id, m.id as member_id, m.name, m.team, m.role, m.email, m.manager_id, m.language, m.joined_at,
    coalesce(m.time_zone, c.time_zone) as time_zone, coalesce(m.working_hours, c.working_hours) as working_hours, gone.ended_at
  from entente.members m
  left join entente.companies c on c.workspace_id = m.workspace_id
  left join lateral (
    select e.ended_at from entente.member_ends e
    where e.workspace_id = m.workspace_id and e.member_id = m.id and not exists (
      select 1 from entente.member_returns r where r.workspace_id = e.workspace_id and r.member_end_id = e.id)
    order by e.id desc limit 1) gone on true;
create view entente.member_name_facts with (security_invoker = true) as
  select workspace_id, member_id, name, normal_name from entente.member_names;
create view entente.member_leave_facts with (security_invoker = true) as
  select workspace_id, member_id, starts_on, ends_on from entente.member_leaves;
grant select on entente.member_name_facts, entente.member_leave_facts to @app_role@;
-- Whose a deal is, by the name that its source has for them; null where it says nobody.
create view entente.deal_owner_facts with (security_invoker = true) as
  select workspace_id, id as deal_id, subject_id, owner from entente.deals;
grant select on entente.deal_owner_facts to @app_role@;
