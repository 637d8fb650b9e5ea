import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delimiters } from './recognise-csv.ts';
import { createRowSplitter } from './split-rows.ts';

const quotes = ['"', "'"] as const;

function split(text: string, cut: number, delimiter = ',', quote: '"' | "'" = '"'): string[][] {
  const splitter = createRowSplitter(delimiter, quote);
  const rows: string[][] = [];
  for (let start = 0; start < text.length; start += cut) rows.push(...splitter.push(text.slice(start, start + cut)));
  return [...rows, ...splitter.end()];
}

function parsed(text: string, delimiter: string, quote: string): string[][] | null {
  const relaxed = { relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'] };
  try {
    return parse(text, { ...relaxed, delimiter, quote, escape: quote }) as string[][];
  } catch {
    return null;
  }
}

test.each(delimiters.flatMap((delimiter) => quotes.map((quote) => [delimiter, quote] as const)))(
  'reads what csv-parse reads between %j and %j, wherever the text is cut',
  (delimiter, quote) => {
    const text = fc
      .array(fc.constantFrom(quote, quote, delimiter, '\n', '\r\n', '\r', 'a', 'ü', '😀', ' ', quote + quote), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (csv, cut) => {
        const expected = parsed(csv, delimiter, quote);
        // A quote that never closes is refused before any row is read.
        fc.pre(expected !== null);
        expect(split(csv, cut, delimiter, quote)).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
  },
);

test('keeps every cell of a row that is too short or too long', () => {
  expect(split('a,b,c\n1,2\n1,2,3,4\n', 3)).toEqual([
    ['a', 'b', 'c'],
    ['1', '2'],
    ['1', '2', '3', '4'],
  ]);
});

test('behind a row that came in many pieces, rows come out as soon as they are whole', () => {
  const splitter = createRowSplitter(',');
  const long = 'x'.repeat(1000);
  const given = [long, long, `${long}\n`, `a,b\n${long}`, `${long}\n`, 'c,d\n', 'e,f\n'].map((piece) => splitter.push(piece).length);
  // At the latest when there is twice as much as of what was looked through before.
  expect(given.reduce((sum, rows) => sum + rows, 0)).toBe(5);
  expect(given.slice(-2)).toEqual([1, 1]);
  expect(splitter.end()).toEqual([]);
});
