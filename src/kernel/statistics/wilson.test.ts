import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '#kernel/statistics/wilson.ts';

describe('wilson', () => {
  it.each([
    [4, 20, 0.08066, 0.41602],
    [0, 10, 0, 0.27753],
    [1, 3, 0.06149, 0.79234],
    [12, 50, 0.14297, 0.37413],
    [12, 20, 0.38658, 0.78119],
  ])('%d of %d lies between %d and %d', (successes, trials, low, high) => {
    expect(wilson(successes, trials).low).toBeCloseTo(low, 5);
    expect(wilson(successes, trials).high).toBeCloseTo(high, 5);
  });

  it('knows nothing without trials', () => expect(wilson(0, 0)).toEqual({ low: 0, high: 1 }));
  it('refuses more successes than trials', () => expect(() => wilson(3, 2)).toThrow('3 of 2'));

  it('holds the share, stays within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (successes, failures) => {
        const trials = successes + failures;
        fc.pre(trials > 0);
        const { low, high } = wilson(successes, trials);
        const mirrored = wilson(failures, trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
        expect(high).toBeLessThanOrEqual(1);
        expect(mirrored.low).toBeCloseTo(1 - high, 10);
      }),
    );
  });
});
