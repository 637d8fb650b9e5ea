import { expect, test } from 'vitest';
import { dayAndTime, dayWords, greeting, likenessWords, percent, waitingWords, wonWords } from './today-words.ts';

const at = (time: string) => Date.parse(`2026-11-17T${time}:00+01:00`);
const zone = 'Europe/Amsterdam';

test('greets by the clock of the company', () => {
  const hours = ['04:59', '05:00', '11:59', '12:00', '17:59', '18:00', '23:59', '00:00'];
  expect(hours.map((hour) => greeting(at(hour), zone).slice(5))).toEqual([
    'night',
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
    'night',
  ]);
  expect(dayAndTime(at('10:08'), zone)).toBe('Tuesday 17 November, 10:08');
});

test('says what waits in one sentence', () => {
  const says = (total: number, overAWeek = 0) => waitingWords({ total, overAWeek });
  expect([says(0), says(1), says(1, 1), says(5), says(5, 2), says(5, 5), says(1234, 13)]).toEqual([
    'No lead waits for you.',
    'One lead waits for you.',
    'One lead waits for you, for more than a week.',
    'Five leads wait for you.',
    'Five leads wait for you, two of them for more than a week.',
    'Five leads wait for you, all for more than a week.',
    '1,234 leads wait for you, 13 of them for more than a week.',
  ]);
});

test('says what a lead has in common, as a share beside its base', () => {
  expect(likenessWords({ attribute: 'company_size', value: 'large', won: 9, of: 34, wonOfAll: 41, all: 610 })).toBe(
    'Of 34 leads whose company size is large, 9 were won; of all 610 it was 6.7\u00a0%.',
  );
  expect(percent(0, 0)).toBe('–');
});

test('keeps currencies apart, and says how many name no amount', () => {
  expect(wonWords({ deals: 4, withoutAmount: 1, amounts: { SEK: 30_000, EUR: 4_220_050, JPY: 900 } }, 'EUR')).toEqual({
    figure: '€42,201',
    others: 'SEK\u00a0300, JP¥900, 1 without an amount',
  });
  expect(wonWords({ deals: 0, withoutAmount: 0, amounts: {} }, 'EUR')).toEqual({ figure: '€0', others: '' });
});

test('tells a day with its year where it is not this one', () => {
  expect([dayWords('2026-01-01T00:30:00+01:00', at('10:08'), zone), dayWords('2025-12-31T23:30:00+01:00', at('10:08'), zone)]).toEqual([
    '1 Jan',
    '31 Dec 2025',
  ]);
});
