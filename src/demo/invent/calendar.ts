import { addDays, startOfDay, type Day } from '#kernel/local-day.ts';

/** The days of the invented history, and working time on them: 9:00 to 17:00, Monday to Friday, holidays out. */
export interface Calendar {
  days: readonly Day[];
  /** Numbers of the days on which people work. */
  workdays: readonly number[];
  /** 0 is Sunday. */
  weekdays: readonly number[];
  /** @returns epoch milliseconds of a minute after midnight, on the wall of the company. */
  at(day: number, minute: number): number;
  /** Working minutes of the whole history up to a moment of a working day. */
  workedUntil(day: number, minute: number): number;
  /** The moment at which so many working minutes have passed; null when that is after the history. */
  afterWork(worked: number): Moment | null;
}

export interface Moment {
  day: number;
  minute: number;
}

export const timeZone = 'Europe/Oslo';
export const historyDays = 548;
const opens = 9 * 60;
const dayLength = 8 * 60;
const fixedHolidays: Readonly<Record<string, string>> = {
  '01-01': 'New Year’s Day',
  '05-01': 'Labour Day',
  '05-17': 'Constitution Day',
  '12-24': 'Christmas Eve',
  '12-25': 'Christmas Day',
  '12-26': 'Boxing Day',
};

/** @param today the day it is made: the history ends the evening before. */
export function createCalendar(today: Day): Calendar {
  const days = Array.from({ length: historyDays }, (_, at) => addDays(today, at - historyDays));
  const starts = days.map((day) => noonOf(day) - 12 * 3_600_000);
  const weekdays = days.map((day) => new Date(`${day}T12:00:00Z`).getUTCDay());
  const workdays = days.flatMap((day, at) => (isWorkday(day, weekdays[at]!) ? [at] : []));
  const placeOf = new Map(workdays.map((day, place) => [day, place]));
  return {
    days,
    weekdays,
    workdays,
    at: (day, minute) => starts[day]! + Math.round(minute * 60_000),
    workedUntil: (day, minute) => placeOf.get(day)! * dayLength + Math.min(Math.max(minute - opens, 0), dayLength),
    afterWork: (worked) => {
      const day = workdays[Math.floor(worked / dayLength)];
      return day === undefined ? null : { day, minute: opens + (worked % dayLength) };
    },
  };
}

/** Noon stands on the same side of a clock change as the working day. */
const noonOf = (day: Day) => startOfDay(addDays(day, 1), timeZone) - 12 * 3_600_000;

function isWorkday(day: Day, weekday: number): boolean {
  return weekday !== 0 && weekday !== 6 && !(day.slice(5) in fixedHolidays);
}

/** The holidays of the years that the history touches, and of the year after it. */
export function holidaysAround(today: Day): { day: Day; name: string }[] {
  const year = Number(today.slice(0, 4));
  return [year - 2, year - 1, year, year + 1].flatMap((each) =>
    Object.entries(fixedHolidays).map(([day, name]) => ({ day: `${each}-${day}`, name })),
  );
}
