import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, isCurrency, minorDigits, parseAmount } from '#kernel/money.ts';

describe('parseAmount', () => {
  it.each([
    ['1,234.50', '.', 'EUR', 123_450],
    ['1.234,50', ',', 'EUR', 123_450],
    ["1'234.5", '.', 'CHF', 123_450],
    ['1 234 567,8', ',', 'EUR', 123_456_780],
    ['€ 12', '.', 'EUR', 1200],
    ['12 EUR', '.', 'EUR', 1200],
    ['0.29', '.', 'EUR', 29],
    ['1.005', '.', 'EUR', 101],
    ['-3', '.', 'EUR', -300],
    ['(3.10)', '.', 'USD', -310],
    ['1234', '.', 'JPY', 1234],
    ['1.2345', '.', 'KWD', 1235],
    ['-0.001', '.', 'EUR', 0],
    ['.5', '.', 'EUR', 50],
  ] as const)('%s with %s in %s', (text, decimal, currency, minor) => {
    expect(parseAmount(text, decimal, currency)).toBe(minor);
  });

  it.each(['', 'n/a', '1.2.3', '--3', '(3', '1e5', '99999999999999999'])('does not read %j', (text) => {
    expect(parseAmount(text, '.', 'EUR')).toBeNull();
  });

  it('reads back every amount that is written plainly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        const text = `${minor < 0 ? '-' : ''}${Math.trunc(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
        expect(parseAmount(text, '.', 'EUR')).toBe(minor);
      }),
    );
  });
});

describe('currencies', () => {
  it('have their own number of digits', () => expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3]));
  it('are told from other words', () => expect(['EUR', 'eur', 'ABC'].map(isCurrency)).toEqual([true, false, false]));
  it('are written as people read them', () => expect(formatMoney({ amountMinor: 121_200_000, currency: 'EUR' })).toBe('€1,212,000.00'));
});
