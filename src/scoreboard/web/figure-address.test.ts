import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFigure, rowsAddress, writeFigure } from './figure-address.ts';
import { readSearch } from './scoreboard-search.ts';

it('comes back whole, whatever stages and values are called', () => {
  const text = fc.string({ minLength: 1, unit: 'grapheme' });
  const address = fc.record({
    measure: fc.constantFrom('funnel' as const, 'response-times' as const),
    figure: text,
    cohort: fc.option(text),
    value: fc.option(fc.string()),
  });
  fc.assert(
    fc.property(address, (each) => {
      expect(readFigure(writeFigure(each))).toEqual(each);
    }),
  );
});

it.each(['', 'funnel', 'credit/x', '%E0%A4%A/x'])('opens nothing for %j', (text) => expect(readFigure(text)).toBeNull());

it('stays readable', () => {
  expect(writeFigure({ measure: 'funnel', figure: 'Won', cohort: '2011-10', value: null })).toBe('funnel/Won/2011-10');
});

it('says how the columns are cut where one of them is opened: only that tells where "earlier" ends', () => {
  const door = { measure: 'funnel', figure: 'Won', cohort: 'earlier', value: null } as const;
  const params = (figure: Parameters<typeof rowsAddress>[0]) =>
    new URL(rowsAddress(figure, readSearch({}), 'quarter')('rows'), 'http://x').searchParams;
  expect(params(door).get('every')).toBe('quarter');
  expect(params({ ...door, cohort: null }).has('every')).toBe(false);
});
