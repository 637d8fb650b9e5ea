import type { InventedCompany } from './company.ts';
import { sellers } from './cast.ts';
import type { Moment } from './calendar.ts';
import type { Person } from './people.ts';
import { createRandom, weighted } from './random.ts';

/** What the CRM logged between somebody and us. */
export interface SalesTouch extends Moment {
  person: Person;
  activity: (typeof salesActivities)[number][0];
  actor: string;
}

/** How the CRM calls it, what it is, and who began. Those that sales began are follow-ups. */
export const salesActivities = [
  ['Call', 'call', 'out'],
  ['Mail sent', 'mail', 'out'],
  ['Meeting', 'meeting', 'out'],
  ['Call received', 'call', 'in'],
  ['Mail received', 'mail', 'in'],
] as const;

const approaches = weighted([
  ['Call', 5],
  ['Mail sent', 4],
  ['Meeting', 1],
] as const);
const anything = weighted([
  ['Call', 3],
  ['Mail sent', 3],
  ['Meeting', 3],
  ['Call received', 2],
  ['Mail received', 4],
] as const);

/** In the order of time: follow-ups of handoffs, the talks around deals, and calls with people whom sales added. */
export function inventSalesTouches({ seed, calendar, handoffs, deals, contacts }: InventedCompany): SalesTouch[] {
  const random = createRandom(seed, 'sales touches');
  const touches: SalesTouch[] = [];
  for (const { person, followUps, seller } of handoffs)
    for (const moment of followUps) touches.push({ ...moment, person, actor: seller, activity: random.pick(approaches) });
  for (const { person, steps, closed, owner } of deals) {
    const begins = calendar.workedUntil(steps[0]!.day, steps[0]!.minute);
    const end = closed ? calendar.workedUntil(closed.day, closed.minute) : calendar.workdays.length * 480;
    for (let worked = begins + 200; worked < end; worked += random.logNormal(1500, 0.6)) {
      const moment = calendar.afterWork(worked);
      if (moment) touches.push({ ...moment, person, actor: owner, activity: random.pick(anything) });
    }
  }
  for (const person of contacts.filter((each) => each.marketingId === '')) {
    const actor = random.pick(sellers);
    for (let left = 1 + random.below(3); left > 0; left--) {
      const days = calendar.workdays.filter((day) => day >= person.day).slice(0, 60);
      const day = days.length > 0 ? random.pick(days) : calendar.workdays.at(-1)!;
      touches.push({ day, minute: 545 + random.below(470), person, actor, activity: random.pick(anything) });
    }
  }
  return touches.sort((one, other) => one.day - other.day || one.minute - other.minute);
}
