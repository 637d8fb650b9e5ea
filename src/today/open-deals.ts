import { quantile } from '#kernel/statistics/quantile.ts';
import type { Deal } from '#today/deals.ts';

/** Of the deals that ended and had been at a stage, how many were won. */
export interface StageChance {
  won: number;
  of: number;
}

/** An open deal, and what it is worth by what became of earlier ones. */
export interface Move {
  deal: Deal;
  /** null where fewer than `fewest` deals that were at its stage have ended. */
  chance: StageChance | null;
  /** Amount times chance, in minor units; the amount of a deal without a chance to name, null without an amount. */
  worthMinor: number | null;
}

export interface Moves {
  /** Of the currency asked for those worth most first, then those in other currencies, then those without an amount. */
  moves: Move[];
  open: number;
  /** Left out: they are open for longer than nearly all deals that were won ever were. */
  stale: number;
}

/** Fewer ended deals than these say nothing. */
const fewest = 5;
const fewestCycles = 20;

/**
 * Open deals by what they are likely to bring: amount × won / ended, of all deals of the company that ended and had been at
 * the same stage. A deal that is open for longer than the 95th percentile of those that were won is left out and counted.
 * An association in the company's own past, not a forecast.
 */
export function movesOf(all: readonly Deal[], mine: readonly Deal[], now: number, currency: string): Moves {
  const chances = stageChances(all);
  const longest = longestCycle(all);
  const open = mine.filter((deal) => deal.state === 'open' && deal.openedAt <= now);
  const fresh = open.filter((deal) => now - deal.openedAt <= longest);
  const moves = fresh.map((deal) => worthOf(deal, chances.get(deal.stage)));
  return { moves: moves.sort(byWorth(currency)), open: open.length, stale: open.length - fresh.length };
}

/** For each stage: of the deals that were at it and ended, how many were won. */
export function stageChances(deals: readonly Deal[]): Map<string, StageChance> {
  const chances = new Map<string, StageChance>();
  for (const { state, stages } of deals) {
    if (state === 'open') continue;
    for (const stage of stages) {
      const chance = chances.get(stage) ?? { won: 0, of: 0 };
      chances.set(stage, { won: chance.won + (state === 'won' ? 1 : 0), of: chance.of + 1 });
    }
  }
  return chances;
}

function longestCycle(deals: readonly Deal[]): number {
  const cycles = deals.filter((deal) => deal.state === 'won').map((deal) => deal.endedAt - deal.openedAt);
  return cycles.length < fewestCycles
    ? Infinity
    : quantile(
        cycles.sort((a, b) => a - b),
        0.95,
      )!;
}

function worthOf(deal: Deal, found: StageChance | undefined): Move {
  const chance = found && found.of >= fewest ? found : null;
  const share = chance ? chance.won / chance.of : 1;
  return { deal, chance, worthMinor: deal.amountMinor === null ? null : Math.round(deal.amountMinor * share) };
}

function byWorth(currency: string) {
  const rank = ({ deal, worthMinor }: Move) => (worthMinor === null ? 2 : deal.currency === currency ? 0 : 1);
  return (a: Move, b: Move) => rank(a) - rank(b) || (b.worthMinor ?? 0) - (a.worthMinor ?? 0) || a.deal.id - b.deal.id;
}
