import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askState, isOfSide, isOverdue, stepsOf, type Ask } from './ask.ts';

const ana = { memberId: 1, team: 'marketing' };
const mei = { memberId: 2, team: 'sales' };
const bea = { memberId: 3, team: 'sales' };
const operator = { memberId: null, team: 'operations' };

const ask: Ask = {
  id: 1,
  kind: 'request',
  text: 'Please call the Fjordvann leads first.',
  side: 'sales',
  about: null,
  aboutSeveral: null,
  wantedOn: null,
  askedBy: 1,
  askedAt: new Date('2026-11-17T10:08:00Z'),
  ownerId: null,
  promisedOn: null,
  answeredAt: null,
  outcome: null,
  endedAt: null,
};
const answeredAt = new Date('2026-11-18T09:00:00Z');
const whatSteps = (given: Ask, who: { memberId: number | null; team: string }) =>
  Object.entries(stepsOf(given, who, true))
    .filter(([, may]) => may)
    .map(([step]) => step);

test('an ask stands where the last thing that happened to it left it', () => {
  const taken = { ...ask, ownerId: 2 };
  const promised = { ...taken, promisedOn: '2026-11-19' };
  const answered = { ...promised, answeredAt };
  expect([ask, taken, promised, answered, { ...answered, outcome: 'settled' as const }].map(askState)).toEqual([
    'open',
    'taken',
    'promised',
    'answered',
    'settled',
  ]);
});

describe('overdue', () => {
  test('is after the promised day, not on it, and the promise goes before the wish', () => {
    const given = { ...ask, wantedOn: '2026-11-10', promisedOn: '2026-11-19' };
    expect(isOverdue(given, '2026-11-19')).toBe(false);
    expect(isOverdue(given, '2026-11-20')).toBe(true);
  });
  test('is a wish that has passed while nobody promised', () => {
    expect(isOverdue({ ...ask, wantedOn: '2026-11-16' }, '2026-11-17')).toBe(true);
  });
  test('is nothing that has an answer or an end, or that has no day', () => {
    const late = { ...ask, promisedOn: '2026-11-01' };
    expect(isOverdue({ ...late, answeredAt }, '2026-11-17')).toBe(false);
    expect(isOverdue({ ...late, outcome: 'withdrawn' }, '2026-11-17')).toBe(false);
    expect(isOverdue(ask, '2026-11-17')).toBe(false);
  });
});

test('both sides are marketing and sales, and nobody else', () => {
  expect(['marketing', 'sales', 'success', 'operations'].filter((team) => isOfSide('both', team))).toEqual(['marketing', 'sales']);
  expect(isOfSide('sales', 'marketing')).toBe(false);
});

describe('who may do what', () => {
  test('the side that was asked takes and answers, the asker settles and withdraws', () => {
    expect(whatSteps(ask, mei)).toEqual(['take', 'answer']);
    expect(whatSteps(ask, ana)).toEqual(['settle', 'withdraw']);
    expect(whatSteps(ask, operator)).toEqual([]);
  });
  test('only the owner promises; another one of the side may take over', () => {
    const taken = { ...ask, ownerId: 2 };
    expect(whatSteps(taken, mei)).toEqual(['promise', 'answer']);
    expect(whatSteps(taken, bea)).toEqual(['take', 'answer']);
  });
  test('nobody does anything with what has ended, nor without the right to', () => {
    fc.assert(
      fc.property(fc.constantFrom(ana, mei, bea, operator), fc.constantFrom('settled' as const, 'withdrawn' as const), (who, outcome) => {
        expect(Object.values(stepsOf({ ...ask, outcome }, who, true))).not.toContain(true);
        expect(Object.values(stepsOf(ask, who, false))).not.toContain(true);
      }),
    );
  });
});
