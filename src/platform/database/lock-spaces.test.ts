import { expect, test } from 'vitest';
import { lockSpaces } from './lock-spaces.ts';

test('no two kinds of locks share a space', () => {
  const spaces = Object.values(lockSpaces);
  expect(new Set(spaces).size).toBe(spaces.length);
});
