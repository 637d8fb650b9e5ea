-- What one side asks of the other; people whom their sources merged; and people who are erased.

-- ── Asks: every state is a row with an author and a time ─────────────────────────────────────────
create table entente.asks (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  kind text not null check (kind in ('request', 'question', 'topic', 'problem')),
  text text not null,
  asked_side text not null check (asked_side in ('marketing', 'sales', 'both')),
  -- What it is about: a person by any of its subjects. Deals, handoffs and terms will follow.
  about_kind text check (about_kind in ('person')),
  about_id bigint,
  -- By when the asker would like to have it: a wish. The promise is the owner's.
  wanted_on date,
  -- null: the operator at the machine.
  asked_by bigint,
  asked_at timestamptz not null,
  primary key (workspace_id, id)
);
create index asks_about on entente.asks (workspace_id, about_kind, about_id) where about_id is not null;
-- Who owns it: the newest one. given_by is the owner's own id where they took it themselves.
create table entente.ask_takings (
  workspace_id bigint not null,
  id bigint generated always as identity,
  ask_id bigint not null,
  owner_id bigint not null,
  given_by bigint,
  taken_at timestamptz not null,
  primary key (workspace_id, ask_id, id),
  foreign key (workspace_id, ask_id) references entente.asks
);
-- By when: the newest one. A promise that is renewed says why.
create table entente.ask_promises (
  workspace_id bigint not null,
  id bigint generated always as identity,
  ask_id bigint not null,
  promised_on date not null,
  reason text,
  promised_by bigint not null,
  promised_at timestamptz not null,
  primary key (workspace_id, ask_id, id),
  foreign key (workspace_id, ask_id) references entente.asks
);
create table entente.ask_answers (
  workspace_id bigint not null,
  id bigint generated always as identity,
  ask_id bigint not null,
  text text not null,
  answered_by bigint not null,
  answered_at timestamptz not null,
  primary key (workspace_id, ask_id, id),
  foreign key (workspace_id, ask_id) references entente.asks
);
-- Once: the asker says that it is answered enough, or withdraws it.
create table entente.ask_ends (
  workspace_id bigint not null,
  ask_id bigint not null,
  outcome text not null check (outcome in ('settled', 'withdrawn')),
  reason text,
  ended_by bigint,
  ended_at timestamptz not null,
  primary key (workspace_id, ask_id),
  foreign key (workspace_id, ask_id) references entente.asks
);

-- ── Merges as sources report them ────────────────────────────────────────────────────────────────
-- Links of merges are derived from the departures that stand, as often as these change; a member's own link is kept.
alter table entente.subject_links add column origin text not null default 'member' check (origin in ('member', 'source-merge'));
grant delete on entente.subject_links to @app_role@;
create index subject_links_by_person on entente.subject_links (workspace_id, person_id);

-- ── Erasure ──────────────────────────────────────────────────────────────────────────────────────
create table entente.erasures (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  person_id bigint not null,
  wish_of text not null check (wish_of in ('person', 'company', 'authority')),
  -- Whether later imports of the same keys are refused; else they make a new person that nothing connects to this one.
  is_suppressed boolean not null,
  erased_by bigint,
  erased_at timestamptz not null,
  primary key (workspace_id, id)
);
create index erasures_by_person on entente.erasures (workspace_id, person_id);
-- The only place that still knows the keys of an erased person: as salted hashes, to refuse them.
create table entente.erased_keys (
  workspace_id bigint not null,
  key_hash bytea not null,
  erased_at timestamptz not null,
  primary key (workspace_id, key_hash)
);

call entente.isolate('entente.asks', 'select, insert');
call entente.isolate('entente.ask_takings', 'select, insert');
call entente.isolate('entente.ask_promises', 'select, insert');
call entente.isolate('entente.ask_answers', 'select, insert');
call entente.isolate('entente.ask_ends', 'select, insert');
call entente.isolate('entente.erasures', 'select, insert');
call entente.isolate('entente.erased_keys', 'select, insert');
grant update on entente.import_refusals to @app_role@;
grant update (file_name) on entente.import_run_files to @app_role@;
grant update (held_row) on entente.import_held_rows to @app_role@;
-- What somebody wrote of an erased person gives way to one word; nothing else of these rows ever changes.
grant update (text) on entente.asks, entente.ask_answers to @app_role@;
grant update (reason) on entente.ask_promises, entente.ask_ends to @app_role@;

-- ── Facts ────────────────────────────────────────────────────────────────────────────────────────
create view entente.ask_facts with (security_invoker = true) as
  select a.workspace_id, a.id as ask_id, a.kind, a.asked_side, a.about_kind, a.about_id, a.wanted_on, a.asked_by, a.asked_at,
    t.owner_id, t.taken_at, p.promised_on, p.promised_at, r.answered_at, e.outcome, e.ended_at
  from entente.asks a
  left join lateral (select owner_id, taken_at from entente.ask_takings where workspace_id = a.workspace_id and ask_id = a.id order by id desc limit 1) t on true
  left join lateral (select promised_on, promised_at from entente.ask_promises where workspace_id = a.workspace_id and ask_id = a.id order by id desc limit 1) p on true
  left join lateral (select min(answered_at) as answered_at from entente.ask_answers where workspace_id = a.workspace_id and ask_id = a.id) r on true
  left join entente.ask_ends e on e.workspace_id = a.workspace_id and e.ask_id = a.id;
-- What was said of an ask, word by word, for whoever takes everything out.
create view entente.ask_word_facts with (security_invoker = true) as
  select workspace_id, id as ask_id, 'asked' as what, text, null::date as promised_on, asked_by as said_by, asked_at as said_at from entente.asks
  union all select workspace_id, ask_id, 'taken', null, null, owner_id, taken_at from entente.ask_takings
  union all select workspace_id, ask_id, 'promised', reason, promised_on, promised_by, promised_at from entente.ask_promises
  union all select workspace_id, ask_id, 'answered', text, null, answered_by, answered_at from entente.ask_answers
  union all select workspace_id, ask_id, outcome, reason, null, ended_by, ended_at from entente.ask_ends;
create or replace view entente.departure_facts with (security_invoker = true) as
  select d.workspace_id, d.object, d.kind, d.source_id, s.id as subject_id, into_s.id as into_subject_id, d.key_hash, d.occurred_at, d.known_at,
    nullif(d.into_hash, '') as into_hash, d.known_by_import, source.name as source_name
  from entente.standing_departures d
  left join entente.sources source on source.workspace_id = d.workspace_id and source.id = d.source_id
  left join entente.subjects s on s.workspace_id = d.workspace_id and s.key_hash = d.key_hash
  left join entente.subjects into_s on into_s.workspace_id = d.workspace_id and into_s.key_hash = d.into_hash;
create or replace view entente.person_facts with (security_invoker = true) as
  select p.workspace_id, p.id as subject_id,
    -- What a member linked goes before what sources report; of each the newest counts.
    coalesce((select l.person_id from entente.subject_links l where l.workspace_id = p.workspace_id and l.subject_id = p.id
      order by l.origin = 'member' desc, l.id desc limit 1), p.id) as person_id,
    p.attributes, p.name, p.email, p.company
  from entente.people p;
grant select on entente.ask_facts, entente.ask_word_facts to @app_role@;
