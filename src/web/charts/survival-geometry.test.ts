import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { survivalGeometry } from './survival-geometry.ts';
import type { SurvivalPoint } from './survival-geometry.ts';
import { waitAxis } from './wait-axis.ts';

const point = (seconds: number, waiting: number): SurvivalPoint => ({
  seconds,
  waiting,
  low: Math.max(0, waiting - 0.05),
  high: Math.min(1, waiting + 0.05),
});

describe('waitAxis', () => {
  it('keeps labels apart at every width and always in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e5 }),
        fc.integer({ min: 1, max: 4e7 }),
        fc.integer({ min: 120, max: 1400 }),
        (shortest, longest, width) => {
          const { ticks } = waitAxis(shortest, longest, width, 'wall');
          const gaps = ticks.slice(1).map((tick, index) => tick.x - ticks[index]!.x);
          expect(gaps.every((gap) => gap >= 52)).toBe(true);
          expect(ticks.every((tick) => tick.x >= 0 && tick.x <= width)).toBe(true);
        },
      ),
    );
  });

  it('has no days in business time', () => {
    const labels = waitAxis(60, 500_000, 1200, 'business').ticks.map((tick) => tick.label);
    expect(labels).toEqual(['1 min', '5 min', '15 min', '1 h', '4 h', '8 h', '24 h', '80 h']);
  });
});

describe('survivalGeometry', () => {
  const points = [point(30, 0.99), point(120, 0.8), point(2000, 0.5), point(90_000, 0)];

  it('marks the median on the half line, where the curve crosses it', () => {
    const drawn = survivalGeometry(points, 2000, 660, 272, 'wall');
    expect(drawn.median!.y).toBe(drawn.levels.find((level) => level.label === '50')!.y);
    expect(drawn.median!.label.replaceAll('\u00a0', ' ')).toBe('half within 33 min 20 s');
  });

  it('draws no median where it is not reached', () => {
    expect(survivalGeometry([point(30, 0.9), point(90, 0.7)], null, 660, 272, 'wall').median).toBeNull();
  });

  it('keeps the words of the median inside the drawing, also on a phone', () => {
    for (const width of [300, 358, 660]) {
      const { median } = survivalGeometry(points, 2000, width, 272, 'wall');
      const left = median!.anchor === 'end' ? median!.labelX - median!.label.length * 6.4 : median!.labelX;
      expect(left).toBeGreaterThanOrEqual(0);
    }
  });

  it('goes down only, inside the plot, at any width', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1e6 }), { minLength: 2, maxLength: 300 }),
        fc.integer({ min: 280, max: 1400 }),
        (waits, width) => {
          const times = waits.sort((one, other) => one - other);
          const curve = times.map((seconds, index) => point(seconds, 1 - (index + 1) / times.length));
          const drawn = survivalGeometry(curve, null, width, 272, 'wall');
          const numbers = drawn.linePath
            .slice(1)
            .split(/[LM]/)
            .map((pair) => pair.split(',').map(Number));
          for (const [index, [x, y]] of numbers.entries()) {
            expect(x).toBeLessThanOrEqual(drawn.plotWidth + 0.1);
            if (index > 0) expect(y!).toBeGreaterThanOrEqual(numbers[index - 1]![1]! - 0.1);
          }
          expect(numbers.length).toBeLessThanOrEqual(drawn.plotWidth * 4 + 4);
        },
      ),
    );
  });

  it('starts where people begin to be called, not at one second', () => {
    const late = survivalGeometry([point(4000, 0.9), point(90_000, 0)], null, 660, 272, 'wall');
    expect(late.ticks[0]!.label).toBe('1 h');
  });

  it('starts there too when many never waited at all, and begins at their share', () => {
    const drawn = survivalGeometry([point(0, 0.7), point(400, 0.6), point(9000, 0)], null, 660, 272, 'business');
    expect(drawn.ticks[0]!.label).toBe('5 min');
    const [, y] = /^M0,([\d.]+)/.exec(drawn.linePath)!;
    expect(Number(y)).toBeCloseTo(drawn.floor - 0.7 * (drawn.floor - 12), 0);
  });
});
