import { badCell, type BadCell } from './bad-cell.ts';
import { dayLength, isPlaceable } from './calendar.ts';
import type { LocalClock } from './local-clock.ts';

// Moments that are written as numbers.

type NumberFormat = 'unix' | 'unix-ms' | 'excel';

export function numberFormatOf(format: string): NumberFormat | null {
  const name = format.toLowerCase();
  return name === 'unix' || name === 'unix-ms' || name === 'excel' ? name : null;
}

const accepted = {
  unix: 'seconds since 1970, such as 1577836800',
  'unix-ms': 'milliseconds since 1970, such as 1577836800000',
  excel: 'days as Excel counts them, such as 43831.5',
} as const;

/** @param clock of the zone that days of a spreadsheet are in; seconds since 1970 need none. */
export function createNumberReader(format: NumberFormat, clock: LocalClock): (cell: string) => number | BadCell {
  return (cell) => {
    if (!/^-?\d+(?:[.,]\d+)?$/.test(cell)) return badCell('not-a-moment', 'Not a moment', cell, accepted[format]);
    const number = Number(cell.replace(',', '.'));
    if (format === 'excel') return readSerial(cell, number, clock);
    const at = Math.round(format === 'unix' ? number * 1000 : number);
    return isPlaceable(at) ? at : badCell('not-a-day', 'Not a day we can place', cell, accepted[format]);
  };
}

/** The day that 1970-01-01 is in Excel. */
const epochSerial = 25_569;
/** Excel has a 29 February 1900, which never was: days before it are one further from 1970 than they seem. */
const falseLeapDay = 60;

function readSerial(cell: string, serial: number, clock: LocalClock): number | BadCell {
  if (serial >= 0 && serial < 1) return spreadsheetZero(cell);
  if (Math.floor(serial) === falseLeapDay)
    return badCell('not-a-day', 'Not a day: 1900-02-29 stands in spreadsheets alone', cell, accepted.excel);
  const days = serial - epochSerial + (serial < falseLeapDay ? 1 : 0);
  const asUtc = Math.round(days * dayLength);
  if (!isPlaceable(asUtc)) return badCell('not-a-day', 'Not a day we can place', cell, accepted.excel);
  const at = clock.toMoment(asUtc);
  return isPlaceable(at) ? at : badCell('not-a-day', 'Not a day we can place', cell, 'moments from 1900 to 2199');
}

export function spreadsheetZero(cell: string): BadCell {
  return badCell(
    'not-a-day',
    'The zero of a spreadsheet, which stands for an empty date and is no day',
    cell,
    'an empty cell, or moments from 1900 to 2199',
  );
}
