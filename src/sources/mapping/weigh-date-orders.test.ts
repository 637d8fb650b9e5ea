import { expect, test } from 'vitest';
import { isFarAhead } from './calendar.ts';
import { hasShortYears } from './moment-patterns.ts';
import { isAmbiguous, weighDateOrders } from './weigh-date-orders.ts';

test('a column of which every day is one in both orders says nothing about which is right', () => {
  const orders = weighDateOrders(['1/2/2026', '3/4/2026', '5/5/2026', ''], 'M/D/YYYY');
  expect(orders).toEqual({ format: 'M/D/YYYY', other: 'D/M/YYYY', onlyThis: 0, onlyOther: 0, either: 2, example: '1/2/2026' });
  expect(isAmbiguous(orders)).toBe(true);
});

test('one day that only one order can read settles the column; days of the other order are counted', () => {
  expect(weighDateOrders(['1/2/2026', '1/13/2026', '13/1/2026'], 'M/D/YYYY')).toMatchObject({ onlyThis: 1, onlyOther: 1, either: 1 });
  expect(isAmbiguous(weighDateOrders(['1/2/2026', '1/13/2026'], 'M/D/YYYY'))).toBe(false);
  expect(isAmbiguous(weighDateOrders(['5/5/2026'], 'M/D/YYYY'))).toBe(false);
});

test.each([undefined, 'ISO', 'unix', 'excel', 'D MMM YYYY'])('%s leaves no choice', (format) => {
  expect(weighDateOrders(['2026-02-03'], format)).toBeNull();
});

test('what is read with a grain of salt can be asked: years of two digits, moments far ahead', () => {
  expect(['M/D/YY', 'M/D/YYYY', undefined].map(hasShortYears)).toEqual([true, false, false]);
  const now = Date.UTC(2026, 0, 1);
  expect([Date.UTC(2035, 0, 1), Date.UTC(2050, 0, 1)].map((at) => isFarAhead(at, now))).toEqual([false, true]);
});
