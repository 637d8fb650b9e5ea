import { monthOf } from './month-names.ts';

/** What a cell says, before any time zone. offsetMinutes is null where it says none. */
export interface LocalParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  offsetMinutes: number | null;
}

export interface MomentPattern {
  /** What the cell says, or null when it is not written like the pattern. Days are not checked against the calendar. */
  read(cell: string): LocalParts | null;
  /** The pattern with day and month in the other order; null where months have names. */
  swapped: string | null;
}

type Part =
  | 'year'
  | 'shortYear'
  | 'month'
  | 'monthName'
  | 'day'
  | 'hour'
  | 'halfDayHour'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'halfDay'
  | 'offset';

const twoDigits = '(\\d{2})';
const oneOrTwo = '(\\d{1,2})';
const word = '\\p{L}{2,12}\\.?';
const tokens: Readonly<Record<string, { part: Part | null; text: string }>> = {
  YYYY: { part: 'year', text: '(\\d{4})' },
  YY: { part: 'shortYear', text: twoDigits },
  MMMM: { part: 'monthName', text: `(${word})` },
  MMM: { part: 'monthName', text: `(${word})` },
  MM: { part: 'month', text: twoDigits },
  M: { part: 'month', text: oneOrTwo },
  DD: { part: 'day', text: twoDigits },
  D: { part: 'day', text: oneOrTwo },
  dddd: { part: null, text: word },
  ddd: { part: null, text: word },
  HH: { part: 'hour', text: twoDigits },
  H: { part: 'hour', text: oneOrTwo },
  hh: { part: 'halfDayHour', text: twoDigits },
  h: { part: 'halfDayHour', text: oneOrTwo },
  mm: { part: 'minute', text: twoDigits },
  ss: { part: 'second', text: twoDigits },
  SSS: { part: 'fraction', text: '(\\d{1,9})' },
  A: { part: 'halfDay', text: '([AaPp]\\.?[Mm]\\.?)' },
  Z: { part: 'offset', text: '(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)' },
};
const tokenPattern = /YYYY|YY|M{1,4}|DD|D|d{3,4}|HH|H|hh|h|mm|ss|SSS|A|Z|\[[^\]]*\]|[A-Za-z]+|./gsu;

/**
 * Patterns of YYYY or YY, M, MM, MMM or MMMM, D or DD, H or HH (or h and A), mm, ss, SSS and Z, with ddd or dddd for a day
 * of the week, which is passed over; text in [brackets] stands for itself. Names of months are English or German.
 * @throws RangeError for other letters, and without year, month and day.
 */
export function compilePattern(format: string): MomentPattern {
  const parts: Part[] = [];
  let source = '';
  for (const [token] of format.matchAll(tokenPattern)) {
    const known = tokens[token];
    if (known?.part) parts.push(known.part);
    else if (!known && /^[A-Za-z]/.test(token)) throw new RangeError(`Not a pattern for moments: ${format}. ${token} means nothing in it.`);
    source += known ? known.text : escaped(token.startsWith('[') ? token.slice(1, -1) : token);
  }
  const needed = [['year', 'shortYear'], ['month', 'monthName'], ['day']] as const;
  for (const [name, other] of needed) {
    if (!parts.includes(name) && !(other && parts.includes(other)))
      throw new RangeError(`Not a pattern for moments: ${format}. It has no ${name}.`);
  }
  const pattern = new RegExp(`^${source}$`, 'u');
  const isHalfDay = parts.includes('halfDayHour');
  const read = (cell: string) => {
    const match = pattern.exec(cell) ?? pattern.exec(plain(cell));
    return match && readMatch(match, parts, isHalfDay);
  };
  return { read, swapped: parts.includes('month') ? swapped(format) : null };
}

/** Whether years are written in two digits: read as 1970 to 2069, which has to be said where it is done. */
export function hasShortYears(format: string | undefined): boolean {
  return format !== undefined && [...format.matchAll(tokenPattern)].some(([token]) => token === 'YY');
}

const others: Readonly<Record<string, string>> = { M: 'D', MM: 'DD', D: 'M', DD: 'MM' };

function swapped(format: string): string {
  return format.replaceAll(tokenPattern, (token) => others[token] ?? token);
}

/** Exports of newer programs have a narrow space before PM. */
function plain(cell: string): string {
  return cell.replaceAll(/[\u00a0\u202f]/g, ' ');
}

function readMatch(match: RegExpExecArray, parts: readonly Part[], isHalfDay: boolean): LocalParts | null {
  const read: LocalParts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, millisecond: 0, offsetMinutes: null };
  let halfDay: string | undefined;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    const text = match[at + 1]!;
    if (part === 'halfDay') halfDay = text;
    else if (!readPart(read, part, text)) return null;
  }
  return isHalfDay ? onTheFullDay(read, halfDay) : read;
}

function readPart(read: LocalParts, part: Exclude<Part, 'halfDay'>, text: string): boolean {
  if (part === 'offset') read.offsetMinutes = offsetOf(text);
  else if (part === 'fraction') read.millisecond = Number(text.slice(0, 3).padEnd(3, '0'));
  else if (part === 'monthName') read.month = monthOf(text) ?? 0;
  else if (part === 'shortYear') read.year = Number(text) + (Number(text) < 70 ? 2000 : 1900);
  else read[part === 'halfDayHour' ? 'hour' : part] = Number(text);
  return part !== 'monthName' || read.month > 0;
}

function onTheFullDay(read: LocalParts, halfDay: string | undefined): LocalParts | null {
  if (read.hour < 1 || read.hour > 12) return null;
  const isAfternoon = halfDay?.toLowerCase().startsWith('p') ?? false;
  return { ...read, hour: (read.hour % 12) + (isAfternoon ? 12 : 0) };
}

function offsetOf(text: string): number {
  if (/^[A-Z]/.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || '0');
  return text.startsWith('-') ? -minutes : minutes;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
