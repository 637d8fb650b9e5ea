import { describe, expect, it } from 'vitest';
import type { Deal } from '#today/deals.ts';
import { leadNews, leadOutcomes } from '#today/lead-outcomes.ts';
import { leadsWorth } from '#today/leads-worth.ts';
import { likenessOf } from '#today/likeness.ts';
import { myHandoffs } from '#today/my-handoffs.ts';
import { waitingLeads } from '#today/waiting-leads.ts';
import { saysOwner } from '#workspace/public.ts';
import { handoffsOf } from '#handoff/public.ts';
import type { MomentKind } from '#journeys/public.ts';
import { inventedJourneys, type InventedPerson } from '#test/history.ts';

const day = 86_400_000;
const now = 1000 * day;
type Step = readonly [kind: MomentKind, daysAgo: number, actor?: string, label?: string];
const person = (steps: readonly Step[], attributes: Record<string, string> = {}): InventedPerson => ({
  attributes,
  moments: steps.map(([kind, daysAgo, actor = '', label = '']) => ({ kind, at: now - daysAgo * day, actor, label })),
});
const offered = (daysAgo: number, actor = 'sofia'): Step => ['handoff-offered', daysAgo, actor];
const followed = (daysAgo: number, actor = 'mei'): Step => ['follow-up', daysAgo, actor];
const all = (people: InventedPerson[]) => {
  const journeys = inventedJourneys(people, now);
  return { journeys, indexes: [...handoffsOf(journeys).people.keys()] };
};

describe('whose leads', () => {
  const { journeys } = all([
    person([offered(9), followed(8)], { owner: 'Tom' }),
    person([offered(7)], { owner: ' MEI ' }),
    person([offered(6, 'ana')], { owner: 'tom' }),
    person([offered(5)]),
  ]);
  const mei = new Set(['mei']);

  it('of sales: those they followed up, and those that wait for them', () => {
    expect([...myHandoffs(journeys, mei, 'sales')]).toEqual([0, 1]);
    expect([...myHandoffs(journeys, new Set(['tom']), 'sales')]).toEqual([2]);
  });

  it('of marketing: those they offered', () => {
    expect([...myHandoffs(journeys, new Set(['sofia']), 'marketing')]).toEqual([0, 1, 3]);
    expect([...myHandoffs(journeys, mei, 'marketing')]).toEqual([]);
  });

  it('of nobody by name: everybody’s, and of a member without a name: none', () => {
    expect([...myHandoffs(journeys, null, 'sales')]).toEqual([0, 1, 2, 3]);
    expect([...myHandoffs(journeys, new Set(), 'sales')]).toEqual([]);
    expect([...myHandoffs(journeys, new Set(), 'marketing')]).toEqual([]);
  });
});

it('exports call the owner of a person in many ways', () => {
  const owners = [
    'owner',
    'Contact owner',
    'Lead Owner Email',
    'hubspot_owner_id',
    'OwnerId',
    'property_hubspot_owner_id',
    'Assigned To',
    'offered to',
  ];
  expect(owners.filter(saysOwner)).toEqual(owners);
  expect(['ownership', 'home-ownership', 'downer', 'Owner since', 'assigned', ''].filter(saysOwner)).toEqual([]);
});

describe('leads that wait', () => {
  it('are the last of their person, without follow-up, win or exit, the newest first', () => {
    const { journeys, indexes } = all([
      person([offered(10)]),
      person([offered(3)]),
      person([offered(30), offered(20), followed(19)]),
      person([offered(5), ['lost', 4]]),
      person([offered(5), ['won', 4]]),
      person([offered(40), followed(39), offered(2)]),
      person([offered(-1)]),
    ]);
    expect(waitingLeads(journeys, indexes, now)).toEqual({ indexes: [7, 1, 0], overAWeek: 1 });
  });
});

describe('what became of leads', () => {
  const { journeys, indexes } = all([
    person([offered(10), followed(9), ['lost', 3, '', 'Wrong size'], ['won', 2]]),
    person([offered(10), followed(9), ['lost', 1]]),
    person([offered(10), followed(20)]),
    person([offered(91), ['won', 5]]),
    person([offered(90)]),
  ]);

  it('counts each once, by the furthest', () => {
    expect(leadOutcomes(journeys, indexes, now - 90 * day, now)).toEqual({ offered: 4, waiting: 2, followedUp: 0, lost: 1, won: 1 });
    // As things were four days ago.
    expect(leadOutcomes(journeys, indexes, now - 90 * day, now - 4 * day)).toEqual({
      offered: 4,
      waiting: 2,
      followedUp: 2,
      lost: 0,
      won: 0,
    });
  });

  it('tells what happened lately, newest first', () => {
    const news = leadNews(journeys, indexes, now - 5 * day, now, 3);
    expect(news.map(({ what, handoff, at }) => [what, handoff, (now - at) / day])).toEqual([
      ['lost', 1, 1],
      ['won', 0, 2],
      ['lost', 0, 3],
    ]);
  });
});

describe('what leads are worth', () => {
  const won = (id: number, people: number[], amountMinor: number, daysAgo: number): Deal => ({
    id,
    name: '',
    amountMinor,
    currency: 'EUR',
    owner: '',
    state: 'won',
    openedAt: 0,
    endedAt: now - daysAgo * day,
    stage: '',
    stageSince: 0,
    stages: [],
    people,
  });
  // Four of twenty-four won, each within ten days; one offered yesterday may still win and is not counted.
  const people = [...Array(24).keys()].map((i) => person([offered(100), ...(i < 4 ? ([['won', 90]] as Step[]) : [])]));
  const { journeys, indexes } = all([...people, person([offered(1)])]);

  it('is the share that won times what they brought, each deal once, and none from before the offer', () => {
    const deals = [won(1, [1, 2], 3000, 90), won(2, [3], 6000, 90), won(3, [4], 1501, 80), won(4, [4], 99_999, 101)];
    expect(leadsWorth(journeys, indexes, deals, { now, currency: 'EUR' })).toMatchObject({
      won: 4,
      of: 24,
      averageMinor: 3500,
      amounts: 3,
    });
  });

  it('is not said of too few', () => {
    const deals = [won(1, [1], 3000, 90), won(2, [3], 6000, 90)];
    expect(leadsWorth(journeys, indexes, deals, { now, currency: 'EUR' })).toBeNull();
    expect(leadsWorth(journeys, indexes.slice(0, 19), [...deals, won(3, [4], 1, 90)], { now, currency: 'EUR' })).toBeNull();
  });
});

describe('what a lead has in common with those that won', () => {
  const many = (count: number, wins: number, attributes: Record<string, string>) =>
    [...Array(count).keys()].map((i) => person([offered(50), ...(i < wins ? ([['won', 40]] as Step[]) : [])], attributes));
  const { journeys } = all([
    ...many(30, 18, { industry: 'water', size: 'large', owner: 'mei' }),
    ...many(30, 3, { industry: 'hotels', size: 'large', owner: 'mei' }),
    ...many(19, 19, { industry: 'islands' }),
    ...many(40, 0, {}),
  ]);

  it('is the value whose leads won most surely', () => {
    expect(likenessOf(journeys, 0)).toEqual({ attribute: 'industry', value: 'water', won: 18, of: 30, wonOfAll: 40, all: 119 });
  });

  it('is nothing where nothing stands out, or too few were seen', () => {
    expect(likenessOf(journeys, 40)).toBeNull();
    expect(likenessOf(journeys, 62)).toBeNull();
    expect(likenessOf(journeys, 118)).toBeNull();
  });
});
