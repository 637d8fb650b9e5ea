import type { LocalParts } from './moment-patterns.ts';

export const dayLength = 86_400_000;

/** Days from 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's days_from_civil). */
function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** What a clock in UTC that shows this means, in epoch milliseconds. */
export function utcOf(parts: LocalParts): number {
  const time = ((parts.hour * 60 + parts.minute) * 60 + parts.second) * 1000 + parts.millisecond;
  return daysOf(parts.year, parts.month, parts.day) * dayLength + time;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isRealDay(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= monthLengths[month - 1]! + (isLeap ? 1 : 0);
}

const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** Other years are placeholders or slips of the pen. @param at epoch milliseconds. */
export function isPlaceable(at: number): boolean {
  return at >= earliest && at < latest;
}

const farAheadYears = 10;

/** Whether a moment lies so far ahead that it is a placeholder rather than a plan. @param at, now epoch milliseconds. */
export function isFarAhead(at: number, now: number): boolean {
  return at - now > farAheadYears * 365.25 * dayLength;
}

/** 1899-12-30, 1899-12-31 and 1900-01-00 are what spreadsheets make of an empty date. */
export function isSpreadsheetZero({ year, month, day }: LocalParts): boolean {
  return (year === 1899 && month === 12 && day >= 30) || (year === 1900 && month === 1 && day === 0);
}
