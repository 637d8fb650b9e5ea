import { t } from '#kernel/language/say.ts';
import type { Outcome, Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { isWithheld, requirePermission } from '#workspace/public.ts';
import { countEverything, type DataTotals, type DealTotals } from './count-data.ts';
import type { InventoryAnswer, InventorySource, SourceCounts } from './schema.ts';

/** What there is: totals, and each source with its rows, how fresh it is, and what is wrong with it. */
export async function findInventory(context: Context): Promise<Outcome<InventoryAnswer>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  const { database, caller } = context;
  const counted = await inWorkspace(database, caller.workspaceId, (tx) => readTotals(tx));
  // Data from before there were counts is counted when it is first asked for.
  if (!counted) await countEverything(context, caller.workspaceId);
  return inWorkspace(database, caller.workspaceId, async (tx) => {
    const { content, countedAt } = (await readTotals(tx))!;
    const sources = await listSources(tx);
    const all = sumOf(sources.map((source) => countsOf(source.counts)));
    const { deals, ...totals } = content;
    const { touches, fieldChanges, links, departures } = all;
    return {
      ok: true,
      countedAt: countedAt.toISOString(),
      isCounting: await isCounting(tx, countedAt),
      totals: {
        ...totals,
        deals: byOutcome(deals, { withMoney: !isWithheld(caller, 'amounts') }),
        touches,
        fieldChanges,
        links,
        departures,
      },
      sources: sources.map((source) => onWire(context, source)),
    };
  });
}

async function readTotals(tx: WorkspaceTx): Promise<{ content: DataTotals; countedAt: Date } | null> {
  const { rows } = await tx.client.query<{ content: DataTotals; countedAt: Date }>(
    `select content, counted_at as "countedAt" from entente.data_counts where workspace_id = $1 and name = 'totals'`,
    [tx.workspaceId],
  );
  return rows[0] ?? null;
}

/** Whether something has ended since it was counted. */
async function isCounting(tx: WorkspaceTx, countedAt: Date): Promise<boolean> {
  const { rows } = await tx.client.query<{ isCounting: boolean }>(
    `select exists (select 1 from entente.import_progress where workspace_id = $1 and finished_at > $2)
       or exists (select 1 from entente.import_undos where workspace_id = $1 and state = 'done' and finished_at > $2) as "isCounting"`,
    [tx.workspaceId, countedAt],
  );
  return rows[0]!.isCounting;
}

interface FoundSource {
  id: number;
  name: string;
  counts: Record<string, number>;
  importRuns: number;
  observedUntil: Date | null;
  last: { id: number; state: string; requestedAt: string; finishedAt: string | null; refused: number; problem: Problem | null } | null;
  warnings: { code: string; message: string; count: number }[];
  /** Schedules by mappings of this source whose last look failed. */
  failing: { name: string; message: string }[];
}

