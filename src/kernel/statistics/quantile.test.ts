import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countUpTo, quantile } from '#kernel/statistics/quantile.ts';

const sample = fc
  .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 50 })
  .map((values) => values.sort((a, b) => a - b));

describe('quantile', () => {
  it.each([
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.9, 3.7],
    [[7], 0.9, 7],
    [[10, 20], 0.25, 12.5],
    [[3, 3, 3, 9], 1, 9],
  ])('of %j at %d is %d', (ascending, share, expected) => {
    expect(quantile(ascending, share)).toBeCloseTo(expected, 12);
  });

  it('of nothing is nothing', () => expect(quantile([], 0.5)).toBeNull());
  it('refuses percentages', () => expect(() => quantile([1], 90)).toThrow(/Accepted: 0 to 1/));

  it('lies within the sample and never falls as the share grows', () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (values, a, b) => {
        const [low, high] = [quantile(values, Math.min(a, b))!, quantile(values, Math.max(a, b))!];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(values[0]!);
        expect(high).toBeLessThanOrEqual(values.at(-1)! + 1e-9);
      }),
    );
  });
});

describe('countUpTo', () => {
  it('counts the edge itself, as plain counting does', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: -1000, max: 1000 }), (values, edge) => {
        expect(countUpTo(values, edge)).toBe(values.filter((value) => value <= edge).length);
      }),
    );
  });
});
