import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createBusinessTime } from '#kernel/business-time.ts';
import { weekdays, type WorkingHours, type WorkingWindow } from '#kernel/working-hours.ts';
import { realData } from '#test/real-data.ts';

const everyDay = (...windows: WorkingWindow[]): WorkingHours => ({
  mon: windows,
  tue: windows,
  wed: windows,
  thu: windows,
  fri: windows,
  sat: windows,
  sun: windows,
});
const mondayToFriday = (...windows: WorkingWindow[]): WorkingHours => ({ ...everyDay(...windows), sat: [], sun: [] });
const company = (timeZone: string, workingHours: WorkingHours, holidays: string[] = []) =>
  createBusinessTime({ timeZone, workingHours, holidays });
const minute = 60;

/** A local time of a zone, or a moment where the text ends with Z. */
const at = (text: string, timeZone = 'UTC') =>
  text.endsWith('Z') ? Date.parse(text) : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;

const newYork = 'America/New_York';
const nineToFive = mondayToFriday(['09:00', '17:00']);
const roundTheClock = everyDay(['00:00', '24:00']);
const golden: [what: string, zone: string, hours: WorkingHours, from: string, to: string, seconds: number, holidays?: string[]][] = [
  ['a weekend that loses an hour', newYork, nineToFive, '2025-03-07T16:00', '2025-03-10T10:30', 150 * minute],
  ['a weekend that gains an hour', newYork, nineToFive, '2025-10-31T16:00', '2025-11-03T10:30', 150 * minute],
  ['noon to noon over a lost hour', newYork, roundTheClock, '2025-03-08T12:00', '2025-03-09T12:00', 1380 * minute],
  ['noon to noon over a gained hour', newYork, roundTheClock, '2025-11-01T12:00', '2025-11-02T12:00', 1500 * minute],
  ['a window with a lost hour in it', newYork, everyDay(['01:00', '05:00']), '2025-03-09T00:00', '2025-03-10T00:00', 180 * minute],
  ['a window with a gained hour in it', newYork, everyDay(['00:00', '04:00']), '2025-11-02T00:00', '2025-11-03T00:00', 300 * minute],
  [
    'Berlin over its own clock change',
    'Europe/Berlin',
    mondayToFriday(['09:00', '18:00']),
    '2025-03-28T15:30:00Z',
    '2025-03-31T08:00:00Z',
    150 * minute,
  ],
  [
    'Christmas',
    'Europe/Berlin',
    mondayToFriday(['09:00', '18:00']),
    '2025-12-24T15:00',
    '2025-12-29T11:00',
    300 * minute,
    ['2025-12-25', '2025-12-26'],
  ],
  ['a few seconds around a weekend', 'UTC', nineToFive, '2023-12-01T16:58', '2023-12-04T09:01:01', 181],
  ['one working day', 'UTC', nineToFive, '2024-01-01T10:00', '2024-01-01T12:00', 7200],
  ['a weekend and a holiday', 'UTC', nineToFive, '2024-01-12T10:00', '2024-01-16T12:00', 36_000, ['2024-01-15']],
  ['the last day counts', 'UTC', nineToFive, '2024-01-01T09:00', '2024-01-02T17:00', 16 * 3600],
  ['a lunch break', 'UTC', mondayToFriday(['09:00', '12:00'], ['13:00', '17:30']), '2024-01-01T11:00', '2024-01-01T14:00', 2 * 3600],
  [
    'overlapping windows count once',
    'UTC',
    mondayToFriday(['09:00', '13:00'], ['12:00', '15:00']),
    '2024-01-01T00:00',
    '2024-01-02T00:00',
    6 * 3600,
  ],
  ['nothing between a moment and itself', 'UTC', nineToFive, '2024-01-01T10:00', '2024-01-01T10:00', 0],
  ['nothing backwards', 'UTC', nineToFive, '2024-01-01T12:00', '2024-01-01T10:00', 0],
];

