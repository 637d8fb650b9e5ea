import { expect, test } from 'vitest';
import { checkCompany, usualHours, type Company } from '#workspace/company.ts';

const northlake: Company = {
  name: 'Northlake Instruments',
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  workingHours: usualHours,
  holidays: [],
};

test('a company is accepted, and so are round-the-clock hours and UTC', () => {
  expect(checkCompany(northlake)).toEqual({ ok: true });
  expect(checkCompany({ ...northlake, timeZone: 'UTC', workingHours: { ...usualHours, sun: [['00:00', '24:00']] } })).toEqual({ ok: true });
});

test.each<[string, Partial<Company>, string, string]>([
  ['a zone nobody knows', { timeZone: 'Mars/Olympus' }, 'not-a-time-zone', 'company.timeZone'],
  ['an offset, which knows no summer time', { timeZone: '+02:00' }, 'not-a-time-zone', 'company.timeZone'],
  ['no zone', { timeZone: '' }, 'not-a-time-zone', 'company.timeZone'],
  ['a currency nobody pays in', { currency: 'EUX' }, 'not-a-currency', 'company.currency'],
  ['a currency in small letters', { currency: 'eur' }, 'not-a-currency', 'company.currency'],
  [
    'hours that end before they begin',
    { workingHours: { ...usualHours, tue: [['17:00', '09:00']] } },
    'not-working-hours',
    'company.workingHours.tue',
  ],
  ['hours that are none', { workingHours: { ...usualHours, wed: [['9', '17']] } }, 'not-working-hours', 'company.workingHours.wed'],
  ['a day that does not exist', { holidays: [{ day: '2026-02-31', name: 'Never' }] }, 'not-a-day', 'company.holidays'],
  [
    'a day twice',
    {
      holidays: [
        { day: '2026-12-25', name: 'Christmas' },
        { day: '2026-12-25', name: 'Again' },
      ],
    },
    'holiday-twice',
    'company.holidays',
  ],
])('%s is refused with what, where and what is accepted', (_what, change, code, where) => {
  const outcome = checkCompany({ ...northlake, ...change }, 'company');
  expect(outcome).toMatchObject({ ok: false, problem: { kind: 'invalid', code, where } });
  if (!outcome.ok) expect(outcome.problem.accepted).toBeTruthy();
});
