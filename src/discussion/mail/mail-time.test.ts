import { describe, expect, test } from 'vitest';
import { createBusinessTime } from '#kernel/business-time.ts';
import { daysOfLeave, mailDueAt, type Pace } from '#discussion/mail/mail-time.ts';

const nineToFive = [['09:00', '17:00']] as const;
const workingHours = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive, sat: [], sun: [] };

function due(noticedAt: string, pace: Pace, options: { timeZone?: string; off?: string[] } = {}): string | null {
  const { timeZone = 'Europe/Amsterdam', off = [] } = options;
  const at = mailDueAt(Date.parse(noticedAt), pace, { timeZone, time: createBusinessTime({ timeZone, workingHours, holidays: off }) });
  return at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z');
}

describe('when a notice is due by mail', () => {
  // Tuesday 17 November 2026; Amsterdam is an hour ahead.
  test.each([
    ['2026-11-17T10:00:00Z', 'at-once', '2026-11-17T10:02:00Z', 'two minutes later, within working hours'],
    ['2026-11-17T16:30:00Z', 'at-once', '2026-11-18T08:00:00Z', 'after hours: the next morning'],
    ['2026-11-20T16:30:00Z', 'at-once', '2026-11-23T08:00:00Z', 'on a Friday evening: Monday'],
    ['2026-11-17T05:00:00Z', 'daily', '2026-11-17T08:00:00Z', 'before the day began: with it'],
    ['2026-11-17T08:00:00Z', 'daily', '2026-11-18T08:00:00Z', 'at the very beginning: with the next day'],
    ['2026-11-20T10:00:00Z', 'daily', '2026-11-23T08:00:00Z', 'on a Friday: Monday'],
    ['2026-11-17T10:00:00Z', 'weekly', '2026-11-23T08:00:00Z', 'in the week: next Monday'],
    ['2026-11-23T05:00:00Z', 'weekly', '2026-11-23T08:00:00Z', 'on Monday before work: with it'],
    ['2026-11-17T10:00:00Z', 'never', null, 'not by mail'],
  ] as const)('%s %s is %s: %s', (noticedAt, pace, at, _why) => {
    expect(due(noticedAt, pace)).toBe(at);
  });

  test('it waits for the end of leave and of holidays, in the zone of the member', () => {
    const off = daysOfLeave([{ startsOn: '2026-11-18', endsOn: '2026-11-24' }], '2026-01-01', '2026-12-31');
    expect(off).toHaveLength(7);
    expect(due('2026-11-17T16:30:00Z', 'at-once', { off })).toBe('2026-11-25T08:00:00Z');
    expect(due('2026-11-17T10:00:00Z', 'weekly', { off })).toBe('2026-11-25T08:00:00Z');
    expect(due('2026-11-17T10:00:00Z', 'daily', { timeZone: 'America/New_York' })).toBe('2026-11-17T14:00:00Z');
  });

  test('whoever has no working hours is told at once, and by day at midnight', () => {
    const never = { deadline: () => null };
    expect(mailDueAt(0, 'at-once', { timeZone: 'UTC', time: never })).toBe(120_000);
    expect(mailDueAt(1, 'daily', { timeZone: 'UTC', time: never })).toBe(86_400_000);
  });
});
