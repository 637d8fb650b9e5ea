import type { BusinessTime } from '#kernel/business-time.ts';
import { addDays, dayOf, endOfDay, startOfDay, weekOf, type Day } from '#kernel/local-day.ts';

/** How soon somebody wants to read of something by mail. */
export const paces = ['at-once', 'daily', 'weekly', 'never'] as const;
export type Pace = (typeof paces)[number];

/** When a member works: their hours and zone, without holidays and leave. */
export interface MemberTime {
  timeZone: string;
  time: Pick<BusinessTime, 'deadline'>;
}

/** Whoever is looking at the app reads it there first. */
export const graceMilliseconds = 2 * 60_000;

/**
 * When a notice is due by mail: at once, within working hours; daily with the next beginning of a working day; weekly with the
 * next beginning of the first working day of a week. Never on holidays or leave: it waits for the next day of work.
 * @param noticedAt epoch milliseconds. @returns null where it is not mailed.
 */
export function mailDueAt(noticedAt: number, pace: Pace, member: MemberTime): number | null {
  const { timeZone } = member;
  const day = dayOf(noticedAt, timeZone);
  switch (pace) {
    case 'never':
      return null;
    case 'at-once':
      return firstWorked(noticedAt + graceMilliseconds, member);
    case 'daily':
      return firstAfter(noticedAt, [startOfDay(day, timeZone), endOfDay(day, timeZone)], member);
    case 'weekly': {
      const monday = weekOf(day).from;
      return firstAfter(noticedAt, [startOfDay(monday, timeZone), startOfDay(addDays(monday, 7), timeZone)], member);
    }
  }
}

function firstAfter(noticedAt: number, [now, next]: [number, number], member: MemberTime): number {
  const first = firstWorked(now, member);
  return first > noticedAt ? first : firstWorked(next, member);
}

const aMillisecond = 0.001;

/** The first working moment from here on; the moment itself for whoever has no working hours at all. */
function firstWorked(from: number, { time }: MemberTime): number {
  const worked = time.deadline(from, aMillisecond);
  return worked === null ? from : Math.round(worked) - 1;
}

/** Every day of these leaves between two days, both included. */
export function daysOfLeave(leaves: readonly { startsOn: Day; endsOn: Day }[], from: Day, until: Day): Day[] {
  const days: Day[] = [];
  for (const { startsOn, endsOn } of leaves) {
    const last = endsOn < until ? endsOn : until;
    for (let day = startsOn > from ? startsOn : from; day <= last; day = addDays(day, 1)) days.push(day);
  }
  return [...new Set(days)];
}
