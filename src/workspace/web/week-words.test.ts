import { expect, test } from 'vitest';
import { dayProblem, minutesAWeek, nextWindow, usualWeek, weekInWords } from '#workspace/web/week-words.ts';

test('the usual week in a sentence', () => {
  expect(weekInWords(usualWeek)).toBe('Monday to Friday 09:00 to 17:00. 40 hours a week.');
});

test('days that differ are told apart, breaks are said', () => {
  const week = {
    ...usualWeek,
    mon: [
      ['09:00', '12:00'],
      ['13:00', '17:30'],
    ] as [string, string][],
    sat: [['10:00', '14:00']] as [string, string][],
  };
  expect(weekInWords(week)).toBe(
    'Monday 09:00 to 12:00 and 13:00 to 17:30, Tuesday to Friday 09:00 to 17:00, Saturday 10:00 to 14:00. 43.5 hours a week.',
  );
});

test('no hours at all is said plainly', () => {
  expect(weekInWords({ mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] })).toMatch(/^No working hours/);
});

test('round the clock is 168 hours', () => {
  const day: [string, string][] = [['00:00', '24:00']];
  expect(minutesAWeek({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })).toBe(168 * 60);
});

test('what is wrong with a day is said in words', () => {
  expect(dayProblem([['09:00', '17:00']])).toBeNull();
  expect(dayProblem([['17:00', '09:00']])).toMatch(/ends before it begins/);
  expect(
    dayProblem([
      ['09:00', '13:00'],
      ['12:00', '17:00'],
    ]),
  ).toMatch(/12:00 begins before/);
  expect(dayProblem([['09:00', 'noon']])).toMatch(/^Not a time: noon/);
  expect(dayProblem([['', '17:00']])).toMatch(/^Not a time: nothing/);
});

test('added hours begin after the last ones and never leave the day', () => {
  expect(nextWindow([])).toEqual(['09:00', '17:00']);
  expect(nextWindow([['09:00', '12:00']])).toEqual(['13:00', '16:00']);
  expect(nextWindow([['09:00', '22:30']])).toEqual(['23:00', '24:00']);
});
