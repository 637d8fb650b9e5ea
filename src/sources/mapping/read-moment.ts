import { badCell, type BadCell } from './bad-cell.ts';
import { isPlaceable, isRealDay, isSpreadsheetZero, utcOf } from './calendar.ts';
import { createLocalClock, type LocalClock } from './local-clock.ts';
import { compilePattern, type LocalParts } from './moment-patterns.ts';
import { isoParts } from './read-iso.ts';
import { createNumberReader, numberFormatOf, spreadsheetZero } from './read-number-moment.ts';

/** Reads one cell: epoch milliseconds, or why it is none. */
export type MomentReader = (cell: string) => number | BadCell;

const isoAccepted = '2026-02-28, 2026-02-28T09:30:00+01:00 and the like';

/** How moments are written, as messages say it. swapped: with day and month the other way round, where numbers leave it open. */
interface Writing {
  accepted: string;
  order: string;
  swapped: string | null;
}

const iso: Writing = { accepted: isoAccepted, order: 'YYYY-MM-DD', swapped: 'YYYY-DD-MM' };

export function isIso(format: string | undefined): boolean {
  return format === undefined || format.toUpperCase() === 'ISO';
}

/**
 * @param format ISO when undefined (a day, or a day and a time, with or without offset and fraction); unix, unix-ms or excel
 * for numbers; otherwise a pattern.
 * @param timeZone of moments without an offset. A day alone is its first moment there.
 * @param meant what is taken of what a cell says: all of it unless given.
 * @throws RangeError when the pattern has no year, month and day, or a letter that means nothing.
 */
export function createMomentReader(format: string | undefined, timeZone: string, meant?: (parts: LocalParts) => LocalParts): MomentReader {
  const clock = createLocalClock(timeZone);
  const takes = (parts: LocalParts | null) => (parts && meant ? meant(parts) : parts);
  if (format === undefined || isIso(format)) return (cell) => toMoment(cell, takes(isoParts(cell)), clock, iso);
  const number = numberFormatOf(format);
  if (number) return createNumberReader(number, clock);
  const pattern = compilePattern(format);
  const writing = { accepted: format, order: format, swapped: pattern.swapped };
  return (cell) => toMoment(cell, takes(pattern.read(cell)), clock, writing);
}

/**
 * Reads the day that a cell names, as YYYY-MM-DD: as it is written, whatever time and offset stand behind it. Numbers since
 * 1970 are days of UTC.
 * @throws RangeError as createMomentReader does.
 */
export function createDayReader(format: string | undefined): (cell: string) => string | BadCell {
  const read = createMomentReader(format, 'UTC', (parts) => ({ ...parts, offsetMinutes: null }));
  return (cell) => {
    const at = read(cell);
    return typeof at === 'number' ? new Date(at).toISOString().slice(0, 10) : at;
  };
}

const minuteLength = 60_000;

function toMoment(cell: string, parts: LocalParts | null, clock: LocalClock, writing: Writing): number | BadCell {
  if (!parts) return badCell('not-a-moment', 'Not a moment', cell, writing.accepted);
  if (!isRealDay(parts.year, parts.month, parts.day)) return notADay(cell, parts, writing);
  if (parts.hour > 23 || parts.minute > 59 || parts.second > 59)
    return badCell('not-a-time', 'Not a time of day', cell, '00:00 to 23:59:59');
  const asUtc = utcOf(parts);
  const at = parts.offsetMinutes === null ? clock.toMoment(asUtc) : asUtc - parts.offsetMinutes * minuteLength;
  if (isPlaceable(at)) return at;
  return isSpreadsheetZero(parts)
    ? spreadsheetZero(cell)
    : badCell('not-a-day', 'Not a day we can place', cell, 'moments from 1900 to 2199');
}

function notADay(cell: string, parts: LocalParts, { accepted, order, swapped }: Writing): BadCell {
  if (isSpreadsheetZero(parts)) return spreadsheetZero(cell);
  if (swapped && isRealDay(parts.year, parts.day, parts.month))
    return badCell('other-order', `Not a day as ${order}, which the column is read as, but one as ${swapped}`, cell, accepted);
  return badCell('not-a-day', 'Not a day', cell, accepted);
}
