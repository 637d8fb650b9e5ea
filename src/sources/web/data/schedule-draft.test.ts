import { expect, test } from 'vitest';
import { draftFrom, termsOf } from '#sources/web/data/schedule-draft.ts';
import { rhythmWords } from '#sources/web/data/schedule-words.ts';

const typed = { ...draftFrom(undefined), name: 'Nightly', url: 'https://a.example/x.csv', savedMappingId: 'g_1' };

test('only the place that counts is asked for, and a header only with its value', () => {
  expect(termsOf(typed)).toEqual({ name: 'Nightly', url: 'https://a.example/x.csv', savedMappingId: 'g_1', every: 'day', at: '06:00' });
  const inFolder = { ...typed, kind: 'folder' as const, folder: '/exports', filePattern: 'a-*.csv', headerName: 'X', headerValue: 'y' };
  expect(termsOf(inFolder)).toMatchObject({ folder: '/exports', filePattern: 'a-*.csv' });
  expect(termsOf(inFolder)).not.toHaveProperty('url');
  expect(termsOf({ ...typed, headerName: 'X' })).not.toHaveProperty('header');
  expect(termsOf({ ...typed, headerName: 'X', headerValue: 'y' })).toMatchObject({ header: { name: 'X', value: 'y' } });
});

test.each([
  [{ every: 'hour', at: '00:15', weekday: null }, 'every hour, 15 minutes past'],
  [{ every: 'day', at: '06:30', weekday: null }, 'every day at 06:30'],
  [{ every: 'week', at: '06:30', weekday: 'fri' }, 'every Friday at 06:30'],
] as const)('says when it comes round: %o', (rhythm, words) => {
  expect(rhythmWords(rhythm)).toBe(words);
});
