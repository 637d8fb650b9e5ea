import type { Platform } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { minorDigits, isCurrency } from '#kernel/money.ts';
import { followImports, whileMaking } from '#platform/lists/follow-imports.ts';

/** Deals and accounts are made together: whose a deal is follows from links, which are read once for all. */
export const followDeals = followImports({
  slice: 'identity',
  list: 'deals',
  makeWhole: (platform, workspaceId) => makeDealsAndAccounts(platform, workspaceId),
  isAnything: async (tx) => {
    const { rows } = await tx.client.query(
      `select 1 from entente.deal_value_facts where workspace_id = $1
       union all select 1 from entente.accounts where workspace_id = $1 limit 1`,
      [tx.workspaceId],
    );
    return rows.length > 0;
  },
});

async function makeDealsAndAccounts(platform: Platform, workspaceId: number): Promise<void> {
  await whileMaking(platform, workspaceId, async (tx) => {
    await tx.client.query("select set_config('jit', 'off', true)");
    await listDealsAnew(tx);
    await listAccountsAnew(tx);
    await listWordsAnew(tx);
  });
}

async function listDealsAnew(tx: WorkspaceTx): Promise<void> {
  const { rows } = await tx.client.query<{ currency: string }>(
    'select distinct currency from entente.deal_value_facts where workspace_id = $1 and currency is not null',
    [tx.workspaceId],
  );
  const units = rows.map(({ currency }) => ({ currency, unit: 10 ** (isCurrency(currency) ? minorDigits(currency) : 2) }));
  await tx.client.query(
    `with unit as (select currency, unit from jsonb_to_recordset($2::jsonb) as u (currency text, unit double precision)),
     standing as materialized (
       select deal_id, opened_at, stage, stage_since, case when kind in ('won', 'lost') then kind else 'open' end as state
       from entente.deal_state_facts where workspace_id = $1),
     account as (
       select distinct on (d.deal_id) d.deal_id, a.name_search from entente.deal_account_facts d
       join entente.accounts a on a.workspace_id = $1 and a.id = d.account_id where d.workspace_id = $1 order by d.deal_id, d.account_id),
     term as (
       select a.deal_id, jsonb_object_agg(said.key, entente.searchable(said.value)) as terms
       from entente.deal_attribute_facts a cross join lateral jsonb_each_text(a.attributes) as said
       where a.workspace_id = $1 and entente.searchable(said.value) <> '' group by a.deal_id),
     made as (
       select d.deal_id, coalesce(d.name_search, '') as name_search, coalesce(account.name_search, '') as account_search,
         nullif(d.owner, '') as owner, coalesce(standing.state, 'open') as state, standing.stage, d.currency,
         coalesce(d.amount_minor / unit.unit, -1) as amount, coalesce(standing.opened_at, '-infinity') as opened_at,
         case when standing.state <> 'open' then standing.stage_since else '-infinity' end as closed_at, coalesce(term.terms, '{}') as terms
       from entente.deal_value_facts d
       left join unit on unit.currency = d.currency left join standing using (deal_id)
       left join account using (deal_id) left join term using (deal_id)
       where d.workspace_id = $1),
     gone as (
       delete from entente.deals_listed l where l.workspace_id = $1 and not exists (select 1 from made where made.deal_id = l.deal_id))
     insert into entente.deals_listed as l (workspace_id, deal_id, name_search, account_search, owner, state, stage, currency, amount,
       opened_at, closed_at, terms)
     select $1, made.* from made
     on conflict (workspace_id, deal_id) do update set
       name_search = excluded.name_search, account_search = excluded.account_search, owner = excluded.owner, state = excluded.state,
       stage = excluded.stage, currency = excluded.currency, amount = excluded.amount, opened_at = excluded.opened_at,
       closed_at = excluded.closed_at, terms = excluded.terms
     where (l.name_search, l.account_search, l.owner, l.state, l.stage, l.currency, l.amount, l.opened_at, l.closed_at, l.terms)
       is distinct from (excluded.name_search, excluded.account_search, excluded.owner, excluded.state, excluded.stage, excluded.currency,
         excluded.amount, excluded.opened_at, excluded.closed_at, excluded.terms)`,
    [tx.workspaceId, JSON.stringify(units)],
  );
}

