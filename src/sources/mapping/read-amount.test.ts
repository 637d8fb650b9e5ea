import fc from 'fast-check';
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
  ['EUR', '.', '0.500', 50],
  ['EUR', '.', '1200.0000', 120000],
  ['EUR', '.', '1,200.000', 120000],
  ['EUR', ',', '1.200', 120000],
  ['EUR', '.', "1'200.00", 120000],
  ['EUR', '.', '12.50€', 1250],
  ['EUR', '.', '-€12.50', -1250],
  ['EUR', '.', '€(12.50)', -1250],
  ['EUR', '.', '(1,200.50)', -120050],
  ['EUR', ',', '1.200,50-', -120050],
  ['EUR', ',', '1 200,50 EUR', 120050],
  ['EUR', '.', '\u221212', -1200],
  ['EUR', '.', '-0', 0],
  ['EUR', '.', '.5', 50],
  ['USD', '.', 'US$ 12', 1200],
  ['CAD', '.', 'CA$12.5', 1250],
  ['BRL', ',', '- R$ 1.200,50', -120050],
  ['CHF', '.', "Fr. 1'200.00", 120000],
  ['PLN', ',', '1\u00a0200,50 zł', 120050],
  ['JPY', '.', '￥1200', 1200],
  ['INR', '.', '₹12,34,567.00', 123456700],
] as const)('%s with %s: %s is %d minor units', (currency, decimal, cell, minor) => {
  expect(createAmountReader(currency, decimal)(cell)).toBe(minor);
});

test.each([
  ['EUR', '.', '12.345'],
  ['EUR', '.', '1.200'],
  ['EUR', '.', '€ 4.500'],
  ['EUR', ',', '12,000'],
  ['JPY', '.', '3.500'],
  ['JPY', '.', '12.5'],
  ['EUR', '.', '1.200,50'],
  ['EUR', '.', '12,34'],
  ['EUR', '.', 'twelve'],
  ['EUR', '.', '12,34,567.00'],
  ['EUR', '.', '1e5'],
  ['EUR', '.', '12k'],
  ['EUR', '.', '(-12)'],
  ['EUR', '.', '-'],
  ['EUR', '.', '50%'],
  ['EUR', '.', '99999999999999999'],
] as const)('%s with %s: %s is refused, never rounded', (currency, decimal, cell) => {
  expect(createAmountReader(currency, decimal)(cell)).toMatchObject({ code: 'not-an-amount' });
});

test.each([
  ['EUR', '$12', 'Not an amount in EUR, but with $: $12'],
  ['EUR', '12 USD', 'Not an amount in EUR, but with USD: 12 USD'],
  ['USD', '€ 12', 'Not an amount in USD, but with €: € 12'],
  ['JPY', '12.5', 'Not an amount in JPY, which has 0 decimals: 12.5'],
])('an amount in %s that says %s is not taken for it', (currency, cell, said) => {
  expect(createAmountReader(currency, '.')(cell)).toMatchObject({ said });
});

test('an amount that can be read both ways says so', () => {
  expect(createAmountReader('EUR', '.')('€ 1.200')).toMatchObject({ said: 'Either 1200 or 1.20 EUR: € 1.200' });
});

test('every amount is read back from how it is written, in any currency, with points or commas', () => {
  const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', 'USD', 'BRL');
  fc.assert(
    fc.property(currencies, fc.constantFrom('en', 'de'), fc.integer({ min: -1e12, max: 1e12 }), (currency, locale, minor) => {
      const digits = { EUR: 2, JPY: 0, KWD: 3, USD: 2, BRL: 2 }[currency]!;
      const text = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 10 ** digits);
      expect(createAmountReader(currency, locale === 'en' ? '.' : ',')(text)).toBe(minor);
    }),
  );
});
