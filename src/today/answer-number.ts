import { sql } from 'kysely';
import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { OpenJourneys } from '#journeys/public.ts';
import { dealsOf } from '#today/deals.ts';
import { movesOf, type Move } from '#today/open-deals.ts';
import { knownUntil, openToday } from '#today/open-today.ts';
import { shownNumber } from '#today/shown.ts';
import type { NumberAnswer } from '#today/schema.ts';
import { isAmong, namesOf } from '#today/whose.ts';
import { wonNumber } from '#today/won-number.ts';

const mostMoves = 5;

/** This week's and this quarter's number, and the open deals that move it most. */
export async function answerNumber(
  context: Context,
  open: OpenJourneys,
  { whose }: { whose: 'mine' | 'all' },
): Promise<Outcome<{ answer: NumberAnswer }>> {
  const opened = await openToday(context, open, { names: true });
  if (!opened.ok) return opened;
  const { journeys, now, clock, currency } = opened.today;
  const all = await dealsOf(context, journeys);
  const names = await namesOf(context, whose);
  const mine = all.filter((deal) => isAmong(names, deal.owner));
  const { moves, open: openDeals, stale } = movesOf(all, mine, now, currency);
  const answer: NumberAnswer = {
    ...knownUntil(journeys),
    currency,
    owners: names && [...new Set(mine.map((deal) => deal.owner))].sort(),
    deals: mine.length,
    week: wonNumber(mine, 'week', now, clock.timeZone),
    quarter: wonNumber(mine, 'quarter', now, clock.timeZone),
    moves: { rows: await nameMoves(context, moves.slice(0, mostMoves)), open: openDeals, stale },
  };
  return { ok: true, answer: shownNumber(context.caller, answer) };
}

async function nameMoves(context: Context, moves: readonly Move[]): Promise<NumberAnswer['moves']['rows']> {
  const accounts = await readAccounts(
    context,
    moves.map(({ deal }) => deal.id),
  );
  return moves.map(({ deal, chance, worthMinor }) => ({
    deal: {
      id: context.ids.encode('deal', deal.id),
      name: deal.name,
      stage: deal.stage,
      stageSince: new Date(deal.stageSince).toISOString(),
    },
    account: accounts.get(deal.id) ?? null,
    amountMinor: deal.amountMinor,
    currency: deal.currency,
    worthMinor,
    chance,
  }));
}

/** The account of each deal, by the link of the deal or else by the account of somebody who takes part in it. */
async function readAccounts(context: Context, dealIds: readonly number[]): Promise<Map<number, string>> {
  if (dealIds.length === 0) return new Map();
  const { workspaceId } = context.caller;
  const found = await inWorkspace(context.database, workspaceId, (tx) =>
    sql<{ id: number; name: string }>`
      select distinct on (p.deal_id) p.deal_id as id, f.company as name
      from entente.deal_person_facts p join entente.person_facts f on f.workspace_id = p.workspace_id and f.subject_id = p.subject_id
      where p.workspace_id = ${workspaceId} and p.deal_id = any(${[...dealIds]}::bigint[]) and f.company <> ''
      order by p.deal_id, p.subject_id`.execute(tx.db),
  );
  return new Map(found.rows.map((row) => [row.id, row.name]));
}
