import { sizeBand, type Account } from './accounts.ts';
import { historyDays, type Calendar } from './calendar.ts';
import type { Campaign } from './campaigns.ts';
import { plain } from './cast.ts';
import { createRandom, weighted, type Random } from './random.ts';
import { channels, origins, qualified, sizes, type Origin } from './truths.ts';
import { firstNames, lastNames, segmentWords } from './words.ts';

/** Somebody whom the marketing tool, the CRM, or both know. */
export interface Person {
  /** In the marketing tool; '' for those whom only the CRM knows. */
  marketingId: string;
  /** In the CRM; '' until sales gets to know them. */
  contactId: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  title: string;
  account: Account;
  /** Where they came from; '' for those whom sales added by hand. */
  origin: Origin | '';
  campaign: Campaign | null;
  day: number;
  minute: number;
  /** When the marketing tool called them qualified; -1 for never. */
  qualifiedDay: number;
  /** Whom the CRM knows a second time under this contact. */
  doubleOf: Person | null;
}

/** The people of the mock-ups, who wait for their seller on the last day, in the order in which they were offered. */
export const waiting: readonly (readonly [string, string, string, string, Origin])[] = [
  ['Piotr', 'Zając', 'Plant manager', 'Mleczna Dolina', 'Fair'],
  ['Dilan', 'Aksoy', 'Lab lead', 'Marmara Su', 'Content'],
  ['Renate', 'Vogel', 'Process engineer', 'Brauhaus Sankt Anna', 'Webinar'],
  ['Joaquín', 'Prats', 'Quality manager', 'Lácteos del Ebro', 'Website'],
  ['Ingrid', 'Halvorsen', 'Laboratory manager', 'Fjordvann Utilities', 'Webinar'],
];

interface Told {
  seed: number;
  calendar: Calendar;
  accounts: readonly Account[];
  campaigns: readonly Campaign[];
}

/** Whom the marketing tool knows, in the order in which they were captured. */
export function inventMarketingPeople(told: Told): Person[] {
  const random = createRandom(told.seed, 'people');
  const originOf = weighted(origins.map((origin) => [origin, channels[origin].leads] as const));
  const byOrigin = new Map(origins.map((origin) => [origin, told.campaigns.filter((each) => each.origin === origin)]));
  const nameAgain = createEmails();
  const people = Array.from({ length: sizes.marketingPeople - waiting.length }, () => {
    const origin = random.pick(originOf);
    const campaign = random.pick(byOrigin.get(origin)!);
    const moment = capturedIn(random, told.calendar, campaign);
    const account = told.accounts[Math.floor(told.accounts.length * random.next() ** 1.4)]!;
    return person(random, { ...moment, origin, campaign, account, emailOf: nameAgain });
  });
  const named = waiting.map((each) => knownPerson(random, told, each, nameAgain));
  people.push(...named);
  people.sort((one, other) => one.day - other.day || one.minute - other.minute);
  people.forEach((each, at) => (each.marketingId = `M${String(100_001 + at)}`));
  return people;
}

function knownPerson(
  random: Random,
  told: Told,
  [firstName, lastName, title, company, origin]: (typeof waiting)[number],
  emailOf: EmailOf,
): Person {
  const account = told.accounts.find((each) => each.name === company)!;
  const campaign =
    told.campaigns.findLast((each) => each.origin === origin && each.from < historyDays - 20) ??
    told.campaigns.find((each) => each.origin === origin)!;
  const day = Math.min(campaign.to, historyDays - 12);
  const made = person(random, { day, minute: 600, origin, campaign, account, emailOf: () => '' });
  return {
    ...made,
    firstName,
    lastName,
    title,
    email: emailOf(firstName, lastName, account.domain),
    qualifiedDay: Math.min(day + 4, historyDays - 3),
  };
}

function capturedIn(random: Random, calendar: Calendar, { from, to }: Campaign): { day: number; minute: number } {
  const stretch = to - from + 1;
  let day = from + Math.min(stretch - 1, Math.floor(stretch * random.next() ** 0.85));
  const weekday = calendar.weekdays[day]!;
  if ((weekday === 0 || weekday === 6) && day > from + 1 && random.chance(0.75)) day -= weekday === 0 ? 2 : 1;
  return { day, minute: 7 * 60 + random.below(13 * 60) };
}

type EmailOf = (firstName: string, lastName: string, domain: string) => string;

interface Given {
  day: number;
  minute: number;
  origin: Origin | '';
  campaign: Campaign | null;
  account: Account;
  emailOf: EmailOf;
}

export function person(random: Random, { emailOf, ...given }: Given): Person {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const isQualified = random.chance(qualified.ofMarketing);
  const qualifiedDay = given.day + Math.floor(random.logNormal(5, 0.8));
  return {
    ...given,
    marketingId: '',
    contactId: '',
    firstName,
    lastName,
    email: emailOf(firstName, lastName, given.account.domain),
    phone: `+47 555 ${String(10_000 + random.below(89_999))}`,
    title: random.chance(0.22) ? '' : random.pick(segmentWords[given.account.segment]!.titles),
    qualifiedDay: isQualified && qualifiedDay < historyDays ? qualifiedDay : -1,
    doubleOf: null,
  };
}

/** first.last@company.example; a second one of the same name gets a number. */
export function createEmails(): EmailOf {
  const taken = new Map<string, number>();
  return (firstName, lastName, domain) => {
    const local = `${plain(firstName)}.${plain(lastName)}`;
    const address = `${local}@${domain}`;
    const times = taken.get(address) ?? 0;
    taken.set(address, times + 1);
    return times === 0 ? address : `${local}${times + 1}@${domain}`;
  };
}

/** Too small, a student, or without a title that fits: the first definition let them in, the second one mostly not. */
export function isUnfit({ account, title }: Person): boolean {
  return sizeBand(account.employees) === '1-19' || title === '' || title === 'Student';
}
