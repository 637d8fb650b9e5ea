import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTime } from '#workspace/web/read-time.ts';

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  ['0930', '09:30'],
  [' 17:00 ', '17:00'],
  ['5pm', '17:00'],
  ['12 am', '00:00'],
  ['24:00', '24:00'],
])('%s is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test.each(['', 'noon', '24:01', '25', '9:60', '13pm', '0pm'])('%s is no time', (typed) => {
  expect(readTime(typed)).toBeNull();
});

test('every time that it gives it reads again as the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 * 60 }), (minutes) => {
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      expect(readTime(time)).toBe(time);
    }),
  );
});
