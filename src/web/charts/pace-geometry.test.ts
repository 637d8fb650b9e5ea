import { expect, test } from 'vitest';
import { dayAfter, paceGeometry } from './pace-geometry.ts';

const quarter = { from: '2026-10-01', to: '2026-12-31' };

test('a line begins at nothing and ends today, on the scale of whatever is higher', () => {
  const drawn = paceGeometry({ ...quarter, days: [0, 10, 30], before: [20, 40, 40, 60] }, 404, 196);
  expect(drawn.now).toMatchObject({ value: 30, anchor: 'start' });
  expect(drawn.now.x).toBeCloseTo((3 / 92) * 400, 6);
  expect(drawn.path.split('L')).toHaveLength(4);
  // Half as high as the end of the period before.
  expect(174 - drawn.now.y).toBeCloseTo((174 - drawn.last!.labelY - 6) / 2, 6);
  expect(drawn.ticks.map(({ day }) => day)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01', '2026-12-31']);
});

test('nothing yet, and nothing before', () => {
  const drawn = paceGeometry({ ...quarter, days: [], before: [] }, 404, 196);
  expect(drawn).toMatchObject({ beforePath: '', last: null, now: { x: 0, y: 174, value: 0 } });
});

test('late in the period the word stands before its point', () => {
  expect(paceGeometry({ ...quarter, days: Array.from({ length: 80 }, () => 1), before: [] }, 404, 196).now.anchor).toBe('end');
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
});
