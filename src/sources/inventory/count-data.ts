import type { Platform } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { lockSpaces } from '#platform/database/lock-spaces.ts';
import { touchOnlyKey } from '../mapping/read-row.ts';

export interface DealTotals {
  outcome: 'open' | 'won' | 'lost';
  currency: string | null;
  deals: number;
  /** Of the deals that have an amount. */
  amountMinor: number;
}

export interface DataTotals {
  people: number;
  accounts: number;
  campaigns: number;
  products: number;
  members: number;
  deals: DealTotals[];
  spend: { currency: string; amountMinor: number; days: number }[];
}

/** Counts what one import brought, and what there is now. To be run when it has come to its end, one way or the other. */
export async function countAfterImport(platform: Platform, workspaceId: number, importRunId: number): Promise<void> {
  await counting(platform, workspaceId, async (tx) => {
    await countRuns(tx, importRunId);
    await countTotals(tx, new Date(platform.clock.now()));
  });
}

/** Counts everything anew: evidence has changed hands, as it does when an import is undone. */
export async function countEverything(platform: Platform, workspaceId: number): Promise<void> {
  await counting(platform, workspaceId, async (tx) => {
    await countRuns(tx, null);
    await countTotals(tx, new Date(platform.clock.now()));
  });
}

async function counting(platform: Platform, workspaceId: number, work: (tx: WorkspaceTx) => Promise<void>): Promise<void> {
  await inWorkspace(platform.database, workspaceId, async (tx) => {
    // Whoever counts last has seen all that there was before: counts never go back.
    await tx.client.query('select pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)', [lockSpaces.counts, workspaceId]);
    await work(tx);
  });
}

/**
 * A thing is counted with the import that brought its first version that stands; later versions are versions, and so is what
 * touches alone say of somebody of whom the source says more.
 */
const runCounts = `
  select r.import_run_id, r.source_id, r.object as kind, count(*) filter (where not exists (
      select 1 from entente.records e where e.workspace_id = r.workspace_id and e.subject_id = r.subject_id and e.source_id = r.source_id
        and e.object = r.object and e.record_key = r.record_key and e.id < r.id)
      and not (r.record_key = '\\x${touchOnlyKey}' and exists (select 1 from entente.records e where e.workspace_id = r.workspace_id
        and e.subject_id = r.subject_id and e.source_id = r.source_id and e.object = r.object and e.record_key = ''))) as things, count(*) as versions
  from entente.records r where r.workspace_id = $1 and ($2::bigint is null or r.import_run_id = $2) group by 1, 2, 3
  union all
  select import_run_id, source_id, 'log-touch', count(*), count(*)
  from entente.touches where workspace_id = $1 and ($2::bigint is null or import_run_id = $2) group by 1, 2
  union all
  select import_run_id, source_id, 'field-change', count(*), count(*)
  from entente.field_changes where workspace_id = $1 and ($2::bigint is null or import_run_id = $2) group by 1, 2
  union all
  select import_run_id, source_id, 'link', count(*), count(*)
  from entente.links where workspace_id = $1 and ($2::bigint is null or import_run_id = $2) group by 1, 2
  union all
  select import_run_id, source_id, 'departure', count(*), count(*)
  from entente.departures where workspace_id = $1 and ($2::bigint is null or import_run_id = $2) group by 1, 2`;

/** @param importRunId null: all of them. */
async function countRuns({ client, workspaceId }: WorkspaceTx, importRunId: number | null): Promise<void> {
  // The rows of one import lie beside each other, and their index of ranges says where; a plan for all imports would read everything.
  if (importRunId !== null)
    await client.query("select set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)");
  await client.query('delete from entente.import_run_counts where workspace_id = $1 and ($2::bigint is null or import_run_id = $2)', [
    workspaceId,
    importRunId,
  ]);
  await client.query(
    `insert into entente.import_run_counts (workspace_id, import_run_id, source_id, kind, things, versions)
     select $1, import_run_id, source_id, kind, things, versions from (${runCounts}) counted`,
    [workspaceId, importRunId],
  );
  await client.query("select set_config('enable_seqscan', 'on', true)");
}

async function countTotals(tx: WorkspaceTx, at: Date): Promise<void> {
  // All rows count: a plan that, without statistics, takes everything for a single row would hold it against each of the others.
  await tx.client.query("select set_config('enable_nestloop', 'off', true)");
  const totals: DataTotals = {
    people: await one(tx, 'select count(*)::bigint as n from entente.person_facts where workspace_id = $1 and person_id = subject_id'),
    accounts: await things(tx, 'account'),
    campaigns: await things(tx, 'campaign'),
    products: await things(tx, 'product'),
    members: await things(tx, 'member'),
    deals: await dealTotals(tx),
    spend: await spendTotals(tx),
  };
  await tx.client.query(
    `insert into entente.data_counts (workspace_id, name, content, counted_at) values ($1, 'totals', $2, $3)
     on conflict (workspace_id, name) do update set content = excluded.content, counted_at = excluded.counted_at`,
    [tx.workspaceId, JSON.stringify(totals), at],
  );
}

async function one({ client, workspaceId }: WorkspaceTx, statement: string, ...values: unknown[]): Promise<number> {
  return (await client.query<{ n: number }>(statement, [workspaceId, ...values])).rows[0]!.n;
}

/** Of all sources together: two that share a space of keys speak of the same things. */
function things(tx: WorkspaceTx, object: string): Promise<number> {
  return one(tx, `select count(distinct subject_id)::bigint as n from entente.records where workspace_id = $1 and object = '${object}'`);
}

/** A deal is what its last closing moment says; without one it is open. */
async function dealTotals({ client, workspaceId }: WorkspaceTx): Promise<DealTotals[]> {
  const { rows } = await client.query<DealTotals>(
    `select coalesce(o.kind, 'open') as outcome, case when d.amount_minor is not null then d.currency end as currency,
       count(*)::bigint as deals, coalesce(sum(d.amount_minor), 0)::bigint as "amountMinor"
     from entente.deals d
     left join (select distinct on (deal_id) deal_id, kind from entente.deal_moment_facts
       where workspace_id = $1 and kind in ('won', 'lost') order by deal_id, occurred_at desc, ordinal desc, kind desc) o on o.deal_id = d.id
     where d.workspace_id = $1 group by 1, 2 order by 1, 2`,
    [workspaceId],
  );
  return rows;
}

async function spendTotals({ client, workspaceId }: WorkspaceTx): Promise<DataTotals['spend']> {
  const { rows } = await client.query<DataTotals['spend'][number]>(
    `select currency, sum(amount_minor)::bigint as "amountMinor", count(distinct day)::bigint as days
     from entente.spend_facts where workspace_id = $1 and currency is not null group by currency order by currency`,
    [workspaceId],
  );
  return rows;
}
