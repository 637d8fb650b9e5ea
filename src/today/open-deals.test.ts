import { expect, it } from 'vitest';
import type { Deal } from '#today/deals.ts';
import { movesOf, stageChances } from '#today/open-deals.ts';

const day = 86_400_000;
const now = 1000 * day;
let ids = 0;
const deal = (state: Deal['state'], stage: string, more: Partial<Deal> = {}): Deal => ({
  id: ++ids,
  name: `Deal ${ids}`,
  amountMinor: 1000,
  currency: 'EUR',
  owner: '',
  state,
  openedAt: now - 20 * day,
  endedAt: state === 'open' ? NaN : now - day,
  stage,
  stageSince: now - 5 * day,
  stages: [stage],
  people: [],
  ...more,
});
const ended = (stage: string, won: number, lost: number) => [
  ...Array.from({ length: won }, () => deal('won', 'Won', { stages: ['Met', stage] })),
  ...Array.from({ length: lost }, () => deal('lost', 'Lost', { stages: ['Met', stage] })),
];

it('a stage is worth what became of the deals that were at it', () => {
  const chances = stageChances([...ended('Proposal', 6, 2), ...ended('Demo', 1, 3), deal('open', 'Demo')]);
  expect(Object.fromEntries(chances)).toEqual({ Met: { won: 7, of: 12 }, Proposal: { won: 6, of: 8 }, Demo: { won: 1, of: 4 } });
});

it('open deals stand in the order of what they are likely to bring', () => {
  const past = [...ended('Proposal', 6, 2), ...ended('Demo', 2, 6)];
  const far = deal('open', 'Demo', { amountMinor: 2000 });
  const near = deal('open', 'Proposal', { amountMinor: 1001 });
  const unheard = deal('open', 'Legal', { amountMinor: 600 });
  const foreign = deal('open', 'Proposal', { amountMinor: 90_000, currency: 'SEK' });
  const silent = deal('open', 'Proposal', { amountMinor: null, currency: null });
  const mine = [silent, foreign, far, unheard, near, deal('won', 'Won')];
  const { moves, open, stale } = movesOf([...past, ...mine], mine, now, 'EUR');
  // 1001 × 6/8 = 750.75; 600 with no chance to name; 2000 × 2/8 = 500.
  expect(moves.map((move) => [move.deal, move.worthMinor])).toEqual([
    [near, 751],
    [unheard, 600],
    [far, 500],
    [foreign, 67_500],
    [silent, null],
  ]);
  expect(moves[1]!.chance).toBeNull();
  expect([open, stale]).toEqual([5, 0]);
});

it('a deal that stands still for longer than those that were won is counted, not shown', () => {
  const past = Array.from({ length: 40 }, (_, i) => deal('won', 'Won', { openedAt: now - (i + 2) * day }));
  const fresh = deal('open', 'Demo', { openedAt: now - 38 * day });
  const old = deal('open', 'Demo', { openedAt: now - 40 * day });
  const shown = movesOf(past, [fresh, old], now, 'EUR');
  expect(shown).toMatchObject({ open: 2, stale: 1 });
  expect(shown.moves.map((move) => move.deal)).toEqual([fresh]);
  // Nineteen won deals say nothing of how long is long.
  expect(movesOf(past.slice(0, 19), [fresh, old], now, 'EUR').stale).toBe(0);
});
