import type { Calendar } from './calendar.ts';
import { historyDays } from './calendar.ts';
import { createRandom } from './random.ts';
import type { Origin } from './truths.ts';

/** What marketing runs. Fairs and webinars bring their leads on a few days, the others all the time. */
export interface Campaign {
  id: string;
  name: string;
  origin: Origin;
  startDay: number;
  endDay: number;
  /** The days on which it brings people. */
  from: number;
  to: number;
  /** In whole euros a day; 0 where it costs nothing. */
  dailyCost: number;
}

const webinarTopics = [
  'Turbidity in winter',
  'Calibrate without a stop',
  'Clean in place, proven',
  'Chlorine, how little is enough',
  'What auditors ask for',
  'Flow meters that drift',
  'From lab value to loop',
  'Reading a sensor’s history',
  'Food safety in twelve minutes',
] as const;
const fairNames = ['Water Days Malmo', 'Brew and Dairy Aarhus', 'Process Week Rostock', 'Clean Water Porto', 'Lab Forum Krakow'] as const;
const socialNames = ['Price page', 'Lab leaders', 'Second look', 'Spring offer', 'Data sheets', 'Case studies'] as const;

export function inventCampaigns(seed: number, calendar: Calendar): Campaign[] {
  const random = createRandom(seed, 'campaigns');
  const made: Omit<Campaign, 'id'>[] = [
    always('Website', 'Website', 95),
    always('Referral', 'Partners and customers', 0),
    always('Content', 'Guides and data sheets', 120),
    always('Newsletter', 'Northlake letter', 25),
  ];
  for (let at = 0; at < 18; at++) {
    const day = workdayNear(calendar, at * 30 + 8 + random.below(18));
    const topic = webinarTopics[at % webinarTopics.length]!;
    made.push(
      campaign('Webinar', `Webinar: ${topic} ${monthOf(calendar, day)}`, {
        startDay: day - 7,
        endDay: day,
        from: day,
        to: day + 1,
        dailyCost: 140,
      }),
    );
  }
  for (let at = 0; at < 7; at++) {
    const day = workdayNear(calendar, at * 75 + 30 + random.below(30));
    const name = fairNames[at % fairNames.length]!;
    made.push(
      campaign('Fair', `Fair: ${name} ${monthOf(calendar, day)}`, {
        startDay: day,
        endDay: day + 2,
        from: day,
        to: day + 2,
        dailyCost: 6200 + random.below(2400),
      }),
    );
  }
  for (let at = 0; at < 6; at++) {
    const startDay = at * 91;
    const endDay = Math.min(startDay + 90, historyDays - 1);
    made.push(
      campaign('Paid social', `Paid social: ${socialNames[at]!}`, {
        startDay,
        endDay,
        from: startDay,
        to: endDay,
        dailyCost: 420 + random.below(160),
      }),
    );
  }
  return made.map((each, at) => ({ id: `C${String(at + 1).padStart(3, '0')}`, ...each }));
}

const monthOf = (calendar: Calendar, day: number) => calendar.days[Math.min(day, historyDays - 1)]!.slice(0, 7);

const always = (origin: Origin, name: string, dailyCost: number) =>
  campaign(origin, name, { startDay: 0, endDay: historyDays - 1, from: 0, to: historyDays - 1, dailyCost });

type Run = Pick<Campaign, 'startDay' | 'endDay' | 'from' | 'to' | 'dailyCost'>;

function campaign(origin: Origin, name: string, run: Run): Omit<Campaign, 'id'> {
  const inside = (day: number) => Math.min(Math.max(day, 0), historyDays - 1);
  return { origin, name, ...run, startDay: inside(run.startDay), endDay: inside(run.endDay), from: inside(run.from), to: inside(run.to) };
}

/** The first working day from then on, or the last one of all. */
export function workdayNear(calendar: Calendar, day: number): number {
  const { workdays } = calendar;
  let low = 0;
  let high = workdays.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (workdays[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return workdays[low]!;
}
