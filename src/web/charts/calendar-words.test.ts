import { expect, it } from 'vitest';
import { dayOf, dayWords, momentWords } from './calendar-words.ts';

it('takes the day from the zone of the company, not of the reader', () => {
  expect(dayOf('2011-12-31T23:30:00Z', 'Europe/Amsterdam')).toBe('2012-01-01');
});

it('tells days and moments in the words of a calendar', () => {
  expect(dayWords('2026-11-17')).toBe('17 Nov 2026');
  expect(momentWords('2026-11-17T09:08:00Z', 'Europe/Amsterdam')).toBe('17 Nov 2026, 10:08');
});
