import { plain } from './cast.ts';
import { createRandom, weighted, type Random } from './random.ts';
import { segmentShares, sizes, type Segment } from './truths.ts';
import { countries, places, segmentWords } from './words.ts';

export interface Account {
  id: string;
  name: string;
  domain: string;
  segment: Segment;
  employees: number;
  country: string;
  /** The account that it is a part of. */
  parent: string | null;
}

/** Companies of the mock cast come first, so that they are there with every seed. */
const known: readonly (readonly [string, Segment, number, string])[] = [
  ['Fjordvann Utilities', 'Water', 420, 'Norway'],
  ['Lácteos del Ebro', 'Food and drink', 1200, 'Spain'],
  ['Brauhaus Sankt Anna', 'Food and drink', 120, 'Germany'],
  ['Marmara Su', 'Water', 85, 'Türkiye'],
  ['Mleczna Dolina', 'Food and drink', 310, 'Poland'],
  ['Oslofjord Vann', 'Water', 640, 'Norway'],
  ['Nordmølle Bryggeri', 'Food and drink', 260, 'Denmark'],
  ['Halden Vannverk', 'Water', 38, 'Norway'],
  ['Lund Dairy Lab', 'Food and drink', 12, 'Sweden'],
  ['Hotel Astoria', 'Hotels', 60, 'Sweden'],
];

export function inventAccounts(seed: number): Account[] {
  const random = createRandom(seed, 'accounts');
  const taken = new Set<string>();
  const segmentOf = weighted(segmentShares);
  const countryOf = weighted(countries);
  const accounts = known.map(([name, segment, employees, country], at) => account(at, { name, segment, employees, country }));
  for (const { name } of accounts) taken.add(name);
  while (accounts.length < sizes.accounts) {
    const segment = random.pick(segmentOf);
    const name = nameOf(random, segment);
    if (taken.has(name)) continue;
    taken.add(name);
    const made = account(accounts.length, { name, segment, employees: employeesOf(random, segment), country: random.pick(countryOf) });
    if (random.chance(0.04)) made.parent = random.pick(accounts).id;
    accounts.push(made);
  }
  return accounts;
}

function account(at: number, given: Pick<Account, 'name' | 'segment' | 'employees' | 'country'>): Account {
  return { id: `A${String(at + 1).padStart(5, '0')}`, ...given, domain: `${plain(given.name)}.example`, parent: null };
}

function nameOf(random: Random, segment: Segment): string {
  const place = random.pick(places);
  const kind = random.pick(segmentWords[segment]!.companies);
  if (segment === 'Hotels' || kind === 'University') return random.chance(0.5) ? `${kind} ${place}` : `${place} ${kind}`;
  return `${place} ${kind}`;
}

const usualEmployees: Readonly<Record<Segment, number>> = {
  Water: 130,
  'Food and drink': 150,
  Pharma: 240,
  Chemicals: 190,
  Hotels: 32,
  Universities: 600,
};

function employeesOf(random: Random, segment: Segment): number {
  return Math.max(2, Math.round(random.logNormal(usualEmployees[segment], segment === 'Hotels' ? 0.7 : 1)));
}

/** As both systems write the size of a company. */
export function sizeBand(employees: number): string {
  if (employees < 20) return '1-19';
  if (employees < 50) return '20-49';
  if (employees < 250) return '50-249';
  return employees < 1000 ? '250-999' : '1000+';
}
