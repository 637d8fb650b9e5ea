import { expect, test } from 'vitest';
import { placesOf } from '#platform/places-of.ts';

test('where something went wrong is said without a word of what it said', () => {
  const error = new Error('duplicate key qxines@halvorsen.example\n    at Qxines Halvorsen (file:///qxines.ts:1:2)\n    at qxwork');
  expect(placesOf(error)).toContain('places-of.test.ts');
  expect(placesOf(error)).not.toMatch(/qx/i);
});

test('what is no error has no place', () => {
  expect([placesOf('thrown'), placesOf({}), placesOf({ stack: 'ines@halvorsen.example', message: '' })]).toEqual(['', '', '']);
});
