import { expect, test } from 'vitest';
import { progressWords, roleWords } from './demo-words.ts';

test('progress is told in rows, before and behind them in words', () => {
  expect(progressWords(0, null)).toBe('Inventing people, leads and deals');
  expect(progressWords(12_000, 461_447)).toBe('12,000 of 461,447 rows');
  expect(progressWords(461_447, 461_447)).toBe('461,447 rows are read; the last figures are being counted');
});

test('a member is called by what they do', () => {
  expect(roleWords({ team: 'sales', role: 'head-of-sales' })).toBe('head of sales');
  expect(roleWords({ team: 'sales', role: 'member' })).toBe('seller');
  expect(roleWords({ team: 'marketing', role: 'member' })).toBe('marketer');
  expect(roleWords({ team: 'operations', role: 'operator' })).toBe('operator');
});
