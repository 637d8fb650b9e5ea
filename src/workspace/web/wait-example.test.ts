import { expect, test } from 'vitest';
import { usualWeek } from '#workspace/web/week-words.ts';
import { waitExample } from '#workspace/web/wait-example.ts';

test('the example is made of the hours themselves', () => {
  expect(waitExample(usualWeek)).toBe('A lead offered on Friday 16:50 and called on Monday 09:10 has waited 20\u00a0minutes.');
  const week = { ...usualWeek, mon: [['08:30', '12:00']] as [string, string][], sat: [['10:00', '14:00']] as [string, string][] };
  expect(waitExample(week)).toContain('Saturday 13:50 and called on Monday 08:40');
});

test('no example where there is none', () => {
  const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  expect(waitExample(none)).toBe('');
  expect(waitExample({ ...none, mon: [['09:00', '17:00']] })).toBe('');
  expect(waitExample({ ...usualWeek, fri: [['09:00', 'noon']] })).toBe('');
  expect(waitExample({ ...usualWeek, fri: [['09:00', '09:05']] })).toBe('');
});
