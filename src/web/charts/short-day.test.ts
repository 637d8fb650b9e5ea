import { expect, it } from 'vitest';
import { shortDayOf } from './short-day.ts';

it('leaves out the year that everybody knows, by the calendar of the company', () => {
  expect(shortDayOf('2026-02-09T09:00:00Z', 'Europe/Amsterdam', '2026-11-17T09:00:00Z')).toBe('9 Feb');
  expect(shortDayOf('2025-02-09T09:00:00Z', 'Europe/Amsterdam', '2026-11-17T09:00:00Z')).toBe('9 Feb 2025');
  expect(shortDayOf('2025-12-31T23:30:00Z', 'Europe/Amsterdam', '2026-11-17T09:00:00Z')).toBe('1 Jan');
});
