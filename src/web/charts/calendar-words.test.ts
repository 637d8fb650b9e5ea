import { expect, it } from 'vitest';
import { dayOf, dayWords } from './calendar-words.ts';

it('takes the day from the zone of the company, not of the reader', () => {
  expect(dayOf('2011-12-31T23:30:00Z', 'Europe/Amsterdam')).toBe('2012-01-01');
});

it('tells a day as calendars do', () => {
  expect(dayWords('2026-11-17')).toBe('17 Nov 2026');
});
