-- Finding things by the beginning of their words, the pages of accounts and deals, and what members say of them.

-- ── Finding: stored columns, since under row-level security only operators that leak nothing keep their index ──────────
-- A text as it is searched: lower case, without accents, one space between words, 200 characters at most.
create function entente.searchable(said text) returns text language sql immutable parallel safe as
  $$ select left(btrim(lower(regexp_replace(regexp_replace(normalize(left(coalesce(said, ''), 400), NFKD), '[\u0300-\u036f]', '', 'g'), '\s+', ' ', 'g'))), 200) $$;
-- The last word of a name that has several: "ruiz" finds Ana Ruiz.
alter table entente.people add column last_word_search text collate "C" generated always as (substring(name_search from ' ([^ ]+)$')) stored;
create index people_by_last_word on entente.people (workspace_id, last_word_search, id) where last_word_search is not null;
alter table entente.deals add column name_search text collate "C" generated always as (entente.searchable(name)) stored;
create index deals_by_name on entente.deals (workspace_id, name_search, id) where name_search <> '';

-- ── Accounts: what holds of them now. The records say it; the end of every import, undo and erasure makes it follow ───────
create table entente.accounts (
  workspace_id bigint not null,
  -- The subject.
  id bigint not null,
  key_hash bytea not null,
  name text not null default '',
  name_search text collate "C" generated always as (entente.searchable(name)) stored,
  domain text not null default '',
  domain_search text collate "C" generated always as (entente.searchable(domain)) stored,
  primary key (workspace_id, id)
);
create index accounts_by_name on entente.accounts (workspace_id, name_search, id) where name_search <> '';
create index accounts_by_domain on entente.accounts (workspace_id, domain_search, id) where domain_search <> '';
call entente.isolate('entente.accounts', 'select, insert, update, delete');

-- ── Facts: what belongs to what, by ids ──────────────────────────────────────────────────────────
-- What every source said of an account, for whoever makes its values of it.
create view entente.account_record_facts with (security_invoker = true) as
  select r.workspace_id, r.subject_id as account_id, s.key_hash, r.payload, source.name as source_name, coalesce(r.occurred_at, r.known_at) as said_at,
    r.known_at, r.import_run_id, r.id as record_id
  from entente.records r
  join entente.subjects s on s.workspace_id = r.workspace_id and s.id = r.subject_id
  join entente.sources source on source.workspace_id = r.workspace_id and source.id = r.source_id
  where r.object = 'account' and r.payload is not null;
create view entente.account_person_facts with (security_invoker = true) as
  select l.workspace_id, account.id as account_id, person.id as subject_id
  from entente.account_link_facts l
  join entente.subjects account on account.workspace_id = l.workspace_id and account.key_hash = l.to_hash
  join entente.subjects person on person.workspace_id = l.workspace_id and person.key_hash = l.from_hash
  where l.kind = 'person-account';
create view entente.account_parent_facts with (security_invoker = true) as
  select l.workspace_id, account.id as account_id, parent.id as parent_id
  from entente.account_link_facts l
  join entente.subjects account on account.workspace_id = l.workspace_id and account.key_hash = l.from_hash
  join entente.subjects parent on parent.workspace_id = l.workspace_id and parent.key_hash = l.to_hash
  where l.kind = 'account-parent';
create view entente.deal_value_facts with (security_invoker = true) as
  select d.workspace_id, d.id as deal_id, d.name, d.name_search, d.amount_minor, d.currency, d.owner, d.lost_reason, d.scope, d.source_id, d.key_hash, d.follows_hash
  from entente.deals d;
create view entente.deal_account_facts with (security_invoker = true) as
  select l.workspace_id, d.id as deal_id, account.id as account_id
  from entente.deal_link_facts l
  join entente.deals d on d.workspace_id = l.workspace_id and d.key_hash = l.from_hash
  join entente.subjects account on account.workspace_id = l.workspace_id and account.key_hash = l.to_hash
  where l.kind = 'deal-account';
create view entente.deal_product_facts with (security_invoker = true) as
  select l.workspace_id, d.id as deal_id, product.id as product_id, t.payload ->> 'name' as name, t.payload ->> 'key' as key
  from entente.deal_link_facts l
  join entente.deals d on d.workspace_id = l.workspace_id and d.key_hash = l.from_hash
  join entente.subjects product on product.workspace_id = l.workspace_id and product.key_hash = l.to_hash
  left join entente.thing_facts t on t.workspace_id = l.workspace_id and t.object = 'product' and t.subject_id = product.id
  where l.kind = 'deal-product';
create view entente.deal_record_facts with (security_invoker = true) as
  select r.workspace_id, d.id as deal_id, r.payload -> 'deal' as payload, source.name as source_name, coalesce(r.occurred_at, r.known_at) as said_at,
    r.known_at, r.import_run_id, r.id as record_id
  from entente.deals d
  join entente.records r on r.workspace_id = d.workspace_id and r.object = 'deal' and r.record_key = d.key_hash and (d.scope = 0 or r.source_id = d.source_id)
  join entente.sources source on source.workspace_id = r.workspace_id and source.id = r.source_id
  where r.payload is not null;
-- Every change of a field of a deal that its sources tell of, whether it means a stage or not.
create view entente.deal_field_change_facts with (security_invoker = true) as
  select c.workspace_id, d.id as deal_id, c.field, c.value, c.occurred_at, c.actor, c.ordinal, c.source_id, c.meaning
  from entente.field_changes c join entente.deals d on d.workspace_id = c.workspace_id and d.key_hash = c.key_hash
  where c.object = 'deal';
