import { expect, test } from 'vitest';
import { actions, keyScopes } from '#workspace/permissions.ts';
import { scopeAreas, scopesInWords } from '#workspace/web/scope-words.ts';

test('every scope of a key is offered to whoever may all of it, and only what one may to others', () => {
  const offered = scopeAreas(actions, keyScopes).flatMap(({ scopes }) => scopes.map(({ scope }) => scope));
  expect(offered.toSorted()).toEqual([...keyScopes].toSorted());
  expect(scopeAreas(['asks.read'], keyScopes)).toEqual([{ area: 'Asks', scopes: [{ scope: 'asks:read', label: 'Read them' }] }]);
});

test('what a key is for is said in words, a scope without words by its name', () => {
  expect(scopesInWords(['asks:read', 'asks:write', 'data:read'])).toBe('Asks: read them, ask and answer; All data: take it out');
  expect(scopesInWords(['moons:read'])).toBe('moons: read');
});
