import { badCell, type BadCell } from './bad-cell.ts';
import { createLocalClock, type LocalClock } from './local-clock.ts';
import { compilePattern, type LocalParts } from './moment-patterns.ts';

/** Reads one cell: epoch milliseconds, or why it is none. */
export type MomentReader = (cell: string) => number | BadCell;

export const isoAccepted = '2026-02-28, 2026-02-28T09:30:00+01:00 and the like';

/**
 * @param format ISO when undefined: a day, or a day and a time, with or without offset and fraction.
 * @param timeZone of moments without an offset. A day alone is its first moment there.
 * @throws RangeError when the pattern has no year, month and day, or a letter that means nothing.
 */
export function createMomentReader(format: string | undefined, timeZone: string): MomentReader {
  const clock = createLocalClock(timeZone);
  if (format === undefined || format.toUpperCase() === 'ISO') return (cell) => readIso(cell, clock);
  const pattern = compilePattern(format);
  return (cell) => {
    const parts = pattern.read(cell);
    return parts ? toMoment(cell, parts, clock, format) : badCell('not-a-moment', 'Not a moment', cell, format);
  };
}

function readIso(cell: string, clock: LocalClock): number | BadCell {
  const parts = isoParts(cell);
  return parts ? toMoment(cell, parts, clock, isoAccepted) : badCell('not-a-moment', 'Not a moment', cell, isoAccepted);
}

const dash = 45;
const colon = 58;

/** Reads by position instead of by regular expression: a log has a stamp in every row. */
function isoParts(cell: string): LocalParts | null {
  if (cell.length < 10 || cell.charCodeAt(4) !== dash || cell.charCodeAt(7) !== dash) return null;
  const parts: LocalParts = {
    year: digits(cell, 0, 4),
    month: digits(cell, 5, 7),
    day: digits(cell, 8, 10),
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
    offsetMinutes: null,
  };
  if (parts.year < 0 || parts.month < 0 || parts.day < 0) return null;
  if (cell.length === 10) return parts;
  const separator = cell[10];
  if (separator !== 'T' && separator !== ' ' && separator !== 't') return null;
  return isoTime(cell, parts) ? parts : null;
}

function isoTime(cell: string, parts: LocalParts): boolean {
  if (cell.charCodeAt(13) !== colon) return false;
  parts.hour = digits(cell, 11, 13);
  parts.minute = digits(cell, 14, 16);
  if (parts.hour < 0 || parts.minute < 0) return false;
  let at = 16;
  if (cell.charCodeAt(16) === colon) {
    parts.second = digits(cell, 17, 19);
    if (parts.second < 0) return false;
    at = 19;
    if (cell[at] === '.' || cell[at] === ',') at = isoFraction(cell, at + 1, parts);
    if (at < 0) return false;
  }
  return isoOffset(cell, at, parts);
}

/** Digits beyond the millisecond are dropped. @returns where the fraction ends, or -1. */
function isoFraction(cell: string, start: number, parts: LocalParts): number {
  let at = start;
  while (at < cell.length && isDigit(cell.charCodeAt(at))) at++;
  if (at === start || at - start > 9) return -1;
  parts.millisecond = Number(cell.slice(start, Math.min(at, start + 3)).padEnd(3, '0'));
  return at;
}

function isoOffset(cell: string, start: number, parts: LocalParts): boolean {
  const at = cell[start] === ' ' ? start + 1 : start;
  if (at === cell.length) return at === start;
  const sign = cell[at];
  if (sign === 'Z' || sign === 'z') {
    parts.offsetMinutes = 0;
    return at + 1 === cell.length;
  }
  if (sign !== '+' && sign !== '-') return false;
  const hours = digits(cell, at + 1, at + 3);
  const rest = cell.slice(at + 3).replace(':', '');
  const minutes = rest === '' ? 0 : rest.length === 2 ? digits(rest, 0, 2) : -1;
  if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return false;
  parts.offsetMinutes = (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
  return true;
}

const minuteLength = 60_000;

function toMoment(cell: string, parts: LocalParts, clock: LocalClock, accepted: string): number | BadCell {
  if (!isRealDay(parts.year, parts.month, parts.day)) return badCell('not-a-day', 'Not a day', cell, accepted);
  if (parts.hour > 23 || parts.minute > 59 || parts.second > 59)
    return badCell('not-a-time', 'Not a time of day', cell, '00:00 to 23:59:59');
  const asUtc = utcOf(parts);
  const at = parts.offsetMinutes === null ? clock.toMoment(asUtc) : asUtc - parts.offsetMinutes * minuteLength;
  return isPlaceable(at) ? at : badCell('not-a-day', 'Not a day we can place', cell, 'moments from 1900 to 2199');
}

const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** Other years are placeholders or slips of the pen. @param at epoch milliseconds. */
export function isPlaceable(at: number): boolean {
  return at >= earliest && at < latest;
}

const dayLength = 86_400_000;

/** Days from 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's days_from_civil). */
function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function utcOf(parts: LocalParts): number {
  const time = ((parts.hour * 60 + parts.minute) * 60 + parts.second) * 1000 + parts.millisecond;
  return daysOf(parts.year, parts.month, parts.day) * dayLength + time;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isRealDay(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= monthLengths[month - 1]! + (isLeap ? 1 : 0);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The whole number in a stretch of text, or -1 where it holds anything else. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - 48;
  }
  return value;
}
