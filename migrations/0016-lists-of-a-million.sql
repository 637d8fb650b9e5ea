-- Lists of a million people: what a filter asks of somebody stands in one narrow row, and parts of words are found by an index.
-- All of it follows from the record: the lists of people are made anew behind this.

drop table entente.people_terms;
drop table entente.people_listed;
create table entente.people_listed (
  workspace_id bigint not null,
  person_id bigint not null,
  -- Whoever has a name first, then those with a mail, then the others: 0, 1 or 2, and what they are ordered by. A key that stands in for a
  -- name is none.
  name_key text collate "C" not null default '2',
  -- As they are searched; '' where nothing is known.
  email_search text collate "C" not null default '',
  company_search text collate "C" not null default '',
  -- -infinity: nobody says when.
  captured_at timestamptz not null default '-infinity',
  stage text collate "C",
  open_deals int not null default 0,
  won_deals int not null default 0,
  -- What sources say in fields of their own, as it is searched; people_terms has the same by value.
  terms jsonb not null default '{}',
  -- Those of some months in the order of the newest are read from the key alone.
  primary key (workspace_id, person_id) include (captured_at)
);
create index people_listed_by_name on entente.people_listed (workspace_id, name_key, person_id);
create index people_listed_by_email on entente.people_listed (workspace_id, email_search, person_id);
create index people_listed_by_company on entente.people_listed (workspace_id, company_search, person_id);
create index people_listed_by_captured on entente.people_listed (workspace_id, captured_at, person_id);
create index people_listed_by_stage on entente.people_listed (workspace_id, stage, person_id);
create index people_listed_by_won on entente.people_listed (workspace_id, won_deals, person_id) where won_deals > 0;
create index people_listed_by_open on entente.people_listed (workspace_id, open_deals, person_id) where open_deals > 0;
create table entente.people_terms (
  workspace_id bigint not null,
  field text collate "C" not null,
  value text collate "C" not null,
  person_id bigint not null,
  primary key (workspace_id, field, value, person_id)
);
call entente.isolate('entente.people_listed', 'select, insert, update, delete');
call entente.isolate('entente.people_terms', 'select, insert, update, delete');

-- ── Parts of words ───────────────────────────────────────────────────────────────────────────────
-- One text for each person, account and deal with everything of it that is looked for in parts.
create table entente.listed_words (
  workspace_id bigint not null,
  thing text collate "C" not null check (thing in ('person', 'account', 'deal')),
  thing_id bigint not null,
  words text collate "C" not null,
  primary key (workspace_id, thing, thing_id)
);
call entente.isolate('entente.listed_words', 'select, insert, update, delete');
-- The operators of its index leak, so that row-level security would not let them use it. Whoever owns the table may read it as it is, and
-- one function does, which asks for the workspace itself.
do $$ declare place text; begin
  create extension if not exists pg_trgm;
  select quote_ident(n.nspname) into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  -- Written down in large pieces, which is much quicker; whoever makes a list sees to it that none is left over.
  execute format('create index listed_words_in_parts on entente.listed_words using gin (words %s.gin_trgm_ops) with (gin_pending_list_limit = 32768)', place);
  execute format('create policy parts_of_words on entente.listed_words for select to %I using (true)', current_user);
end $$;
-- Which things of a kind have a text in their words; no more than `most` of them, in no order.
create function entente.whose_words_contain(kind text, said text, most int) returns setof bigint language plpgsql stable security definer
  set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  -- Without three letters in a row the index knows nothing, and reading all of it takes longer than reading the words.
  if said !~ '[[:alnum:]]{3}' then
    return query select w.thing_id from entente.listed_words w
      where w.workspace_id = nullif(current_setting('entente.workspace_id', true), '')::bigint and w.thing = kind and strpos(w.words, said) > 0
      limit most;
    return;
  end if;
  return query select w.thing_id from entente.listed_words w
    where w.workspace_id = nullif(current_setting('entente.workspace_id', true), '')::bigint and w.thing = kind
      and w.words like '%' || replace(replace(replace(said, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    limit most;
end $$;
-- Puts what was written last into the index proper.
create function entente.tidy_listed_words() returns void language plpgsql security definer set search_path = '' as $$
begin
  perform pg_catalog.gin_clean_pending_list('entente.listed_words_in_parts'::regclass);
end $$;
-- After an import the planner learns what there is now. By itself it waits until a tenth of a table is something else: beside a million people,
-- a hundred thousand deals would not be known to it, and each page of a deal would read them all.
create function entente.learn_sizes() returns void language plpgsql security definer set search_path = '' as $$
declare one regclass; begin
  for one in
    select s.relid::regclass from pg_catalog.pg_stat_user_tables s where s.schemaname = 'entente'
      and s.n_mod_since_analyze > 1000 + s.n_live_tup / 100 order by s.relid
  loop
    execute pg_catalog.format('analyze %s', one);
  end loop;
end $$;
revoke all on function entente.learn_sizes() from public;
grant execute on function entente.learn_sizes() to @app_role@;
revoke all on function entente.whose_words_contain(text, text, int) from public;
revoke all on function entente.tidy_listed_words() from public;
grant execute on function entente.whose_words_contain(text, text, int) to @app_role@;
grant execute on function entente.tidy_listed_words() to @app_role@;

do $$ declare company bigint; begin
  for company in select id from directory.workspaces loop
    perform set_config('entente.workspace_id', company::text, true);
    delete from entente.lists_made where workspace_id = company and list in ('people', 'deals');
  end loop;
  perform set_config('entente.workspace_id', '', true);
end $$;
