import type { Account } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import { workdayNear } from './campaigns.ts';
import { plain } from './cast.ts';
import type { Deal } from './deals.ts';
import type { Handoff } from './handoffs.ts';
import { createEmails, person, type Person } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { doubles, sizes } from './truths.ts';

interface Known {
  seed: number;
  calendar: Calendar;
  accounts: readonly Account[];
  people: readonly Person[];
  handoffs: readonly Handoff[];
  deals: readonly Deal[];
}

/**
 * Whom the CRM knows, in the order of its own ids: everybody who was handed over, under the id of the marketing tool;
 * people typed anew although the tool knew them, some of them with the deal; and people that sales added.
 */
export function inventContacts(known: Known): Person[] {
  const random = createRandom(known.seed, 'contacts');
  const handedOver = [...new Set(known.handoffs.map((each) => each.person))];
  const typedAnew = inventDoubles(random, known);
  const others = inventOthers(random, known, sizes.people - sizes.marketingPeople - typedAnew.length);
  const contacts = [...handedOver, ...typedAnew, ...others];
  contacts.forEach((each, at) => (each.contactId = `K${String(200_001 + at)}`));
  return contacts;
}

/** @returns new people whose deals were moved to them. */
function inventDoubles(random: Random, { people, deals, calendar }: Known): Person[] {
  const wanted = Math.round(sizes.marketingPeople * doubles.shareOfMarketingPeople);
  const made = new Map<Person, Person>();
  for (const deal of deals) {
    if (deal.kind !== 'New' || made.has(deal.person) || !random.chance(doubles.shareOfDeals)) continue;
    made.set(deal.person, doubleOf(random, deal.person, Math.max(0, deal.steps[0]!.day - 1)));
  }
  while (made.size < wanted) {
    const known = random.pick(people);
    if (!made.has(known)) made.set(known, doubleOf(random, known, workdayNear(calendar, known.day + 10)));
  }
  // The deals that follow go where the first one went.
  for (const deal of deals) {
    const double = made.get(deal.person);
    if (double && (deal.kind !== 'New' || double.day < deal.steps[0]!.day)) deal.person = double;
  }
  return [...made.values()];
}

/** The same human being as a seller typed them: another address, and often another spelling. */
function doubleOf(random: Random, known: Person, day: number): Person {
  const { firstName, lastName, account } = known;
  const first = plain(firstName);
  const last = plain(lastName);
  const local = random.pick([`${first[0]}.${last}`, `${first}${last}`, `${last}.${first}`, `${first}_${last}`]);
  const spelling = random.pick([
    { firstName: `${firstName[0]}.`, lastName },
    { firstName: firstName.slice(0, Math.max(3, firstName.length - 2)), lastName },
    { firstName, lastName: lastName.replace(/(.)$/, '$1$1') },
    { firstName, lastName },
  ]);
  const phone = random.chance(0.4) ? known.phone : '';
  return {
    ...known,
    ...spelling,
    marketingId: '',
    contactId: '',
    email: `${local}@${account.domain}`,
    phone,
    origin: '',
    campaign: null,
    day,
    minute: 600,
    qualifiedDay: -1,
    doubleOf: known,
  };
}

/** Colleagues of customers, and people whom sellers met. */
function inventOthers(random: Random, { accounts, calendar }: Known, wanted: number): Person[] {
  const emailOf = createEmails();
  const numbered = (first: string, last: string, domain: string) => emailOf(first, last, domain).replace('@', '.s@');
  return Array.from({ length: wanted }, () => {
    const day = random.pick(calendar.workdays);
    const given = {
      day,
      minute: 540 + random.below(470),
      origin: '' as const,
      campaign: null,
      account: random.pick(accounts),
      emailOf: numbered,
    };
    return { ...person(random, given), qualifiedDay: -1 };
  });
}
