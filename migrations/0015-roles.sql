-- What roles see and whose rows, where a company chose otherwise than it usually is. One row a company.
create table entente.role_settings (
  workspace_id bigint primary key references directory.workspaces,
  -- The groups of fields that are withheld from each of these roles.
  member_withheld text[] not null,
  viewer_withheld text[] not null,
  -- Whose people, deals and handoffs members see.
  member_rows text not null check (member_rows in ('everything', 'own-and-reports', 'own')),
  -- Who sees figures of named sellers.
  named_figures text not null check (named_figures in ('everybody', 'own-and-reports')),
  changed_by bigint,
  changed_at timestamptz not null
);
call entente.isolate('entente.role_settings', 'select, insert, update');

-- ── Whose rows they are ──────────────────────────────────────────────────────────────────────────
create index handoffs_listed_by_offering on entente.handoffs_listed (workspace_id, offered_by) where offered_by is not null;
create index handoffs_listed_by_following on entente.handoffs_listed (workspace_id, followed_up_by) where followed_up_by is not null;
create index handoffs_listed_by_person on entente.handoffs_listed (workspace_id, person_id);

-- The names under which leads were offered and followed up and deals are owned, each once: from one to the next along an index.
create function entente.names_in_lists(of_company bigint) returns setof text language sql stable as $$
  with recursive
  owner (name) as (
    (select d.owner from entente.deals_listed d where d.workspace_id = of_company and d.owner is not null order by d.owner limit 1)
    union all
    select (select d.owner from entente.deals_listed d where d.workspace_id = of_company and d.owner > o.name order by d.owner limit 1)
    from owner o where o.name is not null),
  offering (name) as (
    (select h.offered_by from entente.handoffs_listed h where h.workspace_id = of_company and h.offered_by is not null order by h.offered_by limit 1)
    union all
    select (select h.offered_by from entente.handoffs_listed h where h.workspace_id = of_company and h.offered_by > o.name order by h.offered_by limit 1)
    from offering o where o.name is not null),
  following (name) as (
    (select h.followed_up_by from entente.handoffs_listed h
     where h.workspace_id = of_company and h.followed_up_by is not null order by h.followed_up_by limit 1)
    union all
    select (select h.followed_up_by from entente.handoffs_listed h
            where h.workspace_id = of_company and h.followed_up_by > f.name order by h.followed_up_by limit 1)
    from following f where f.name is not null)
  select name from owner where name is not null
  union select name from offering where name is not null
  union select name from following where name is not null
$$;

-- People whom these names look after: as the owner that a source says, by a handoff that they offered or followed up.
create function entente.people_of_names(of_company bigint, names text[], fields text[], terms text[]) returns setof bigint language sql stable as $$
  select t.person_id from entente.people_terms t where t.workspace_id = of_company and t.field = any(fields) and t.value = any(terms)
  union
  select h.person_id from entente.handoffs_listed h where h.workspace_id = of_company and h.offered_by = any(names)
  union
  select h.person_id from entente.handoffs_listed h where h.workspace_id = of_company and h.followed_up_by = any(names)
$$;

-- The deals of these names, and those of the people whom they look after: a marketer sees what became of a lead.
create function entente.own_deals(of_company bigint, names text[], fields text[], terms text[]) returns setof bigint language sql stable as $$
  select d.deal_id from entente.deals_listed d where d.workspace_id = of_company and d.owner = any(names)
  union
  select p.deal_id from entente.people_of_names(of_company, names, fields, terms) as own (id)
  join entente.person_facts f on f.workspace_id = of_company and f.person_id = own.id
  join entente.deal_person_facts p on p.workspace_id = of_company and p.subject_id = f.subject_id
$$;

-- The people whom these names look after, and those of their deals.
create function entente.own_people(of_company bigint, names text[], fields text[], terms text[]) returns setof bigint language sql stable as $$
  select entente.people_of_names(of_company, names, fields, terms)
  union
  select f.person_id from entente.deals_listed d
  join entente.deal_person_facts p on p.workspace_id = of_company and p.deal_id = d.deal_id
  join entente.person_facts f on f.workspace_id = of_company and f.subject_id = p.subject_id
  where d.workspace_id = of_company and d.owner = any(names)
$$;

create function entente.own_accounts(of_company bigint, names text[], fields text[], terms text[]) returns setof bigint language sql stable as $$
  select a.account_id from entente.own_people(of_company, names, fields, terms) as own (id)
  join entente.person_facts f on f.workspace_id = of_company and f.person_id = own.id
  join entente.account_person_facts a on a.workspace_id = of_company and a.subject_id = f.subject_id
  union
  select a.account_id from entente.own_deals(of_company, names, fields, terms) as own (id)
  join entente.deal_account_facts a on a.workspace_id = of_company and a.deal_id = own.id
$$;
