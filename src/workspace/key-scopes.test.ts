import { expect, test } from 'vitest';
import { roles } from '#platform/context.ts';
import { actions, isInScope, keyScopes, permits, scopeOf } from '#workspace/permissions.ts';

test('reading and taking out is one scope of an area, everything else the other', () => {
  expect(['asks.read', 'data.export', 'asks.write', 'people.erase', 'sources.import'].map(scopeOf)).toEqual([
    'asks:read',
    'data:read',
    'asks:write',
    'people:write',
    'sources:write',
  ]);
});

test('whoever may change an area may read it, and nothing of another', () => {
  expect(isInScope(['asks:write'], 'asks.read')).toBe(true);
  expect(isInScope(['asks:read'], 'asks.write')).toBe(false);
  expect(isInScope(['asks:write'], 'people.read')).toBe(false);
  expect(isInScope([], 'asks.read')).toBe(false);
  expect(isInScope(undefined, 'asks.write')).toBe(true);
});

test('no scope gives a key more than its member has, and every action that a key may do is in one', () => {
  for (const role of roles)
    for (const action of actions) {
      const member = permits({ kind: 'member', role }, action);
      const withAll = permits({ kind: 'api-key', role, scopes: keyScopes }, action);
      expect(withAll).toBe(permits({ kind: 'api-key', role }, action));
      if (withAll) expect(member).toBe(true);
      expect(permits({ kind: 'api-key', role, scopes: [] }, action)).toBe(false);
    }
});