async function listAccountsAnew(tx: WorkspaceTx): Promise<void> {
  await tx.client.query(
    `with person as (
       select a.account_id, count(distinct f.person_id) as people from entente.account_person_facts a
       join entente.person_facts f on f.workspace_id = $1 and f.subject_id = a.subject_id where a.workspace_id = $1 group by a.account_id),
     deal as (
       select d.account_id, count(distinct d.deal_id) filter (where l.state = 'open') as open,
         count(distinct d.deal_id) filter (where l.state = 'won') as won
       from entente.deal_account_facts d join entente.deals_listed l on l.workspace_id = $1 and l.deal_id = d.deal_id
       where d.workspace_id = $1 group by d.account_id),
     made as (
       select a.id, coalesce(person.people, 0) as people, coalesce(deal.open, 0) as open_deals, coalesce(deal.won, 0) as won_deals,
         coalesce(a.name_search, '') as name_search, coalesce(a.domain_search, '') as domain_search
       from entente.accounts a left join person on person.account_id = a.id left join deal on deal.account_id = a.id
       where a.workspace_id = $1),
     gone as (
       delete from entente.accounts_listed l where l.workspace_id = $1 and not exists (select 1 from made where made.id = l.account_id))
     insert into entente.accounts_listed as l (workspace_id, account_id, people, open_deals, won_deals, name_search, domain_search)
     select $1, made.* from made
     on conflict (workspace_id, account_id) do update set people = excluded.people, open_deals = excluded.open_deals,
       won_deals = excluded.won_deals, name_search = excluded.name_search, domain_search = excluded.domain_search
     where (l.people, l.open_deals, l.won_deals, l.name_search, l.domain_search) is distinct from
       (excluded.people, excluded.open_deals, excluded.won_deals, excluded.name_search, excluded.domain_search)`,
    [tx.workspaceId],
  );
}

/** Names of several words are found by each of them; how they begin is found without this. */
async function listWordsAnew(tx: WorkspaceTx): Promise<void> {
  const named = `select 'deal' as thing, deal_id as thing_id, name_search as words from entente.deals_listed where workspace_id = $1 and strpos(name_search, ' ') > 0
    union all select 'account', account_id, name_search from entente.accounts_listed where workspace_id = $1 and strpos(name_search, ' ') > 0`;
  await tx.client.query(
    `with named as materialized (${named}),
     gone as (
       delete from entente.listed_words w where w.workspace_id = $1 and w.thing in ('deal', 'account')
         and not exists (select 1 from named where named.thing = w.thing and named.thing_id = w.thing_id))
     insert into entente.listed_words as w (workspace_id, thing, thing_id, words) select $1, named.* from named
     on conflict (workspace_id, thing, thing_id) do update set words = excluded.words where w.words <> excluded.words`,
    [tx.workspaceId],
  );
}

/** Words of somebody who is erased do not wait in a list for the next import: names and fields are as the record has them now. */
export async function rereadWordsOfDeals(tx: WorkspaceTx): Promise<void> {
  await tx.client.query(
    `update entente.deals_listed l set name_search = coalesce(d.name_search, ''), owner = nullif(d.owner, ''),
       terms = coalesce((select jsonb_object_agg(said.key, entente.searchable(said.value)) from jsonb_each_text(a.attributes) as said
         where entente.searchable(said.value) <> ''), '{}')
     from entente.deal_value_facts d join entente.deal_attribute_facts a on a.workspace_id = $1 and a.deal_id = d.deal_id
     where l.workspace_id = $1 and d.workspace_id = $1 and d.deal_id = l.deal_id
       and (l.name_search <> coalesce(d.name_search, '') or l.owner is distinct from nullif(d.owner, '') or l.terms <> '{}')`,
    [tx.workspaceId],
  );
  await tx.client.query(
    `update entente.accounts_listed l set name_search = a.name_search, domain_search = a.domain_search from entente.accounts a
     where l.workspace_id = $1 and a.workspace_id = $1 and a.id = l.account_id
       and (l.name_search, l.domain_search) is distinct from (a.name_search, a.domain_search)`,
    [tx.workspaceId],
  );
  await listWordsAnew(tx);
}