describe('working seconds between two moments', () => {
  it.each(golden)('%s', (_what, zone, hours, from, to, seconds, holidays = []) => {
    expect(company(zone, hours, holidays).elapsedSeconds(at(from, zone), at(to, zone))).toBe(seconds);
  });

  it('uses the offset of the day, not of today', () => {
    const berlin = company('Europe/Berlin', nineToFive);
    expect(berlin.isWorkingTime(at('2025-01-15T08:30:00Z'))).toBe(true);
    expect(berlin.isWorkingTime(at('2025-07-15T08:30:00Z'))).toBe(true);
    expect(berlin.isWorkingTime(at('2025-01-15T07:30:00Z'))).toBe(false);
    expect(berlin.isWorkingTime(at('2025-07-15T07:30:00Z'))).toBe(true);
  });

  it('takes moments beyond its calendar as the nearest edge', () => {
    const open = company('UTC', roundTheClock);
    expect(open.elapsedSeconds(at('2199-12-31T23:00:00Z'), Date.UTC(9999, 0, 1))).toBe(3600);
    expect(open.elapsedSeconds(Date.UTC(1200, 0, 1), at('1900-01-01T01:00:00Z'))).toBe(3600);
  });
});

describe('the moment at which working time has passed', () => {
  const office = company('UTC', nineToFive);
  it.each([
    ['the same day', '2024-01-01T10:00', 3600, '2024-01-01T11:00'],
    ['the next day', '2024-01-01T16:00', 7200, '2024-01-02T10:00'],
    ['over a weekend', '2024-01-05T16:30', 3600, '2024-01-08T09:30'],
    ['inside a day', '2024-01-03T10:00', 7200, '2024-01-03T12:00'],
    ['from before opening', '2024-01-03T07:00', 7200, '2024-01-03T11:00'],
    ['four hours from late afternoon', '2024-01-03T16:00', 14_400, '2024-01-04T12:00'],
    ['ending with the week, not with the next opening', '2024-01-05T16:00', 3600, '2024-01-05T17:00'],
    ['no time at all, out of hours', '2024-01-06T03:00', 0, '2024-01-06T03:00'],
  ])('%s', (_what, from, seconds, deadline) => {
    expect(office.deadline(at(from), seconds)).toBe(at(deadline));
  });

  it('is never for a company that never works', () => {
    expect(company('UTC', everyDay()).deadline(at('2024-01-01T10:00'), 1)).toBeNull();
  });

  it('refuses negative lengths', () => {
    expect(() => office.deadline(0, -1)).toThrow(/Accepted: 0 or more/);
  });
});

