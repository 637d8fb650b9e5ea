import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lyingPath, pathRoom, standingPath } from './path-geometry.ts';
import { gatherMoments } from './path-moments.ts';
import type { PathMoment } from './path-moments.ts';

const moment = (kind: PathMoment['kind'], lane: PathMoment['lane'], title: string = kind): PathMoment => ({
  at: '2026-02-09T09:00:00Z',
  kind,
  lane,
  title,
  detail: '',
});
const journey = [
  moment('captured', 'marketing'),
  ...Array.from({ length: 6 }, (_, index) => moment('touch', 'marketing', `touch ${index}`)),
  moment('offered', 'marketing'),
  moment('follow-up', 'sales'),
  moment('stage', 'sales'),
  moment('stage', 'sales'),
  moment('won', 'sales'),
];
const anyMoment = fc.constantFrom(
  moment('touch', 'marketing'),
  moment('offered', 'marketing'),
  moment('follow-up', 'sales'),
  moment('stage', 'sales'),
);

describe('gatherMoments', () => {
  it('gathers the longest run of plain moments and says how many', () => {
    const titles = gatherMoments(journey, 8).map((each) => each.title);
    expect(titles).toEqual(['captured', '6 more', 'offered', 'follow-up', 'stage', 'stage', 'won']);
  });

  it('leaves a path that fits as it is', () => expect(gatherMoments(journey, 12)).toEqual(journey));

  it('always fits its room and keeps both ends', () => {
    fc.assert(
      fc.property(fc.array(anyMoment, { minLength: 1, maxLength: 80 }), fc.integer({ min: 3, max: 20 }), (moments, room) => {
        const shown = gatherMoments(moments, room);
        expect(shown.length).toBeLessThanOrEqual(Math.max(room, 3));
        expect(shown.map((each) => each.title)).not.toContain('1 more');
        expect(shown[0]).toEqual(moments[0]);
        expect(shown.at(-1)).toEqual(moments.at(-1));
      }),
    );
  });
});

describe('lyingPath', () => {
  it('keeps every mark inside and words of neighbours apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 1400 }), fc.array(anyMoment, { minLength: 2, maxLength: 40 }), (width, moments) => {
        const drawn = lyingPath(gatherMoments(moments, pathRoom(width)), width);
        const xs = drawn.moments.map((placed) => placed.x);
        expect(Math.max(...xs)).toBeLessThanOrEqual(width - 60);
        for (const [index, x] of xs.slice(1).entries()) expect(x - xs[index]!).toBeGreaterThanOrEqual(100);
      }),
    );
  });

  it('crosses once where the lead is handed over', () => {
    const sides = lyingPath(journey, 1360).stretches.map((stretch) => stretch.side);
    expect(sides.filter((side) => side === 'to-sales')).toHaveLength(1);
  });

  it('tells what is still ahead from what has been', () => {
    const drawn = lyingPath([moment('captured', 'marketing'), moment('offered', 'marketing'), moment('pending', 'sales')], 900);
    expect(drawn.stretches.map((stretch) => stretch.side)).toEqual(['marketing', 'ahead', 'ahead']);
  });
});

describe('standingPath', () => {
  it('grows with its moments and stays inside the phone', () => {
    const drawn = standingPath(journey, 358);
    expect(drawn.height).toBeGreaterThan(drawn.moments.at(-1)!.y);
    expect(drawn.moments.every((placed) => placed.x < 60)).toBe(true);
  });
});
