import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sourceMarks } from './source-marks.ts';

it.each([
  [
    ['CRM', 'Shop'],
    ['C', 'S'],
  ],
  [
    ['Marketing mails', 'Marketing events'],
    ['MM', 'ME'],
  ],
  [
    ['CRM', 'Calls'],
    ['CR', 'CA'],
  ],
  [
    ['Leads 2011', 'Loans'],
    ['L2', 'LO'],
  ],
  [
    ['Leads of March', 'Leads of May'],
    ['L1', 'L2'],
  ],
  [
    ['', 'CRM'],
    ['?', 'C'],
  ],
])('%o are marked %o', (sources, marks) => expect(sources.map((source) => sourceMarks(sources).get(source))).toEqual(marks));

it('gives no two sources the same mark', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ maxLength: 8 })), (sources) => {
      expect(new Set(sourceMarks(sources).values()).size).toBe(sources.length);
    }),
  );
});
