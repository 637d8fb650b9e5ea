import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from '#platform/http/csv.ts';
import { withoutProtection } from './refusal-columns.ts';

test('a cell that was protected from spreadsheets comes back as it was, whatever it began with', () => {
  const beginning = fc.constantFrom('', "'", "''", '=', '+', '-', '@', '\t', '\r', "'=", "''-", "'-5", '-5', '+49 30');
  fc.assert(
    fc.property(beginning, fc.string({ unit: 'binary' }), (start, rest) => {
      const [cells] = parse(csvLine([`${start}${rest}`, 'x']), { record_delimiter: '\r\n' }) as string[][];
      expect(withoutProtection(cells![0]!)).toBe(`${start}${rest}`);
    }),
  );
  expect(csvLine(['=1+1'])).toBe("'=1+1\r\n");
});
