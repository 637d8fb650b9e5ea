import { describe, expect, it } from 'vitest';
import { intervalScale } from './interval-geometry.ts';
import { barShares, stepShare } from './step-share.ts';

describe('barShares', () => {
  it('compares cohorts within one stage', () => {
    expect(
      barShares([
        [100, 50],
        [4, 8],
      ]),
    ).toEqual([
      [1, 0.5],
      [0.5, 1],
    ]);
  });
  it('shows the shape of the funnel when all are measured against one figure', () => {
    expect(barShares([[100], [25], [null]], 100)).toEqual([[1], [0.25], [0]]);
  });
  it('draws nothing for nobody', () => expect(barShares([[0, 0]])).toEqual([[0, 0]]));
});

describe('stepShare', () => {
  it('is of the step before', () => expect(stepShare(25, 100)).toBe(0.25));
  it('says nothing where nobody was', () => {
    expect(stepShare(0, 0)).toBeNull();
    expect(stepShare(7, null)).toBeNull();
  });
});

describe('intervalScale', () => {
  it('begins at zero and ends above the highest upper end', () => {
    const scale = intervalScale([{ share: 0.2, low: 0.17, high: 0.245 }, null], 300);
    expect(scale.ticks[0]!.label).toBe('0\u00a0%');
    expect(scale.x(0.245)).toBeLessThanOrEqual(293);
  });
  it('leaves out lines whose words would touch', () => {
    const xs = intervalScale([{ share: 0.2, low: 0.17, high: 0.245 }], 90).ticks.map((tick) => tick.x);
    for (const [index, x] of xs.slice(1).entries()) expect(x - xs[index]!).toBeGreaterThan(30);
  });
  it('keeps some scale when nobody won', () => {
    expect(intervalScale([{ share: 0, low: 0, high: 0 }], 300).x(0.05)).toBeGreaterThan(100);
  });
});
