import { expect, test } from 'vitest';
import { createAmountReader } from './read-amount.ts';

test.each([
  ['EUR', '.', '1,200.50', 120050],
  ['EUR', ',', '1.200,5', 120050],
  ['EUR', '.', '€ 12', 1200],
  ['EUR', '.', 'EUR 12.10', 1210],
  ['JPY', '.', '1200', 1200],
  ['KWD', '.', '1.234', 1234],
  ['EUR', '.', '-0.05', -5],
  ['EUR', '.', '5.000', 500],
  ['EUR', '.', "1'200.00", 120000],
] as const)('%s with %s: %s is %d minor units', (currency, decimal, cell, minor) => {
  expect(createAmountReader(currency, decimal)(cell)).toBe(minor);
});

test.each([
  ['EUR', '.', '12.345'],
  ['JPY', '.', '12.5'],
  ['EUR', '.', '1.200,50'],
  ['EUR', '.', '12,34'],
  ['EUR', '.', 'twelve'],
  ['EUR', '.', '99999999999999999'],
] as const)('%s with %s: %s is refused, never rounded', (currency, decimal, cell) => {
  expect(createAmountReader(currency, decimal)(cell)).toMatchObject({ code: 'not-an-amount' });
});
