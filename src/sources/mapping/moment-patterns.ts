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
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'halfDayHour' | 'minute' | 'second' | 'fraction' | 'halfDay' | 'offset';

const tokens: Readonly<Record<string, { part: Part; text: string }>> = {
  YYYY: { part: 'year', text: '(\\d{4})' },
  MM: { part: 'month', text: '(\\d{2})' },
  M: { part: 'month', text: '(\\d{1,2})' },
  DD: { part: 'day', text: '(\\d{2})' },
  D: { part: 'day', text: '(\\d{1,2})' },
  HH: { part: 'hour', text: '(\\d{2})' },
  H: { part: 'hour', text: '(\\d{1,2})' },
  hh: { part: 'halfDayHour', text: '(\\d{2})' },
  h: { part: 'halfDayHour', text: '(\\d{1,2})' },
  mm: { part: 'minute', text: '(\\d{2})' },
  ss: { part: 'second', text: '(\\d{2})' },
  SSS: { part: 'fraction', text: '(\\d{1,9})' },
  A: { part: 'halfDay', text: '([AaPp]\\.?[Mm]\\.?)' },
  Z: { part: 'offset', text: '(Z|[+-]\\d{2}:?\\d{2})' },
};
const tokenPattern = /YYYY|MM|M|DD|D|HH|H|hh|h|mm|ss|SSS|A|Z|\[[^\]]*\]|[A-Za-z]+|./gsu;

/**
 * Patterns of YYYY, M or MM, D or DD, H or HH (or h and A), mm, ss, SSS and Z; text in [brackets] stands for itself.
 * @throws RangeError for other letters, and without year, month and day.
 */
export function compilePattern(format: string): MomentPattern {
  const parts: Part[] = [];
  let source = '';
  for (const [token] of format.matchAll(tokenPattern)) {
    const known = tokens[token];
    if (known) parts.push(known.part);
    else if (/^[A-Za-z]/.test(token)) throw new RangeError(`Not a pattern for moments: ${format}. ${token} means nothing in it.`);
    source += known ? known.text : escaped(token.startsWith('[') ? token.slice(1, -1) : token);
  }
  for (const needed of ['year', 'month', 'day'] as const) {
    if (!parts.includes(needed)) throw new RangeError(`Not a pattern for moments: ${format}. It has no ${needed}.`);
  }
  const pattern = new RegExp(`^${source}$`, 'u');
  return { read: (cell) => readWith(pattern, parts, cell) };
}

function readWith(pattern: RegExp, parts: readonly Part[], cell: string): LocalParts | null {
  const match = pattern.exec(cell);
  if (!match) return null;
  const read: LocalParts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, millisecond: 0, offsetMinutes: null };
  let halfDay: string | undefined;
  for (const [at, part] of parts.entries()) {
    const text = match[at + 1]!;
    if (part === 'halfDay') halfDay = text;
    else if (part === 'offset') read.offsetMinutes = offsetOf(text);
    else if (part === 'fraction') read.millisecond = Number(text.slice(0, 3).padEnd(3, '0'));
    else read[part === 'halfDayHour' ? 'hour' : part] = Number(text);
  }
  return parts.includes('halfDayHour') ? onTheFullDay(read, halfDay) : read;
}

function onTheFullDay(read: LocalParts, halfDay: string | undefined): LocalParts | null {
  if (read.hour < 1 || read.hour > 12) return null;
  const isAfternoon = halfDay?.toLowerCase().startsWith('p') ?? false;
  return { ...read, hour: (read.hour % 12) + (isAfternoon ? 12 : 0) };
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
