import { historyDays, type Calendar, type Moment } from './calendar.ts';
import { workdayNear } from './campaigns.ts';
import { marketers, sellers } from './cast.ts';
import { isUnfit, waiting, type Person } from './people.ts';
import { createRandom, weighted, type Random } from './random.ts';
import { definition, fridayAfternoon, qualified, sizes, wrongSize } from './truths.ts';

export type Outcome =
  | 'accepted'
  | 'returned: wrong size'
  | 'returned: no need now'
  | 'returned: wrong person'
  | 'returned: cannot be reached';

/** Marketing offers somebody to a seller, and what came of it within the history. */
export interface Handoff extends Moment {
  person: Person;
  offeredBy: string;
  seller: string;
  version: 5 | 6;
  /** Calls, mails and meetings, in their order; empty for those who still wait, or never heard anything. */
  followUps: Moment[];
  outcome: (Moment & { is: Outcome }) | null;
  salesQualified: Moment | null;
}

/** The day on which definition 6 came into force. */
export const definitionDay = Math.round((historyDays * definition.changesAfterMonths) / 18);

/** Exactly as many as there are to be, in the order of time. */
export function inventHandoffs(seed: number, calendar: Calendar, people: readonly Person[]): Handoff[] {
  const random = createRandom(seed, 'handoffs');
  const first = offerFirst(random, calendar, people);
  const lastOnes = waiting.map(([firstName, lastName]) =>
    people.find((each) => each.firstName === firstName && each.lastName === lastName)!,
  );
  const again: Handoff[] = [];
  const handoffs: Handoff[] = [];
  for (const { person, at } of first.filter((each) => !lastOnes.includes(each.person))) {
    if (handoffs.length + again.length >= sizes.handoffs - lastOnes.length) break;
    const handoff = work(random, calendar, { person, ...at });
    handoffs.push(handoff);
    const later = offerAgain(random, calendar, handoff);
    if (later && handoffs.length + again.length < sizes.handoffs - lastOnes.length) again.push(later);
  }
  const all = [...handoffs, ...again, ...waitingForMei(calendar, lastOnes)];
  return all.sort((one, other) => one.day - other.day || one.minute - other.minute);
}

/** Everybody who could be offered, the likeliest first: a weighted sample without replacement (Efraimidis and Spirakis 2006). */
function offerFirst(random: Random, calendar: Calendar, people: readonly Person[]): { person: Person; at: Moment }[] {
  const found: { person: Person; at: Moment; key: number }[] = [];
  for (const person of people) {
    const at = offerMoment(random, calendar, person.qualifiedDay >= 0 ? person.qualifiedDay : person.day + 3);
    const { before, after } = definition.weightOfUnfit;
    const fit = isUnfit(person) ? (at.day < definitionDay ? before : after) : 1;
    const weight = fit * (person.qualifiedDay >= 0 ? 30 : 1);
    const key = Math.log(1 - random.next()) / weight;
    if (person.day + 4 < historyDays) found.push({ person, at, key });
  }
  return found.sort((one, other) => other.key - one.key);
}

function offerMoment(random: Random, calendar: Calendar, from: number): Moment {
  let day = workdayNear(calendar, Math.min(from + 1 + random.below(6), historyDays - 1));
  // Lists are finished at the end of the week.
  if (calendar.weekdays[day] === 4 && random.chance(0.35)) day = workdayNear(calendar, day + 1);
  const isFriday = calendar.weekdays[day] === fridayAfternoon.weekday;
  const minute = isFriday && random.chance(0.45) ? fridayAfternoon.fromMinute + 5 + random.below(225) : 545 + random.below(460);
  return { day, minute };
}

export const isFridayAfternoon = (calendar: Calendar, { day, minute }: Moment): boolean =>
  calendar.weekdays[day] === fridayAfternoon.weekday && minute >= fridayAfternoon.fromMinute;

const neverFollowedUp = 0.012;
const mostAttempts = 9;

function work(random: Random, calendar: Calendar, offer: Moment & { person: Person }): Handoff {
  const handoff: Handoff = {
    ...offer,
    offeredBy: random.pick(marketers),
    seller: random.pick(sellers),
    version: offer.day < definitionDay ? 5 : 6,
    followUps: [],
    outcome: null,
    salesQualified: null,
  };
  const attempts = random.chance(neverFollowedUp) ? 0 : mostAttempts;
  const wait = isFridayAfternoon(calendar, offer) ? 17 * 60 - offer.minute + random.logNormal(75, 0.7) : random.logNormal(48, 1.05);
  let worked = calendar.workedUntil(offer.day, offer.minute) + wait;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const moment = calendar.afterWork(worked);
    if (!moment) break;
    handoff.followUps.push(moment);
    if (random.chance(0.3)) break;
    worked += random.logNormal(700, 0.7);
  }
  decide(random, calendar, handoff);
  return handoff;
}

const otherReasons = weighted<Outcome>([
  ['returned: no need now', 45],
  ['returned: cannot be reached', 35],
  ['returned: wrong person', 20],
]);

function decide(random: Random, calendar: Calendar, handoff: Handoff): void {
  const [first] = handoff.followUps;
  if (!first) return;
  const moment = calendar.afterWork(calendar.workedUntil(first.day, first.minute) + random.logNormal(150, 1));
  if (!moment) return;
  handoff.outcome = { ...moment, is: outcomeOf(random, handoff) };
  if (handoff.outcome.is !== 'accepted' || !random.chance(qualified.ofAcceptedBySales)) return;
  handoff.salesQualified = calendar.afterWork(calendar.workedUntil(moment.day, moment.minute) + random.logNormal(1400, 0.7));
}

function outcomeOf(random: Random, { person, version }: Handoff): Outcome {
  const sizeShare = person.account.segment === wrongSize.segment ? wrongSize.share : wrongSize.shareOfOthers;
  if (random.chance(sizeShare)) return 'returned: wrong size';
  const returned = version === 5 ? definition.returned.before : definition.returned.after;
  return random.chance(returned) ? random.pick(otherReasons) : 'accepted';
}

/** "No need now" wakes up months later. */
function offerAgain(random: Random, calendar: Calendar, { person, outcome, day }: Handoff): Handoff | null {
  const wakes = day + 60 + random.below(90);
  if (outcome?.is !== 'returned: no need now' || wakes >= historyDays - 5 || !random.chance(0.7)) return null;
  return work(random, calendar, { person, ...offerMoment(random, calendar, wakes) });
}

/** On the last afternoon somebody is offered to Mei Tanaka, and waits for her this morning. */
function waitingForMei(calendar: Calendar, people: readonly Person[]): Handoff[] {
  const day = calendar.workdays.at(-1)!;
  return people.map((person, at) => ({
    person,
    day,
    minute: 16 * 60 + 4 + at * 11,
    offeredBy: 'Sofia Marek',
    seller: 'Mei Tanaka',
    version: 6,
    followUps: [],
    outcome: null,
    salesQualified: null,
  }));
}
