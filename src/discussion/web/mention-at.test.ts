import { expect, it } from 'vitest';
import { membersFor, mentionAt, withMention } from './mention-at.ts';

it.each([
  ['@', { from: 0, typed: '' }],
  ['Ask @me', { from: 4, typed: 'me' }],
  ['(@Mei Ta', { from: 1, typed: 'Mei Ta' }],
  ['sales@mei', null],
  ['@Mei Tanaka is away', null],
  ['nothing', null],
])('in “%s” the caret at the end stands in %o', (text, mention) => {
  expect(mentionAt(text, text.length)).toEqual(mention);
});

it('a name takes the place of what was typed, and what follows stays', () => {
  expect(withMention('Ask @me now', { from: 4, typed: 'me' }, 'Mei Tanaka')).toEqual({ text: 'Ask @Mei Tanaka now', caret: 16 });
  const members = [{ name: 'Mei Tanaka' }, { name: 'Ana Ruiz' }];
  expect([membersFor('ta', members), membersFor('', members).length, membersFor('mei tanaka', members)]).toEqual([[members[0]], 2, []]);
});
