import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowSplitter } from './split-rows.ts';

function split(text: string, cut: number): string[][] {
  const splitter = createRowSplitter(',');
  const rows: string[][] = [];
  for (let start = 0; start < text.length; start += cut) rows.push(...splitter.push(text.slice(start, start + cut)));
  return [...rows, ...splitter.end()];
}

function parsed(text: string): string[][] | null {
  try {
    return parse(text, { relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][];
  } catch {
    return null;
  }
}

test('reads what csv-parse reads, wherever the text is cut', () => {
  const text = fc
    .array(fc.constantFrom('"', '"', ',', '\n', '\r\n', '\r', 'a', 'ü', ' ', '""'), { maxLength: 30 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 12 }), (csv, cut) => {
      const expected = parsed(csv);
      // A quote that never closes is refused before any row is read.
      fc.pre(expected !== null);
      expect(split(csv, cut)).toEqual(expected);
    }),
    { numRuns: 5000 },
  );
});

test('keeps every cell of a row that is too short or too long', () => {
  expect(split('a,b,c\n1,2\n1,2,3,4\n', 3)).toEqual([
    ['a', 'b', 'c'],
    ['1', '2'],
    ['1', '2', '3', '4'],
  ]);
});
