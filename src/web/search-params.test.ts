import { expect, test } from 'vitest';
import { parseSearch, scoreboardSearch, setUpSearch, signInSearch, stringifySearch } from '#web/search-params.ts';

test('an address is read and written without change', () => {
  const text = '?from=2026-01-01&where=channel%3Aweb&where=size%3A20+to+50';
  expect(stringifySearch(parseSearch(text))).toBe(text);
});

test('values stay text: a token of digits is not turned into a number', () => {
  expect(setUpSearch(parseSearch('?token=0012'))).toEqual({ token: '0012' });
});

test('one filter is a list of one', () => {
  expect(scoreboardSearch(parseSearch('?where=channel:web'))).toEqual({ where: ['channel:web'] });
});

test('what a scoreboard does not understand is left out', () => {
  expect(scoreboardSearch(parseSearch('?mode=both&every=week&from=tomorrow&to=2026-03-31'))).toEqual({ to: '2026-03-31' });
});

test.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'people'])(
  'after signing in nobody is sent to %s',
  (next) => {
    expect(signInSearch({ next })).toEqual({});
  },
);

test('after signing in one returns to the page one wanted', () => {
  expect(signInSearch({ next: '/people?search=ana' })).toEqual({ next: '/people?search=ana' });
});