async function listSources(tx: WorkspaceTx): Promise<FoundSource[]> {
  const { rows } = await tx.client.query<FoundSource>(
    `select s.id, s.name, coalesce(c.counts, '{}') as counts, coalesce(r.runs, 0)::int as "importRuns", r.observed_until as "observedUntil",
       l.last, coalesce(l.warnings, '[]') as warnings, coalesce(f.failing, '[]') as failing
     from entente.sources s
     left join (select source_id, jsonb_object_agg(kind, things) as counts from (select source_id, kind, sum(things) as things
         from entente.import_run_counts where workspace_id = $1 group by 1, 2) k group by 1) c on c.source_id = s.id
     left join (select source_id, count(*) as runs, max(observed_until) filter (where undone_at is null) as observed_until
         from entente.import_runs where workspace_id = $1 group by 1) r on r.source_id = s.id
     left join lateral (select i.warnings, jsonb_build_object('id', i.id, 'state', p.state, 'requestedAt', i.requested_at,
           'finishedAt', p.finished_at, 'refused', p.refused, 'problem', p.problem) as last
         from entente.import_runs i join entente.import_progress p on p.workspace_id = i.workspace_id and p.import_run_id = i.id
         where i.workspace_id = $1 and i.source_id = s.id and i.undone_at is null order by i.id desc limit 1) l on true
     left join (select v.mapping ->> 'source' as source, jsonb_agg(jsonb_build_object('name', i.name, 'message', k.problem ->> 'message') order by i.name) as failing
         from entente.import_schedules i
         join lateral (select mapping from entente.saved_mapping_versions v where v.workspace_id = i.workspace_id
           and v.saved_mapping_id = i.saved_mapping_id order by v.version desc limit 1) v on true
         join lateral (select problem from entente.import_schedule_looks k where k.workspace_id = i.workspace_id
           and k.import_schedule_id = i.id and k.ended_at is not null order by k.id desc limit 1) k on true
         where i.workspace_id = $1 and i.removed_at is null and i.failures > 0 group by 1) f on f.source = s.name
     where s.workspace_id = $1 order by s.name`,
    [tx.workspaceId],
  );
  return rows;
}

function countsOf(kinds: Readonly<Record<string, number>>): SourceCounts {
  const of = (kind: string) => kinds[kind] ?? 0;
  return {
    people: of('person'),
    accounts: of('account'),
    deals: of('deal'),
    // Those of their own, and those whose person another file names.
    touches: of('log-touch') + of('touch'),
    campaigns: of('campaign'),
    spend: of('spend'),
    products: of('product'),
    members: of('member'),
    fieldChanges: of('field-change'),
    links: of('link'),
    departures: of('departure'),
  };
}

function sumOf(all: readonly SourceCounts[]): SourceCounts {
  const sum = countsOf({});
  for (const counts of all) for (const kind of Object.keys(sum) as (keyof SourceCounts)[]) sum[kind] += counts[kind];
  return sum;
}

function byOutcome(deals: readonly DealTotals[], { withMoney }: { withMoney: boolean }): InventoryAnswer['totals']['deals'] {
  const of = (outcome: DealTotals['outcome']) => {
    const these = deals.filter((deal) => deal.outcome === outcome);
    const amounts = these.flatMap(({ currency, amountMinor, deals: count }) =>
      currency === null || !withMoney ? [] : [{ currency, amountMinor, deals: count }],
    );
    return { deals: these.reduce((sum, { deals: count }) => sum + count, 0), amounts };
  };
  return { open: of('open'), won: of('won'), lost: of('lost') };
}

function onWire(context: Context, source: FoundSource): InventorySource {
  const { last } = source;
  const moment = (text: string) => new Date(text).toISOString();
  return {
    id: context.ids.encode('source', source.id),
    name: source.name,
    counts: countsOf(source.counts),
    lastImport: last && {
      id: context.ids.encode('importRun', last.id),
      state: last.state,
      requestedAt: moment(last.requestedAt),
      finishedAt: last.finishedAt && moment(last.finishedAt),
    },
    observedUntil: source.observedUntil?.toISOString() ?? null,
    importRuns: source.importRuns,
    problems: problemsOf(source),
  };
}

/** What is wrong, the worst first. */
function problemsOf({ last, warnings, failing }: FoundSource): InventorySource['problems'] {
  const refused = last?.refused ?? 0;
  return [
    ...(last?.problem ? [{ code: last.problem.code, message: t`The last import failed: ${last.problem.message}` }] : []),
    ...failing.map(({ name, message }) => ({ code: 'look-failed', message: `${name}: ${message}` })),
    ...(refused > 0
      ? [
          {
            code: 'rows-refused',
            message: t`The last import refused ${refused === 1 ? 'a row' : `${refused.toLocaleString('en')} rows`}.`,
            count: refused,
          },
        ]
      : []),
    ...warnings.map(({ code, message, count }) => ({ code, message, count })),
  ];
}
