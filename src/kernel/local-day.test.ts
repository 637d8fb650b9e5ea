import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay, isDay, isTimeZone, periodOf, startOfDay } from '#kernel/local-day.ts';

const hour = 3_600_000;
const zone = fc.constantFrom('America/New_York', 'Europe/Amsterdam', 'Asia/Kolkata', 'Pacific/Apia', 'America/Sao_Paulo', 'UTC');

describe('local days', () => {
  it('last as long as the clock says', () => {
    const length = (day: string) => (endOfDay(day, 'Europe/Berlin') - startOfDay(day, 'Europe/Berlin')) / hour;
    expect([length('2025-03-30'), length('2025-10-26'), length('2025-06-01')]).toEqual([23, 25, 24]);
  });

  it('begin where the clock begins when midnight is skipped', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe(Date.parse('2018-11-04T03:00:00Z'));
  });

  it('hold every moment between their ends, and no other', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2030, 0, 1) }), (timeZone, at) => {
        const day = dayOf(at, timeZone);
        expect(startOfDay(day, timeZone)).toBeLessThanOrEqual(at);
        expect(endOfDay(day, timeZone)).toBeGreaterThan(at);
      }),
    );
  });

  it.each([
    ['2026-02-28', true],
    ['2026-02-31', false],
    ['2026-2-1', false],
    ['28.02.2026', false],
    ['', false],
    ['2024-02-29', true],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it('knows zones from other words', () => {
    expect([isTimeZone('Europe/Amsterdam'), isTimeZone('UTC'), isTimeZone('Amsterdam')]).toEqual([true, true, false]);
  });
});

describe('months and quarters', () => {
  it('hold their first and last day', () => {
    expect(periodOf('2024-02-15', 'month')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(periodOf('2024-12-31', 'quarter')).toEqual({ from: '2024-10-01', to: '2024-12-31' });
  });
});
