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
