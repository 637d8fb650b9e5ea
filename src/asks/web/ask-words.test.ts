import { expect, test } from 'vitest';
import { dueWords, owedWords } from './ask-words.ts';

const today = '2026-11-17';
const ask = { state: 'open' as const, wantedOn: null, promisedOn: null, answeredAt: null, askedBy: { name: 'Ana Ruiz' } };

test.each([
  [ask, 'unknown', 'nobody has taken it yet'],
  [{ ...ask, wantedOn: '2026-11-20' }, 'unknown', 'wanted by 20 Nov, nobody has taken it yet'],
  [{ ...ask, wantedOn: '2026-11-15' }, 'broken', 'wanted by 15 Nov, 2 days over, nobody has taken it yet'],
  [{ ...ask, state: 'taken' as const }, 'unknown', 'no day promised yet'],
  [{ ...ask, state: 'promised' as const, promisedOn: '2026-11-19' }, null, 'promised for 19 Nov'],
  [{ ...ask, state: 'promised' as const, promisedOn: '2026-11-17' }, 'risk', 'promised for 17 Nov, today'],
  [{ ...ask, state: 'promised' as const, promisedOn: '2026-11-16' }, 'broken', 'promised for 16 Nov, 1 day over'],
  [{ ...ask, state: 'promised' as const, promisedOn: '2027-01-04' }, null, 'promised for 4 Jan 2027'],
  [{ ...ask, state: 'answered' as const }, 'good', 'answered; Ana Ruiz says whether it is enough'],
  [{ ...ask, state: 'settled' as const }, 'good', 'answered'],
  [{ ...ask, state: 'withdrawn' as const }, null, 'withdrawn'],
])('%o', (given, sign, words) => expect(dueWords(given, today)).toEqual({ sign, words }));

test('the head of a side says what it owes', () => {
  expect([owedWords({ open: 0, overdue: 0 }), owedWords({ open: 3, overdue: 0 }), owedWords({ open: 3, overdue: 1 })]).toEqual([
    'nothing open',
    '3 open',
    '3 open, 1 over its day',
  ]);
});
