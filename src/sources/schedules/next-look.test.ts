import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { backOff, nextLook, type Rhythm } from './next-look.ts';

const next = (rhythm: Rhythm, zone: string, after: string) => new Date(nextLook(rhythm, zone, Date.parse(after))).toISOString();
const daily = (atMinute: number): Rhythm => ({ every: 'day', atMinute, weekday: null });

describe('when it comes round', () => {
  test.each<[string, Rhythm, string, string, string]>([
    ['later today', daily(11 * 60), 'Europe/Amsterdam', '2026-11-17T08:00:00Z', '2026-11-17T10:00:00.000Z'],
    ['tomorrow, from the moment itself', daily(11 * 60), 'Europe/Amsterdam', '2026-11-17T10:00:00Z', '2026-11-18T10:00:00.000Z'],
    ['the same wall clock after a clock change', daily(390), 'Europe/Amsterdam', '2026-10-24T10:00:00Z', '2026-10-25T05:30:00.000Z'],
    ['a time that the clock skips', daily(150), 'Europe/Amsterdam', '2026-03-28T12:00:00Z', '2026-03-29T01:30:00.000Z'],
    ['a time that the clock repeats, once', daily(150), 'Europe/Amsterdam', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    ['the day of the zone, not of Greenwich', daily(30), 'Pacific/Auckland', '2026-11-17T11:00:00Z', '2026-11-17T11:30:00.000Z'],
    ['every hour', { every: 'hour', atMinute: 15, weekday: null }, 'Asia/Kolkata', '2026-11-17T10:08:00Z', '2026-11-17T10:45:00.000Z'],
    ['next Monday', { every: 'week', atMinute: 360, weekday: 1 }, 'UTC', '2026-11-17T10:08:00Z', '2026-11-23T06:00:00.000Z'],
    ['this Tuesday', { every: 'week', atMinute: 1200, weekday: 2 }, 'UTC', '2026-11-17T10:08:00Z', '2026-11-17T20:00:00.000Z'],
  ])('%s', (_what, rhythm, zone, after, expected) => {
    expect(next(rhythm, zone, after)).toBe(expected);
  });

  test('always later, never more than a rhythm away, and at that time of the wall clock', () => {
    const zones = ['Europe/Amsterdam', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC', 'Asia/Kathmandu'];
    fc.assert(
      fc.property(
        fc.constantFrom('hour', 'day', 'week'),
        fc.nat(1439),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(...zones),
        fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }),
        (every, atMinute, weekday, zone, after) => {
          const at = nextLook({ every, atMinute, weekday }, zone, after);
          const longest = { hour: 2, day: 26, week: 7 * 24 + 2 }[every] * 3_600_000;
          expect(at > after && at - after <= longest).toBe(true);
          const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
          if (every === 'week') expect(local.dayOfWeek).toBe(weekday);
          const minute = local.hour * 60 + local.minute;
          // But for what a clock change skips.
          if (every !== 'hour' && minute !== atMinute) expect([30, 60]).toContain(minute - atMinute);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('after failures it waits longer and longer, at most a day', () => {
  expect([1, 2, 3, 7, 8, 1000].map((failures) => backOff(failures) / 60_000)).toEqual([15, 30, 60, 960, 1440, 1440]);
});
