import { historyDays, type Calendar, type Moment } from './calendar.ts';
import { namesOf } from './cast.ts';
import type { Handoff } from './handoffs.ts';
import type { Person } from './people.ts';
import { createRandom, weighted, type Random } from './random.ts';
import { channels, definition, sizes } from './truths.ts';

export const dealSteps = ['Opened', 'Proposal sent', 'Negotiation'] as const;
export type DealStep = (typeof dealSteps)[number];

export interface Deal {
  id: string;
  name: string;
  kind: 'New' | 'Renewal' | 'Expansion';
  /** Whose it is, as the CRM says: sometimes a double. */
  person: Person;
  handoff: Handoff | null;
  owner: string;
  amountMinor: number;
  currency: 'EUR' | 'NOK' | 'SEK';
  steps: (Moment & { is: DealStep })[];
  closed: (Moment & { is: 'Won' | 'Lost' }) | null;
  lostReason: string;
  follows: Deal | null;
}

const products = [
  'NT-20 turbidity meters',
  'NT-40 turbidity meters',
  'FM-8 flow meters',
  'pH probes',
  'Chlorine analysers',
  'Service contract',
] as const;
const lostReasons = weighted([
  ['Price', 30],
  ['No budget this year', 25],
  ['Went silent', 22],
  ['Chose another supplier', 15],
  ['Does not fit the process', 8],
] as const);
const currencies = weighted([
  ['EUR', 90],
  ['NOK', 6],
  ['SEK', 4],
] as const);
const inEuros = { EUR: 1, NOK: 11.4, SEK: 11.1 } as const;

/** Exactly as many as there are to be, in the order in which they were opened. */
export function inventDeals(seed: number, calendar: Calendar, handoffs: readonly Handoff[]): Deal[] {
  const random = createRandom(seed, 'deals');
  const fresh = chooseHandoffs(random, handoffs, sizes.deals - sizes.follows).map((handoff) => newDeal(random, calendar, handoff));
  const won = fresh.filter((deal) => deal.closed?.is === 'Won').sort((one, other) => one.closed!.day - other.closed!.day);
  const later = Array.from({ length: sizes.follows }, (_, at) => laterDeal(random, calendar, won[at % won.length]!, at >= won.length));
  const deals = [...fresh, ...later].sort(
    (one, other) => one.steps[0]!.day - other.steps[0]!.day || one.steps[0]!.minute - other.steps[0]!.minute,
  );
  deals.forEach((deal, at) => (deal.id = `D${String(at + 1).padStart(4, '0')}`));
  return deals;
}

/** Accepted handoffs, the likelier the better their channel closes: a weighted sample without replacement. */
function chooseHandoffs(random: Random, handoffs: readonly Handoff[], wanted: number): Handoff[] {
  const accepted = handoffs.filter((each) => each.outcome?.is === 'accepted' && each.outcome.day < historyDays - 3);
  const keyed = accepted.map((handoff) => ({ handoff, key: Math.log(1 - random.next()) / weightOf(handoff) }));
  return keyed
    .sort((one, other) => other.key - one.key)
    .slice(0, wanted)
    .map(({ handoff }) => handoff);
}

function weightOf({ person, version, salesQualified }: Handoff): number {
  const channel = person.origin === '' ? 1 : channels[person.origin].dealWeight;
  const { before, after } = definition.dealWeight;
  return channel * (version === 5 ? before : after) * (salesQualified ? 3 : 1);
}

function newDeal(random: Random, calendar: Calendar, handoff: Handoff): Deal {
  const { person, outcome } = handoff;
  const chance = person.origin === '' ? 0.3 : channels[person.origin].wins;
  const begins = calendar.workedUntil(outcome!.day, outcome!.minute) + random.logNormal(1900, 0.8);
  return {
    ...deal(random, { person, kind: 'New', owner: handoff.seller }),
    ...course(random, calendar, begins, chance),
    handoff,
    follows: null,
  };
}

/** What follows a won deal: an expansion within months, a renewal towards its year. */
function laterDeal(random: Random, calendar: Calendar, won: Deal, isSecond: boolean): Deal {
  const closed = won.closed!;
  const months = (isSecond ? 11 : 3) * 160 * 60;
  const begins = calendar.workedUntil(closed.day, closed.minute) + months * (0.2 + 0.8 * random.next());
  const kind = isSecond || random.chance(0.35) ? 'Renewal' : 'Expansion';
  const owner = kind === 'Renewal' ? random.pick(namesOf('success')) : won.owner;
  const lastDay = calendar.workdays.length * 480 - 960;
  return {
    ...deal(random, { person: won.person, kind, owner }),
    ...course(random, calendar, Math.min(begins, lastDay), 0.72),
    handoff: null,
    follows: won,
  };
}

function deal(random: Random, given: Pick<Deal, 'person' | 'kind' | 'owner'>) {
  const currency = random.pick(currencies);
  const size = Math.min(3, 0.7 + given.person.account.employees / 400);
  const euros = Math.round(random.logNormal(14_500 * size, 0.65) / 50) * 50;
  return {
    ...given,
    id: '',
    name: `${given.person.account.name}: ${random.pick(products)}`,
    currency,
    amountMinor: Math.round((euros * inEuros[currency]) / 50) * 50 * 100,
  };
}

/** From step to step in working time; what would come after the history has not come yet. */
function course(random: Random, calendar: Calendar, begins: number, chance: number): Pick<Deal, 'steps' | 'closed' | 'lostReason'> {
  const isWon = random.chance(chance);
  const reached = isWon ? dealSteps.length : 1 + random.below(dealSteps.length);
  const steps: Deal['steps'] = [];
  let worked = Math.min(begins, calendar.workdays.length * 480 - 600);
  for (const is of dealSteps.slice(0, reached)) {
    const moment = calendar.afterWork(worked);
    if (!moment) return { steps, closed: null, lostReason: '' };
    steps.push({ ...moment, is });
    worked += random.logNormal(4300, 0.6);
  }
  const moment = calendar.afterWork(worked);
  if (!moment) return { steps, closed: null, lostReason: '' };
  return { steps, closed: { ...moment, is: isWon ? 'Won' : 'Lost' }, lostReason: isWon ? '' : random.pick(lostReasons) };
}
