import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyFor, isDay, isWholeDay, namedPeriods, periodName, periodWords, quarterOf } from './periods.ts';

describe('quarterOf', () => {
  it('knows its first and last day', () => {
    expect(quarterOf('2012-02-29')).toEqual({ name: 'Q1 2012', from: '2012-01-01', to: '2012-03-31' });
  });

  it('holds every day it is asked about, and quarters touch without overlap', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        const quarter = quarterOf(day);
        expect(quarter.from! <= day && day <= quarter.to!).toBe(true);
        const next = new Date(Date.parse(`${quarter.to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        expect(quarterOf(next).from).toBe(next);
      }),
    );
  });
});

describe('namedPeriods', () => {
  const offered = namedPeriods('2012-01-03');

  it('looks back from the last day that the data cover, across the year', () => {
    expect(offered.map((each) => each.name)).toEqual(['All time', 'This quarter, Q1 2012', 'Last quarter, Q4 2011', 'The year 2012']);
  });

  it('calls a period by its name where it has one, else by its days', () => {
    expect(periodName({ from: '2011-10-01', to: '2011-12-31' }, offered)).toBe('Last quarter, Q4 2011');
    expect(periodName({ from: '2011-10-02', to: null }, offered)).toBe('since 2 Oct 2011');
    expect(periodName({ from: null, to: null }, offered)).toBe('All time');
  });
});

it.each([
  ['2026-02-28', true],
  ['2026-02-31', false],
  ['26-2-28', false],
  ['', false],
])('%s is a day: %s', (text, answer) => expect(isDay(text)).toBe(answer));

it.each([
  ['0002-03-01', false],
  ['0201-03-01', false],
  ['2012-03-01', true],
  ['2012-02-30', false],
])('%s can be meant while it is typed: %s', (text, answer) => expect(isWholeDay(text)).toBe(answer));

it.each([
  [{ from: '2011-10-01', to: '2011-12-31' }, 'between 1 Oct 2011 and 31 Dec 2011'],
  [{ from: '2011-10-01', to: null }, 'since 1 Oct 2011'],
  [{ from: null, to: '2011-12-31' }, 'until 31 Dec 2011'],
  [{ from: null, to: null }, ''],
])('%o reads "%s"', (period, words) => expect(periodWords(period)).toBe(words));

describe('everyFor', () => {
  const span = { first: '2009-10-01', last: '2012-03-13' };

  it('cuts short stretches into months and long ones into quarters', () => {
    expect(everyFor(span, { from: '2011-10-01', to: null })).toBe('month');
    expect(everyFor(span, { from: '2011-09-30', to: null })).toBe('quarter');
    expect(everyFor(span, { from: null, to: null })).toBe('quarter');
  });

  it('does not count days that nobody knows anything of', () => {
    expect(everyFor(span, { from: '1900-01-01', to: '2009-12-31' })).toBe('month');
  });
});
