import { expect, it } from 'vitest';
import { mentionedIn } from './mentions.ts';

const members = ['Mei Tanaka', 'Mei', 'Ana Ruiz', 'Ben Okafor'].map((name, id) => ({ id, name }));

it.each([
  ['@Mei Tanaka, please look', ['Mei Tanaka']],
  ['please look, @mei tanaka.', ['Mei Tanaka']],
  ['@Mei please look', ['Mei']],
  ['@Mei Tanakas', ['Mei']],
  ['@Ana Ruiz and @Ben Okafor', ['Ana Ruiz', 'Ben Okafor']],
  ['mail it to sales@Mei Tanaka', []],
  ['@Nobody and @', []],
  ['Ana Ruiz', []],
])('“%s” mentions %o', (text, names) => {
  expect(mentionedIn(text, members).map(({ name }) => name)).toEqual(names);
});

it('of several members of one name means those who were chosen, and all of them where nobody was', () => {
  const several = [...members, { id: 9, name: 'Mei Tanaka' }];
  const ids = (chosen: number[]) => mentionedIn('@Mei Tanaka and @Ana Ruiz', several, new Set(chosen)).map(({ id }) => id);
  expect(ids([9])).toEqual([9, 2]);
  expect(ids([0, 9])).toEqual([0, 9, 2]);
  expect(ids([])).toEqual([0, 9, 2]);
  // Whoever is chosen and not named is not meant.
  expect(ids([3])).toEqual([0, 9, 2]);
});
