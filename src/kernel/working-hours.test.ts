import { describe, expect, it } from 'vitest';
import { checkBusinessHours, minuteWindows, type BusinessHours } from '#kernel/working-hours.ts';

const hours = (change: Partial<BusinessHours['workingHours']> = {}, rest: Partial<BusinessHours> = {}): BusinessHours => ({
  workingHours: { mon: [['09:00', '17:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [], ...change },
  holidays: ['2026-12-25'],
  timeZone: 'Europe/Berlin',
  ...rest,
});

describe('checkBusinessHours', () => {
  it('accepts working hours, also to the end of the day', () => {
    expect(
      checkBusinessHours(
        hours({
          sun: [['00:00', '24:00']],
          tue: [
            ['08:00', '12:00'],
            ['13:00', '17:00'],
          ],
        }),
      ),
    ).toEqual({ ok: true });
  });

  it.each([
    ['not-working-hours', hours({ tue: [['17:00', '09:00']] })],
    ['not-working-hours', hours({ tue: [['09:00', '09:00']] })],
    ['not-working-hours', hours({ tue: [['9:00', '17:00']] })],
    ['not-working-hours', hours({ tue: [['09:00', '24:01']] })],
    ['not-working-hours', hours({ tue: [['09:75', '17:00']] })],
    ['not-a-day', hours({}, { holidays: ['2026-02-31'] })],
    ['not-a-time-zone', hours({}, { timeZone: 'Berlin' })],
  ])('refuses %s', (code, wrong) => {
    expect(checkBusinessHours(wrong)).toMatchObject({ ok: false, problem: { kind: 'invalid', code } });
  });
});

describe('minuteWindows', () => {
  it('sorts windows and joins those that touch', () => {
    expect(
      minuteWindows([
        ['13:00', '17:00'],
        ['09:00', '12:00'],
        ['11:30', '13:00'],
      ]),
    ).toEqual([{ opens: 540, closes: 1020 }]);
    expect(
      minuteWindows([
        ['13:00', '24:00'],
        ['09:00', '12:00'],
      ]),
    ).toEqual([
      { opens: 540, closes: 720 },
      { opens: 780, closes: 1440 },
    ]);
  });
});