describe('whatever the hours, the zone and the moments', () => {
  const window = fc
    .tuple(fc.nat(47), fc.integer({ min: 1, max: 48 }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b, Math.min(a, b) + 1)] as const)
    .map(([opens, closes]): WorkingWindow => [clock(opens), clock(closes)]);
  const hours = fc.record(
    Object.fromEntries(weekdays.map((day) => [day, fc.array(window, { maxLength: 2 })])),
  ) as fc.Arbitrary<WorkingHours>;
  const zone = fc.constantFrom(newYork, 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'UTC');
  // Around clock changes of these zones, to the second.
  const moment = fc
    .tuple(
      fc.constantFrom('2025-03-09', '2025-11-02', '2025-03-30', '2025-10-26', '2018-11-04', '2025-04-06'),
      fc.integer({ min: -250_000, max: 250_000 }),
    )
    .map(([day, seconds]) => Date.parse(`${day}T00:00:00Z`) + seconds * 1000);
  const business = fc.tuple(zone, hours, fc.subarray(['2025-03-08', '2025-11-03', '2018-11-04']));

  it('adds up: a to c is a to b and b to c; and never runs backwards or faster than the clock', () => {
    fc.assert(
      fc.property(business, fc.tuple(moment, moment, moment), ([timeZone, workingHours, holidays], moments) => {
        const time = company(timeZone, workingHours, holidays);
        const [a, b, c] = moments.sort((x, y) => x - y) as [number, number, number];
        expect(time.elapsedSeconds(a, c)).toBe(time.elapsedSeconds(a, b) + time.elapsedSeconds(b, c));
        expect(time.elapsedSeconds(a, b)).toBeGreaterThanOrEqual(0);
        expect(time.elapsedSeconds(a, b)).toBeLessThanOrEqual((b - a) / 1000);
      }),
    );
  });

  it('has the deadline as its inverse, at the first moment possible', () => {
    fc.assert(
      fc.property(business, moment, fc.integer({ min: 1, max: 400_000 }), ([timeZone, workingHours, holidays], from, seconds) => {
        const time = company(timeZone, workingHours, holidays);
        const due = time.deadline(from, seconds);
        fc.pre(due !== null);
        expect(time.elapsedSeconds(from, due!)).toBe(seconds);
        expect(time.elapsedSeconds(from, due! - 1)).toBeLessThan(seconds);
      }),
    );
  });

  it('equals counting the minutes at which the local clock shows working time', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(business, moment, fc.nat(2880), ([timeZone, workingHours, holidays], start, length) => {
        const from = Math.floor(start / 60_000) * 60_000;
        const time = company(timeZone, workingHours, holidays);
        let minutes = 0;
        for (let i = 0; i < length; i++) {
          const open = clockShowsWorkingTime(from + i * 60_000, timeZone, workingHours, holidays);
          expect(time.isWorkingTime(from + i * 60_000)).toBe(open);
          if (open) minutes++;
        }
        expect(time.elapsedSeconds(from, from + length * 60_000)).toBe(minutes * 60);
      }),
      { numRuns: 25 },
    );
  });
});

/** An independent reading: what does the clock on the wall show? */
function clockShowsWorkingTime(moment: number, timeZone: string, hours: WorkingHours, holidays: readonly string[]): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  if (holidays.includes(local.toPlainDate().toString())) return false;
  const shown = local.toPlainTime().toString().slice(0, 5);
  return hours[weekdays[local.dayOfWeek - 1]!].some(([opens, closes]) => opens <= shown && shown < closes);
}

/** Half hours of the day as a time: 19 is 09:30, 48 is 24:00. */
function clock(halfHours: number): string {
  return `${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${Math.floor(halfHours) % 2 ? '30' : '00'}`;
}

const file = realData('vectors/sla_business_hours.json');
interface Vector {
  id: string;
  start?: string;
  end?: string;
  holidays?: string[];
  work_s?: number;
  elapsed_s?: number;
  deadline?: string;
  deadline_day?: string;
  checks?: [string, boolean][];
}

describe('what other products are known to get right or wrong', () => {
  if (!file) return it.skip('skipped: real data not present', () => {});
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };
  it.each(vectors.filter((vector) => vector.start ?? vector.checks))('$id', (vector) => {
    const office = company('UTC', nineToFive, vector.holidays ?? []);
    for (const [moment, working] of vector.checks ?? []) expect(office.isWorkingTime(at(moment))).toBe(working);
    const start = vector.start && at(named(vector.start));
    if (vector.elapsed_s !== undefined) expect(office.elapsedSeconds(start as number, at(vector.end!))).toBe(vector.elapsed_s);
    const due = vector.work_s === undefined ? null : new Date(office.deadline(start as number, vector.work_s)!).toISOString().slice(0, 16);
    if (vector.deadline) expect(due).toBe(named(vector.deadline));
    if (vector.deadline_day) expect(due).toBe(`${vector.deadline_day}T10:00`);
  });
});

/** "Wed 10:00" in a week of January 2024; a bare time is on its Wednesday, and "the next working day" its Thursday. */
function named(text: string): string {
  if (/^\d{4}-/.test(text)) return text;
  const time = /\d{2}:\d{2}/.exec(text)![0];
  if (text.includes('the next working day')) return `2024-01-04T${time}`;
  const days: Record<string, string> = { Wed: '2024-01-03', Fri: '2024-01-05', Mon: '2024-01-08' };
  return `${days[text.slice(0, 3)] ?? '2024-01-03'}T${time}`;
}
