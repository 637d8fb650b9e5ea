-- The demo company: a company of its own, invented, which an installation can hold as long as nobody has set up theirs.

-- Ids, numbers and moments only, as everything in the directory. At most one.
create table directory.demos (
  only_row boolean not null default true unique check (only_row),
  workspace_id bigint primary key references directory.workspaces,
  seed int not null,
  -- The history ends the evening before.
  made_for date not null,
  asked_at timestamptz not null,
  -- null until it is invented.
  rows_planned bigint,
  ready_at timestamptz
);
grant select, insert, update (rows_planned, ready_at) on directory.demos to @app_role@;

-- A company in which somebody works, or into which something was brought, never becomes a demo.
create function directory.refuse_real_company() returns trigger language plpgsql as $$
begin
  if exists (select from directory.members where workspace_id = new.workspace_id)
    or exists (select from directory.deliveries where workspace_id = new.workspace_id) then
    raise exception 'company % is no demo', new.workspace_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger only_new_companies before insert on directory.demos for each row execute function directory.refuse_real_company();

-- Removes the demo with everything in it, its accounts too. The only function that lends its owner's rights: nothing else
-- may delete whole companies. It takes no company for an argument, so that no mistake can point it at a real one.
create function directory.remove_demo() returns void language plpgsql security definer set search_path = '' as $$
declare
  demo bigint := (select workspace_id from directory.demos);
  accounts text[];
  remaining oid[];
  one oid;
begin
  if demo is null then return; end if;
  perform set_config('entente.workspace_id', demo::text, true);
  accounts := array(select user_id from entente.members where workspace_id = demo);
  remaining := array(
    select c.oid from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where n.nspname in ('entente', 'directory') and c.relkind in ('r', 'p') and not c.relispartition);
  -- What is referred to goes after what refers to it.
  while remaining <> '{}' loop
    one := (select t from unnest(remaining) as t (t) where not exists (
      select 1 from pg_catalog.pg_constraint k
      where k.contype = 'f' and k.confrelid = t and k.conrelid <> t and k.conrelid = any (remaining)) limit 1);
    if one is null then raise exception 'tables refer to each other in a circle'; end if;
    execute format('delete from %s where workspace_id = $1', one::regclass) using demo;
    remaining := array_remove(remaining, one);
  end loop;
  accounts := array(select id from unnest(accounts) as a (id) where not exists (select 1 from directory.members m where m.user_id = a.id));
  delete from auth.session where "userId" = any (accounts);
  delete from auth.account where "userId" = any (accounts);
  delete from auth."user" where id = any (accounts);
  delete from directory.workspaces where id = demo;
end $$;
revoke execute on function directory.remove_demo() from public;
grant execute on function directory.remove_demo() to @app_role@;
