import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { createMomentReader } from './read-moment.ts';

const iso = (cell: string, zone = 'UTC', format?: string) => {
  const read = createMomentReader(format, zone)(cell);
  return typeof read === 'number' ? new Date(read).toISOString() : `${read.said}. ${read.accepted}`;
};

describe('a moment', () => {
  test.each([
    ['2011-10-01T00:38:44.546+02:00', '2011-09-30T22:38:44.546Z'],
    ['2011-10-01T00:38:44Z', '2011-10-01T00:38:44.000Z'],
    ['2011-10-01 00:38', '2011-10-01T00:38:00.000Z'],
    ['2011-10-01T00:38:44.123456+0530', '2011-09-30T19:08:44.123Z'],
    ['2011-10-01', '2011-10-01T00:00:00.000Z'],
    ['1900-01-01', '1900-01-01T00:00:00.000Z'],
    ['2199-12-31T23:59:59.999Z', '2199-12-31T23:59:59.999Z'],
  ])('%s is %s', (cell, at) => expect(iso(cell)).toBe(at));

  test.each([
    ['2/26/2018 19:58', 'M/D/YYYY H:mm', '2018-02-26T22:58:00.000Z'],
    ['6/5/2018', 'M/D/YYYY', '2018-06-05T03:00:00.000Z'],
    ['5.6.2018 07:05', 'D.M.YYYY HH:mm', '2018-06-05T10:05:00.000Z'],
    ['2018-06-05 07:05:09', 'YYYY-MM-DD HH:mm:ss', '2018-06-05T10:05:09.000Z'],
    ['6/5/2018 12:30 AM', 'M/D/YYYY h:mm A', '2018-06-05T03:30:00.000Z'],
    ['5 Jun 2018', 'D MMM YYYY', '2018-06-05T03:00:00.000Z'],
    ['June 5, 2018 7:05 PM', 'MMMM D, YYYY h:mm A', '2018-06-05T22:05:00.000Z'],
    ['6/5/2018, 7:05\u202fPM', 'M/D/YYYY, h:mm A', '2018-06-05T22:05:00.000Z'],
    ['5. März 2018', 'D. MMMM YYYY', '2018-03-05T03:00:00.000Z'],
    ['5. Mrz. 2018', 'D. MMM YYYY', '2018-03-05T03:00:00.000Z'],
    ['05-DEZ-2018', 'DD-MMM-YYYY', '2018-12-05T02:00:00.000Z'],
    ['Tue, 05 Jun 2018 07:05:09 +0000', 'ddd, DD MMM YYYY HH:mm:ss Z', '2018-06-05T07:05:09.000Z'],
    ['6/5/18', 'M/D/YY', '2018-06-05T03:00:00.000Z'],
    ['6/5/70', 'M/D/YY', '1970-06-05T03:00:00.000Z'],
    ['1528196709', 'unix', '2018-06-05T11:05:09.000Z'],
    ['1528196709123', 'unix-ms', '2018-06-05T11:05:09.123Z'],
    ['43256.5', 'excel', '2018-06-05T15:00:00.000Z'],
    ['43256,25', 'Excel', '2018-06-05T09:00:00.000Z'],
    ['59', 'excel', '1900-02-28T03:06:28.000Z'],
    ['2018-06-05 7:05:09', 'ISO', '2018-06-05T10:05:09.000Z'],
    ['2018-06-05 07:05:09 UTC', 'ISO', '2018-06-05T07:05:09.000Z'],
    ['2018-06-05T07:05:09.000+0000', 'ISO', '2018-06-05T07:05:09.000Z'],
    ['Day 5 of 6, 2018', '[Day ]D[ of ]M, YYYY', '2018-06-05T03:00:00.000Z'],
  ])('%s written as %s in Sao Paulo is %s', (cell, format, at) => expect(iso(cell, 'America/Sao_Paulo', format)).toBe(at));

  test.each([
    ['2/31/2018', 'M/D/YYYY', 'Not a day: 2/31/2018. M/D/YYYY'],
    ['29.2.2023', 'D.M.YYYY', 'Not a day: 29.2.2023. D.M.YYYY'],
    ['13/1/2018', 'M/D/YYYY', 'Not a day as M/D/YYYY, which the column is read as, but one as D/M/YYYY: 13/1/2018. M/D/YYYY'],
    ['1.13.2018', 'DD.M.YYYY', 'Not a moment: 1.13.2018. DD.M.YYYY'],
    ['01.13.2018', 'DD.M.YYYY', 'Not a day as DD.M.YYYY, which the column is read as, but one as MM.D.YYYY: 01.13.2018. DD.M.YYYY'],
    [
      '2026-28-02',
      undefined,
      'Not a day as YYYY-MM-DD, which the column is read as, but one as YYYY-DD-MM: 2026-28-02. 2026-02-28, 2026-02-28T09:30:00+01:00 and the like',
    ],
    ['2026-02-31', undefined, 'Not a day: 2026-02-31. 2026-02-28, 2026-02-28T09:30:00+01:00 and the like'],
    [
      '1899-12-30',
      undefined,
      'The zero of a spreadsheet, which stands for an empty date and is no day: 1899-12-30. an empty cell, or moments from 1900 to 2199',
    ],
    [
      '0.1.1900',
      'D.M.YYYY',
      'The zero of a spreadsheet, which stands for an empty date and is no day: 0.1.1900. an empty cell, or moments from 1900 to 2199',
    ],
    [
      '0',
      'excel',
      'The zero of a spreadsheet, which stands for an empty date and is no day: 0. an empty cell, or moments from 1900 to 2199',
    ],
    ['60', 'excel', 'Not a day: 1900-02-29 stands in spreadsheets alone: 60. days as Excel counts them, such as 43831.5'],
    ['1899-06-01', undefined, 'Not a day we can place: 1899-06-01. moments from 1900 to 2199'],
    ['1577836800000', 'unix', 'Not a day we can place: 1577836800000. seconds since 1970, such as 1577836800'],
    ['5 Frimaire 2018', 'D MMMM YYYY', 'Not a moment: 5 Frimaire 2018. D MMMM YYYY'],
    ['1/13/18', 'M/D/YYYY', 'Not a moment: 1/13/18. M/D/YYYY'],
    ['1/13/2018 25:00', 'M/D/YYYY H:mm', 'Not a time of day: 1/13/2018 25:00. 00:00 to 23:59:59'],
    ['0001-01-01T00:00:00+02:00', undefined, 'Not a day we can place: 0001-01-01T00:00:00+02:00. moments from 1900 to 2199'],
    ['1900-01-01T00:00:00+02:00', undefined, 'Not a day we can place: 1900-01-01T00:00:00+02:00. moments from 1900 to 2199'],
    ['2200-01-01', undefined, 'Not a day we can place: 2200-01-01. moments from 1900 to 2199'],
    ['1.1.9999', 'D.M.YYYY', 'Not a day we can place: 1.1.9999. moments from 1900 to 2199'],
    ['tomorrow', undefined, 'Not a moment: tomorrow. 2026-02-28, 2026-02-28T09:30:00+01:00 and the like'],
    ['2026-02-28T09:30:00+1', undefined, 'Not a moment: 2026-02-28T09:30:00+1. 2026-02-28, 2026-02-28T09:30:00+01:00 and the like'],
  ])('%s (%s) is refused by name', (cell, format, said) => expect(iso(cell, 'UTC', format)).toBe(said));

  test('an hour that is skipped is the one after it, one that is repeated the first of the two', () => {
    expect(iso('2025-03-30 02:30', 'Europe/Amsterdam')).toBe('2025-03-30T01:30:00.000Z');
    expect(iso('2025-10-26 02:30', 'Europe/Amsterdam')).toBe('2025-10-26T00:30:00.000Z');
  });

  test('a pattern without a year, or with a letter that means nothing, is a mistake of the mapping', () => {
    expect(() => createMomentReader('M/D', 'UTC')).toThrow('It has no year');
    expect(() => createMomentReader('YYYY-MM-DD QQ', 'UTC')).toThrow('QQ means nothing');
  });
});

test('local times are what the calendar of the zone says, on every day of the year, in zones of every kind', () => {
  const zones = fc.constantFrom(
    'Europe/Amsterdam',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'America/Sao_Paulo',
    'Africa/Casablanca',
    'Asia/Pyongyang',
  );
  const time = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, time, (zone, date) => {
      const local = date.toISOString().slice(0, 23);
      const expected = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
      expect(createMomentReader(undefined, zone)(local)).toBe(expected);
    }),
    { numRuns: 300 },
  );
});
