import { expect, test } from 'vitest';
import { auditDays, dayInWords } from '#workspace/web/audit-days.ts';

const event = (id: string, at: string) => ({
  id,
  at,
  name: 'member.invited',
  sentence: 'Ana Ruiz invited a seller',
  about: null,
  actor: { kind: 'member' as const, name: 'Ana Ruiz', team: 'marketing' as const },
});

test('an event belongs to the day of the company, not of the browser', () => {
  const events = [event('b', '2026-11-17T23:30:00Z'), event('a', '2026-11-17T10:00:00Z')];
  expect(auditDays(events, 'UTC').map((day) => day.day)).toEqual(['2026-11-17']);
  expect(auditDays(events, 'Asia/Tokyo').map((day) => [day.day, day.events.length])).toEqual([
    ['2026-11-18', 1],
    ['2026-11-17', 1],
  ]);
});

test('days are said as people say them', () => {
  expect(dayInWords('2026-11-17', '2026-11-17')).toBe('Today');
  expect(dayInWords('2026-11-16', '2026-11-17')).toBe('Yesterday');
  expect(dayInWords('2026-11-10', '2026-11-17')).toBe('Tuesday 10 November 2026');
});
