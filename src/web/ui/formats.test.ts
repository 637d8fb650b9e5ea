import { expect, test } from 'vitest';
import { bytes, count, day, duration, moment, money, moneyShort, timeOfDay } from '#web/ui/formats.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [1474, '24 min 34 s'],
  [3600, '1 h'],
  [4260, '1 h 11 min'],
  [90_000, '1 day 1 h'],
  [190_000, '2 days 4 h'],
])('%d seconds are %s', (seconds, words) => {
  expect(plain(duration(seconds))).toBe(words);
});

test('numbers keep their unit on the line', () => {
  expect(duration(1474)).toContain('\u00a0');
  expect(bytes(9_400_000)).toBe('9.4\u00a0MB');
  expect(count(48_213)).toBe('48,213');
});

test('moments are the company\u2019s', () => {
  const at = '2026-11-17T23:08:00Z';
  expect(moment(at, 'UTC')).toBe('17 Nov 2026, 23:08');
  expect(day(at, 'Asia/Tokyo')).toBe('18 November 2026');
  expect(timeOfDay(at, 'Europe/Oslo')).toBe('00:08');
});

test('money keeps its decimals where they matter, and goes short where there is no room', () => {
  expect([money(23_840_000, 'EUR'), money(1_250, 'EUR'), money(1_300, 'EUR'), money(-999, 'USD'), money(500, 'JPY')]).toEqual([
    '€238,400',
    '€12.50',
    '€13',
    '-US$9.99',
    'JP¥500',
  ]);
  expect([
    moneyShort(121_200_000, 'EUR'),
    moneyShort(99_950_000, 'EUR'),
    moneyShort(23_840_000, 'EUR'),
    moneyShort(999_900, 'EUR'),
  ]).toEqual(['€1.21\u00a0M', '€1.00\u00a0M', '€238\u00a0k', '€9,999']);
});
