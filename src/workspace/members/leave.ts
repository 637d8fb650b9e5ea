import { addDays, type Day } from '#kernel/local-day.ts';
import { weekdays, type WorkingHours } from '#kernel/working-hours.ts';

/** Days on which somebody is away, the first and the last included. */
export interface Leave {
  startsOn: Day;
  endsOn: Day;
}

/** Somebody who is away today: until which day, and on which one they work again. */
export interface Away {
  until: Day;
  backOn: Day;
}

const mostDays = 400;

/**
 * Whether somebody is away on a day, and when they are back: the first day after it that is neither leave nor a holiday, and on
 * which they have working hours. The last day of leave plus one where there is no such day within 400.
 */
export function awayOn(
  day: Day,
  leaves: readonly Leave[],
  calendar: { workingHours: WorkingHours; holidays: readonly Day[] },
): Away | null {
  const covers = (other: Day) => leaves.find(({ startsOn, endsOn }) => startsOn <= other && other <= endsOn);
  const now = covers(day);
  if (!now) return null;
  const works = (other: Day) => calendar.workingHours[weekdayOf(other)].length > 0 && !calendar.holidays.includes(other) && !covers(other);
  let next = addDays(now.endsOn, 1);
  for (let days = 0; days < mostDays; days++, next = addDays(next, 1)) if (works(next)) return { until: lastBefore(next), backOn: next };
  return { until: now.endsOn, backOn: addDays(now.endsOn, 1) };
}

const lastBefore = (day: Day) => addDays(day, -1);

function weekdayOf(day: Day) {
  return weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}

/** Leaves may not overlap: one of them would say nothing. */
export function overlapping(leave: Leave, others: readonly Leave[]): Leave | undefined {
  return others.find(({ startsOn, endsOn }) => startsOn <= leave.endsOn && leave.startsOn <= endsOn);
}
