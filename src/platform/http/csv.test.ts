import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from '#platform/http/csv.ts';

it.each([
  [['a', 'b c', 3, null], 'a,b c,3,\r\n'],
  [['a,b', 'say "hi"', 'two\nlines'], '"a,b","say ""hi""","two\nlines"\r\n'],
  [['=1+1', '-2+3', '+A1', '-A1', '@SUM(A1)', '\tx'], "'=1+1,'-2+3,'+A1,'-A1,'@SUM(A1),'\tx\r\n"],
  [['+1 (555) 0100', '+49-30-901820', '-', '- 5'], '+1 (555) 0100,+49-30-901820,-,- 5\r\n'],
  [['+1\t2', '+1\n=2', '+1,5', '+cmd|x!A1'], `'+1\t2,"'+1\n=2","'+1,5",'+cmd|x!A1\r\n`],
  [[-12.5, '-12.5', '=HYPERLINK("http://x","y")'], `-12.5,-12.5,"'=HYPERLINK(""http://x"",""y"")"\r\n`],
])('writes %j', (cells, line) => expect(csvLine(cells)).toBe(line));

it('is read back by others as it was, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }), (cells) => {
      const [read] = parse(csvLine(cells), { record_delimiter: '\r\n' }) as string[][];
      expect(read!.map((cell, i) => (cell === `'${cells[i]!}` ? cells[i] : cell))).toEqual(cells);
      expect(read!.every((cell) => !/^[=@\t\r]/.test(cell) && !/^[+-].*[^\d .()-]/s.test(cell))).toBe(true);
    }),
  );
});
