import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier, restrictedMean, survivalAt, survivalMedian } from '#kernel/statistics/kaplan-meier.ts';

/** Weeks in remission of 42 children (Freireich and others 1963): the classic example of censored waits. */
const treated = kaplanMeier([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
const placebo = kaplanMeier([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], []);
/** Times 1 2 2 4 5 8 8 10 with events 1 1 0 1 0 1 0 0. */
const eight = kaplanMeier([1, 2, 4, 8], [2, 5, 8, 10]);

describe('the Kaplan-Meier estimate', () => {
  it('has the published medians of the remission data', () => {
    expect(survivalMedian(treated)).toBe(23);
    expect(survivalMedian(placebo)).toBe(8);
  });

  it('is 64/85 after ten weeks, with its Greenwood error', () => {
    expect(survivalAt(treated, 10).share).toBeCloseTo(64 / 85, 12);
    const greenwood = 3 / (21 * 18) + 1 / (17 * 16) + 1 / (15 * 14);
    expect(treated.standardError[2]).toBeCloseTo((64 / 85) * Math.sqrt(greenwood), 12);
  });

  it('has the steps, the median and the restricted mean of the eight-row example', () => {
    expect([...eight.survival]).toEqual([7 / 8, 3 / 4, 3 / 5, 2 / 5].map((share) => expect.closeTo(share, 12)));
    expect(survivalMedian(eight)).toBe(8);
    expect(restrictedMean(eight, 8)).toBeCloseTo(231 / 40, 12);
  });

  it('says nothing about a median that was not reached', () => {
    expect(survivalMedian(kaplanMeier([1], [2, 3, 4]))).toBeNull();
    expect(survivalMedian(kaplanMeier([], []))).toBeNull();
  });

  it('takes exactly one half as reached, however many factors led there', () => {
    const waits = Float64Array.from({ length: 100_000 }, (_, i) => i + 1);
    expect(survivalMedian(kaplanMeier(waits, []))).toBe(50_000);
  });

  it('counts whoever is censored at a time as waiting until then', () => {
    expect(kaplanMeier([5], [5]).atRisk[0]).toBe(2);
    expect(kaplanMeier([5], [4]).atRisk[0]).toBe(1);
  });

  it('is one minus the share that happened when nobody is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1 }), fc.nat(25), (waits, time) => {
        const estimate = kaplanMeier(
          waits.sort((a, b) => a - b),
          [],
        );
        expect(survivalAt(estimate, time).share).toBeCloseTo(waits.filter((wait) => wait > time).length / waits.length, 9);
      }),
    );
  });

  it('falls, stays within 0 and 1, inside its interval; and equals the product taken one person at a time', () => {
    const waits = fc.array(fc.tuple(fc.nat(12), fc.boolean()), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(waits, fc.nat(15), (people, time) => {
        const of = (happened: boolean) =>
          people
            .filter((person) => person[1] === happened)
            .map((person) => person[0])
            .sort((a, b) => a - b);
        const { share, low, high } = survivalAt(kaplanMeier(of(true), of(false)), time);
        expect(share).toBeCloseTo(oneAtATime(people, time), 9);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(share);
        expect(share).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

/** At tied times (1 - 1/n)(1 - 1/(n-1)) ... = 1 - d/n, so people can be taken singly: events first, then the censored. */
function oneAtATime(people: readonly [wait: number, happened: boolean][], time: number): number {
  const sorted = [...people].sort((a, b) => a[0] - b[0] || Number(b[1]) - Number(a[1]));
  return sorted.reduce((share, [wait, happened], i) => (happened && wait <= time ? share * (1 - 1 / (sorted.length - i)) : share), 1);
}
