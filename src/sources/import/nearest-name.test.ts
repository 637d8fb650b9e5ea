import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

const products = ['GTX Basic', 'GTX Pro', 'GTX Plus Basic', 'GTX Plus Pro', 'GTK 500', 'MG Special', 'MG Advanced'];

test.each([
  ['GTXPro', 'GTX Pro'],
  ['gtx  plus-pro', 'GTX Plus Pro'],
  ['MG Advancd', 'MG Advanced'],
  ['MG Specials', 'MG Special'],
  ['Something else', null],
  ['', null],
  ['GTK 501', 'GTK 500'],
])('who writes %j may mean %j', (said, meant) => {
  expect(nearestName(said, products)).toBe(meant);
});

test('of names that are equally near the first is meant, and one that is the same goes before', () => {
  expect(nearestName('abcdef', ['abcdeg', 'abcdeh'])).toBe('abcdeg');
  expect(nearestName('abcdef', ['abcdeg', 'ABC def'])).toBe('ABC def');
});
