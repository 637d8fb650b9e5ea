import { historyDays, type Calendar } from './calendar.ts';
import { marketers } from './cast.ts';
import type { InventedCompany } from './company.ts';
import type { Person } from './people.ts';
import { createRandom, weighted, type Random } from './random.ts';
import type { Origin } from './truths.ts';

/** What the marketing tool logged. */
export interface MarketingTouch {
  minute: number;
  person: Person;
  activity: Activity;
  actor: string;
}

export interface Activity {
  label: string;
  kind: string;
  direction: 'in' | 'out';
}

const activity = (label: string, kind: string, direction: 'in' | 'out' = 'in'): Activity => ({ label, kind, direction });
const pricePage = activity('Opened the price page', 'visit');
const quote = activity('Asked for a price', 'form');
const portal = activity('Signed in to the portal', 'product use');
const sheets = ['NT-20', 'NT-40', 'FM-8'].map((product) => activity(`Data sheet ${product}`, 'content'));
const guides = ['Calibration guide', 'Winter intake, step by step', 'Cleaning in place'].map((name) => activity(name, 'content'));
const pages = ['Turbidity meters', 'Flow meters', 'Water', 'Food and drink', 'Service'].map((name) => activity(`Opened ${name}`, 'visit'));
const webinar = activity('Webinar to the end', 'webinar');
const capture: Readonly<Record<Origin, Activity>> = {
  Fair: activity('Talked at the stand', 'event'),
  Referral: activity('Introduced by a partner', 'form'),
  Website: activity('Contact form', 'form'),
  Webinar: activity('Signed up for a webinar', 'webinar'),
  Content: activity('Downloaded a guide', 'content'),
  Newsletter: activity('Signed up for the letter', 'form'),
  'Paid social': activity('Answered an advertisement', 'ad'),
};
const mailSent = activity('Northlake letter', 'mail', 'out');
const usual = weighted<Activity>([
  [mailSent, 30],
  [activity('Opened the letter', 'mail'), 16],
  [activity('Clicked in the letter', 'mail'), 6],
  [activity('Saw an advertisement', 'ad', 'out'), 10],
  [activity('Clicked an advertisement', 'ad'), 4],
  ...pages.map((page) => [page, 6] as const),
  ...guides.map((guide) => [guide, 2] as const),
  ...sheets.map((sheet) => [sheet, 2] as const),
  [pricePage, 3],
  [webinar, 3],
]);
const signs = weighted<Activity>([[pricePage, 4], [quote, 2], [webinar, 3], ...sheets.map((sheet) => [sheet, 2] as const)]);
const tool = 'Marketing tool';
const human = new Set(['event', 'webinar']);

/**
 * Day by day, in the order of time: how each came, the signs before a handoff, customers in the portal, and letters, pages
 * and advertisements for whoever was there by then. Exactly `wanted` in all.
 */
export function* inventMarketingTouches(company: InventedCompany, wanted: number): Generator<readonly [number, MarketingTouch[]]> {
  const random = createRandom(company.seed, 'marketing touches');
  const days = plannedTouches(random, company);
  const planned = days.reduce((sum, day) => sum + day.length, 0);
  const shares = sharesOfDays(company.calendar, company.people);
  let known = 0;
  let given = 0;
  let share = 0;
  for (let day = 0; day < historyDays; day++) {
    while (known < company.people.length && company.people[known]!.day < day) known++;
    share += shares[day]!;
    const untilNow = Math.round((wanted - planned) * share);
    const touches = days[day]!;
    for (; given < untilNow; given++) touches.push(usualTouch(random, company.people, known));
    yield [day, touches.sort((one, other) => one.minute - other.minute)];
  }
}

/** Nobody is known before the first day is over, and the more are known, the more happens; less on weekends. */
function sharesOfDays(calendar: Calendar, people: readonly Person[]): number[] {
  const weights = calendar.weekdays.map((weekday, day) =>
    day === 0 ? 0 : (0.4 + day / historyDays) * (weekday === 0 || weekday === 6 ? 0.3 : 1),
  );
  const firstKnown = people[0]!.day;
  const sum = weights.reduce((total, weight, day) => total + (day > firstKnown ? weight : 0), 0);
  return weights.map((weight, day) => (day > firstKnown ? weight / sum : 0));
}

/** The newest are the busiest. */
function usualTouch(random: Random, people: readonly Person[], known: number): MarketingTouch {
  const person = people[known - 1 - Math.floor(known * random.next() ** 1.7)]!;
  return touch(random, person, random.pick(usual), 6 * 60 + random.below(16 * 60));
}

function touch(random: Random, person: Person, what: Activity, minute: number): MarketingTouch {
  return { minute, person, activity: what, actor: human.has(what.kind) ? random.pick(marketers) : what.direction === 'out' ? tool : '' };
}

function plannedTouches(random: Random, { people, handoffs, deals }: InventedCompany): MarketingTouch[][] {
  const days = Array.from({ length: historyDays }, (): MarketingTouch[] => []);
  for (const person of people)
    if (person.origin !== '') days[person.day]!.push(touch(random, person, capture[person.origin], person.minute));
  for (const { person, day } of handoffs)
    for (let at = 0; at < 3; at++) {
      const when = Math.max(person.day + 1, day - 1 - random.below(14));
      if (when < historyDays) days[when]!.push(touch(random, person, random.pick(signs), 8 * 60 + random.below(600)));
    }
  for (const { person, closed } of deals) {
    if (closed?.is !== 'Won' || person.marketingId === '') continue;
    for (let day = closed.day + 3; day < historyDays; day += 4 + random.below(12))
      days[day]!.push(touch(random, person, portal, 420 + random.below(600)));
  }
  return days;
}
