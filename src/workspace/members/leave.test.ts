import { expect, test } from 'vitest';
import { awayOn, overlapping } from '#workspace/members/leave.ts';
import { usualHours } from '#workspace/company.ts';

const calendar = { workingHours: usualHours, holidays: ['2026-12-25'] };
const leaves = [{ startsOn: '2026-11-12', endsOn: '2026-11-20' }];

test('away from the first to the last day, and back on the next day that is worked', () => {
  expect(awayOn('2026-11-11', leaves, calendar)).toBeNull();
  expect(awayOn('2026-11-12', leaves, calendar)).toEqual({ until: '2026-11-22', backOn: '2026-11-23' });
  expect(awayOn('2026-11-20', leaves, calendar)).toEqual({ until: '2026-11-22', backOn: '2026-11-23' });
  expect(awayOn('2026-11-21', leaves, calendar)).toBeNull();
});

test('holidays and leave that follows are no days of coming back', () => {
  const two = [
    { startsOn: '2026-12-21', endsOn: '2026-12-24' },
    { startsOn: '2026-12-28', endsOn: '2026-12-28' },
  ];
  expect(awayOn('2026-12-22', two, calendar)?.backOn).toBe('2026-12-29');
});

test('who has no working hours at all is back the day after', () => {
  const never = { ...calendar, workingHours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } };
  expect(awayOn('2026-11-12', leaves, never)?.backOn).toBe('2026-11-21');
});

test('leaves overlap when they share a day', () => {
  const touching = (startsOn: string, endsOn: string) => overlapping({ startsOn, endsOn }, leaves);
  expect(touching('2026-11-20', '2026-11-25')).toEqual(leaves[0]);
  expect(touching('2026-11-01', '2026-11-30')).toEqual(leaves[0]);
  expect(touching('2026-11-21', '2026-11-25')).toBeUndefined();
});
