import { expect, test } from 'vitest';
import type { ImportRun } from '#sources/schema.ts';
import { progressLine, summary } from './follow-run.ts';

const run = {
  id: 'im1',
  state: 'running',
  sourceName: 'Contacts',
  isLookingThrough: false,
  rowsRead: 12_000,
  rowsEstimated: 150_256,
  rowsPerSecond: 24_000,
  secondsLeft: 5.76,
  created: 11_000,
  changed: 0,
  unchanged: 999,
  refused: 1,
  warnings: [],
} as unknown as ImportRun;

test.each([
  [{}, '12,000 of 150,256 rows, 24,000 a second, 6 s left'],
  [{ secondsLeft: 100 }, '12,000 of 150,256 rows, 24,000 a second, 2 min left'],
  [{ secondsLeft: 9000 }, '12,000 of 150,256 rows, 24,000 a second, 2.5 h left'],
  [{ rowsPerSecond: null, secondsLeft: null }, '12,000 of 150,256 rows'],
  [{ isLookingThrough: true }, 'looking through the files to their ends'],
  [{ state: 'waiting' }, 'waiting for its turn'],
])('an import with %j is at: %s', (more, line) => {
  expect(progressLine({ ...run, ...more } as ImportRun)).toBe(line);
});

test('what came of it is told with its warnings, and how to see what was refused', () => {
  const warnings = [{ code: 'x', message: '3 deals name no account.', count: 3, firstRow: 2 }];
  expect(summary({ ...run, state: 'cancelled', warnings })).toBe(
    'Contacts: 12,000 rows read, 11,000 new, 999 same as before, 1 refused (cancelled).\nNote: 3 deals name no account.\nWhy rows were refused: entente imports refusals im1',
  );
});