-- Touches about a deal or with an account, of those that are records of their own.
create view entente.deal_touch_facts with (security_invoker = true) as
  select l.workspace_id, d.id as deal_id, coalesce(r.payload ->> 'kind', 'touch') as kind, coalesce(r.payload ->> 'label', '') as label, r.occurred_at,
    r.ordinal, r.payload ->> 'actor' as actor, r.source_id, r.id as fact_id
  from entente.touch_link_facts l
  join entente.deals d on d.workspace_id = l.workspace_id and d.key_hash = l.to_hash
  join entente.records r on r.workspace_id = l.workspace_id and r.object = 'touch' and r.subject_id = l.touch_id and r.source_id = l.source_id
  where l.kind = 'touch-deal' and r.payload is not null;
create view entente.source_name_facts with (security_invoker = true) as
  select workspace_id, id as source_id, name from entente.sources;
grant select on entente.account_record_facts, entente.account_person_facts, entente.account_parent_facts, entente.deal_value_facts, entente.deal_account_facts,
  entente.deal_product_facts, entente.deal_record_facts, entente.deal_field_change_facts, entente.deal_touch_facts, entente.source_name_facts to @app_role@;

-- ── Comments: what members say of a person, account, deal, ask or import ─────────────────────────
create table entente.comments (
  workspace_id bigint not null references directory.workspaces,
  id bigint generated always as identity,
  -- What it is about, as public ids name it: person, account, deal, ask, importRun. A person by any of its subjects.
  thing_kind text not null,
  thing_id bigint not null,
  text text not null,
  -- null: the operator at the machine.
  written_by bigint,
  written_at timestamptz not null,
  primary key (workspace_id, id)
);
create index comments_of_thing on entente.comments (workspace_id, thing_kind, thing_id, id);
-- What became of it: the newest counts. What it said before is not kept.
create table entente.comment_changes (
  workspace_id bigint not null,
  id bigint generated always as identity,
  comment_id bigint not null,
  kind text not null check (kind in ('edited', 'removed', 'erased')),
  changed_by bigint,
  changed_at timestamptz not null,
  primary key (workspace_id, comment_id, id),
  foreign key (workspace_id, comment_id) references entente.comments
);
create table entente.mentions (
  workspace_id bigint not null,
  comment_id bigint not null,
  member_id bigint not null,
  primary key (workspace_id, comment_id, member_id),
  foreign key (workspace_id, comment_id) references entente.comments
);
create table entente.follows (
  workspace_id bigint not null,
  member_id bigint not null,
  thing_kind text not null,
  thing_id bigint not null,
  followed_at timestamptz not null,
  primary key (workspace_id, member_id, thing_kind, thing_id)
);
create index follows_of_thing on entente.follows (workspace_id, thing_kind, thing_id);
-- What a member is told. reason_id is the comment or event behind it: nobody is told twice of one.
create table entente.notices (
  workspace_id bigint not null,
  id bigint generated always as identity,
  member_id bigint not null,
  kind text not null check (kind in ('mention', 'comment', 'ask', 'import')),
  thing_kind text not null,
  thing_id bigint not null,
  reason_id bigint not null,
  -- Who caused it; null where nobody did, as at the end of an import.
  caused_by bigint,
  -- What happened, in a word: mentioned, commented, asked, answered, finished, failed.
  what text not null,
  noticed_at timestamptz not null,
  read_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, member_id, kind, reason_id)
);
create index notices_of_member on entente.notices (workspace_id, member_id, id desc);
create index notices_unread on entente.notices (workspace_id, member_id) where read_at is null;
-- What a member does not want to be told; everything else they are.
create table entente.notice_silences (
  workspace_id bigint not null,
  member_id bigint not null,
  kind text not null check (kind in ('mention', 'comment', 'ask', 'import')),
  silenced_at timestamptz not null,
  primary key (workspace_id, member_id, kind)
);
call entente.isolate('entente.comments', 'select, insert, update');
call entente.isolate('entente.comment_changes', 'select, insert');
call entente.isolate('entente.mentions', 'select, insert, delete');
call entente.isolate('entente.follows', 'select, insert, delete');
call entente.isolate('entente.notices', 'select, insert, update');
call entente.isolate('entente.notice_silences', 'select, insert, delete');
-- For lists and for analysts: who follows what.
create view entente.follow_facts with (security_invoker = true) as
  select workspace_id, member_id, thing_kind, thing_id, followed_at from entente.follows;
-- Who began an import, for whoever tells them of its end.
create view entente.import_request_facts with (security_invoker = true) as
  select r.workspace_id, r.id as import_run_id, r.requested_by, r.requested_at, s.name as source_name
  from entente.import_runs r join entente.sources s on s.workspace_id = r.workspace_id and s.id = r.source_id;
grant select on entente.follow_facts, entente.import_request_facts to @app_role@;

-- Accounts that are there already.
do $$ declare company bigint; begin
  for company in select id from directory.workspaces loop
    perform set_config('entente.workspace_id', company::text, true);
    insert into entente.accounts (workspace_id, id, key_hash, name, domain)
    select company, account_id, (array_agg(key_hash))[1],
      coalesce((array_agg(payload ->> 'name' order by known_at desc, import_run_id desc, record_id desc) filter (where payload ->> 'name' <> ''))[1],
        (array_agg(payload ->> 'domain' order by known_at desc) filter (where payload ->> 'domain' <> ''))[1], (array_agg(payload ->> 'key'))[1], ''),
      coalesce((array_agg(payload ->> 'domain' order by known_at desc, import_run_id desc, record_id desc) filter (where payload ->> 'domain' <> ''))[1], '')
    from entente.account_record_facts where workspace_id = company group by account_id;
  end loop;
  perform set_config('entente.workspace_id', '', true);
end $$;
