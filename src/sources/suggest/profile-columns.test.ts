import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMomentReader } from '../mapping/read-moment.ts';
import { findUnanswered } from './find-unanswered.ts';
import { profileColumns } from './profile-columns.ts';

const profile = (cells: readonly string[], name = 'column') =>
  profileColumns(
    [name],
    cells.map((cell) => [cell]),
  )[0]!;

describe('moments', () => {
  test.each([
    ['2026-02-28', undefined],
    ['2020-12-30 3:15:52', undefined],
    ['2023-11-11 08:18:16.519000 UTC', undefined],
    ['28.2.2026', 'D.M.YYYY'],
    ['2/28/2026 2:30 PM', 'M/D/YYYY h:mm A'],
    ['2/28/2026, 2:30 PM', 'M/D/YYYY, h:mm A'],
    ['28/02/2026 14:30', 'D/M/YYYY H:mm'],
    ['28 Feb 2026', 'D MMM YYYY'],
    ['Feb 28, 2026', 'MMM D, YYYY'],
  ])('%s', (cell, format) => {
    expect(profile([cell, cell])).toMatchObject({ looksLike: 'moment', isAmbiguous: false, ...(format !== undefined && { format }) });
    expect(profile([cell]).format).toBe(format);
  });

  test('what is written like days and makes none is text', () => {
    expect(profile(['41.13.2026', '77.20.2026', '1.1.2026']).looksLike).toBe('text');
  });

  test('days that can be read in two orders are said to be ambiguous', () => {
    expect(profile(['1/2/2026', '3/4/2026'])).toMatchObject({ format: 'M/D/YYYY', isAmbiguous: true });
  });

  test('one column that bears out an order decides for the others of its file', () => {
    const rows = [
      ['1/2/2026', '25/3/2026'],
      ['3/4/2026', '26/3/2026'],
    ];
    expect(profileColumns(['opened', 'closed'], rows)).toMatchObject([
      { format: 'D/M/YYYY', isAmbiguous: false },
      { format: 'D/M/YYYY', isAmbiguous: false },
    ]);
  });

  test('numbers of seconds are moments where their column is called so, and nowhere else', () => {
    expect(profile(['1577836800000', '1577836900000'], 'createdate')).toMatchObject({ looksLike: 'moment', format: 'unix-ms' });
    expect(profile(['1577836800', '1577836900'], 'last_modified')).toMatchObject({ looksLike: 'moment', format: 'unix' });
    expect(profile(['1577836800', '1577836900'], 'phone')).toMatchObject({ looksLike: 'number' });
  });

  test('however a day is written, it is read as the day that it is, or said to be ambiguous', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const writing = fc.constantFrom(
      (d: number, m: number, y: number) => `${d}.${m}.${y}`,
      (d: number, m: number, y: number) => `${m}/${d}/${y}`,
      (d: number, m: number, y: number) => `${d}/${m}/${y}`,
      (d: number, m: number, y: number) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
    );
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 30 }), writing, (days, write) => {
        const cells = days.map((at) => write(at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCFullYear()));
        const { format, isAmbiguous } = profile(cells);
        const read = createMomentReader(format, 'UTC');
        const isRight = days.every((at, place) => read(cells[place]!) === Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
        // A column such as 5/5/2026 alone is the same day in both orders.
        expect(isRight || isAmbiguous).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  test.each([
    [['1,200.50', '17.25'], '.', undefined],
    [['1.200,50', '17,25'], ',', undefined],
    [['€ 1.200,50', '€ 3'], ',', 'EUR'],
    [['$1,200', '$3.10'], '.', 'USD'],
    [['1200 SEK', '3 SEK'], '.', 'SEK'],
    [['1,200', '3,400'], '.', undefined],
    [['1.200', '3.500', '950'], ',', undefined],
    [['€ 4.500', '€ 12.000'], ',', 'EUR'],
    [['1.200.000', '3.500'], ',', undefined],
    [['1200.000', '3.500'], '.', undefined],
    [['0.125', '3.500'], '.', undefined],
    [['1.200 KWD', '3.500 KWD'], '.', 'KWD'],
  ])('%j', (cells, decimal, currency) => {
    expect(profile(cells)).toMatchObject({ looksLike: 'number', decimal });
    expect(profile(cells).currency).toBe(currency);
  });

  test('whole thousands alone leave open what stands before decimals', () => {
    expect(profile(['1.200', '3.500']).isDecimalOpen).toBe(true);
    expect(profile(['1.200', '3.500,50']).isDecimalOpen).toBeUndefined();
    expect(profile(['12', '1.5']).isDecimalOpen).toBeUndefined();
  });

  test('numbers of things are names', () => {
    expect(profile(['p1', 'p2']).looksLike).toBe('text');
    expect(profile(['SKU 500', 'SKU 501']).looksLike).toBe('text');
  });

  test('codes of currencies are a column of their own', () => {
    expect(profile(['EUR', 'USD']).looksLike).toBe('currency');
    expect(profile(['RED', 'BIG']).looksLike).toBe('text');
  });
});

describe('nothing answered', () => {
  const columns = (cells: readonly string[]) => findUnanswered([profile(cells)]);
  const often = (text: string) => [...Array.from({ length: 10 }, () => text), 'yes'];

  test('texts that nobody answers are taken, those that somebody may are offered', () => {
    expect(columns(often('Select'))).toEqual([{ text: 'Select', columns: 1, cells: 10, isTaken: true }]);
    expect(columns(often('n/a'))).toMatchObject([{ isTaken: true }]);
    expect(columns(often('-'))).toMatchObject([{ isTaken: true }]);
    expect(columns(often('unknown'))).toMatchObject([{ isTaken: false }]);
    expect(columns(often('None'))).toMatchObject([{ isTaken: false }]);
    expect(columns(often('web'))).toEqual([]);
  });

  test('a single one among many is a slip of the pen', () => {
    expect(columns(['Null', ...Array.from({ length: 200 }, (_, at) => `Name ${at}`)])).toEqual([]);
  });
});
