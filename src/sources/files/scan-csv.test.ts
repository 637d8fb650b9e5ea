import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCsvScanner } from './scan-csv.ts';
import type { FileProblem } from './file-problem.ts';

function scanned(text: string, cut: number, delimiter: string, quote: '"' | "'"): number | string {
  const bytes = Buffer.from(text);
  const scanner = createCsvScanner(delimiter, quote);
  try {
    for (let start = 0; start < bytes.length; start += cut) scanner.scan(bytes.subarray(start, start + cut));
    return scanner.end();
  } catch (error) {
    return (error as FileProblem).problem.code;
  }
}

function parsed(text: string, delimiter: string, quote: string): number | string {
  const relaxed = { relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'] };
  try {
    return parse(text, { ...relaxed, delimiter, quote, escape: quote }).length;
  } catch {
    return 'open-quote';
  }
}

test.each([
  [',', '"'],
  [';', "'"],
  ['\t', '"'],
  ['|', "'"],
  [':', '"'],
] as const)('the scanner counts and refuses exactly what csv-parse does between %j and %j', (delimiter, quote) => {
  const text = fc
    .array(fc.constantFrom(quote, quote, delimiter, '\n', '\r\n', '\r', 'a', 'ü', ' '), { maxLength: 25 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (csv, cut) => {
      expect(scanned(csv, cut, delimiter, quote)).toBe(parsed(csv, delimiter, quote));
    }),
    { numRuns: 1500 },
  );
});

test('says in which line a quote opens that never closes', () => {
  expect(() => {
    const scanner = createCsvScanner(',');
    scanner.scan(Buffer.from('a,b\r\n1,"two\nlines"\n3,"four\n'));
    scanner.end();
  }).toThrow('A quote opens in line 4 and never closes.');
});

test('a row that never ends is refused before it fills the memory', () => {
  const scanner = createCsvScanner(',');
  expect(() => scanner.scan(Buffer.alloc(1024 * 1024 + 2, 'x'))).toThrow('longer than 1 MB');
});
