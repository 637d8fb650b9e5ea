import { expect, it } from 'vitest';
import { isTyping, meaningOf, pressedKey, type ShortcutGroup } from './shortcut.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false };
const groupOf = (title: string, ...keys: string[]): ShortcutGroup => ({
  title,
  shortcuts: keys.map((each) => ({ keys: each, says: `${title} ${each}`, run: () => {} })),
});
const groups = [groupOf('Everywhere', 'g p', 'g a', '?', 'mod+k', 'j'), groupOf('List', 'j', 'Enter')];

it.each([
  [{ ...none, key: 'J' }, 'j'],
  [{ ...none, key: '?' }, '?'],
  [{ ...none, key: 'k', metaKey: true }, 'mod+k'],
  [{ ...none, key: 'k', ctrlKey: true }, 'mod+k'],
  [{ ...none, key: 'Enter' }, 'Enter'],
  [{ ...none, key: 'Shift' }, null],
  [{ ...none, key: 'ø', altKey: true }, null],
])('%o is %s', (event, key) => {
  expect(pressedKey(event)).toBe(key);
});

it.each([
  ['j', null, { says: 'List j' }],
  ['?', null, { says: 'Everywhere ?' }],
  ['p', 'g', { says: 'Everywhere g p' }],
  ['j', 'g', { says: 'List j' }],
])('%s after %s means %o', (key, begun, shortcut) => {
  expect(meaningOf(groups, key, begun)).toMatchObject({ shortcut });
});

it('a pair has to be begun, and what nobody waits for means nothing', () => {
  expect([meaningOf(groups, 'g', null), meaningOf(groups, 'p', null), meaningOf(groups, 'x', 'g')]).toEqual([{ begins: 'g' }, {}, {}]);
});

it('never fires where something is typed or chosen', () => {
  const target = (tagName: string, type?: string, isContentEditable = false) => ({ tagName, isContentEditable, ...(type && { type }) });
  const typing = [target('INPUT', 'text'), target('INPUT', 'radio'), target('TEXTAREA'), target('SELECT'), target('DIV', undefined, true)];
  expect(typing.map(isTyping)).toEqual(typing.map(() => true));
  expect([target('BUTTON'), target('A'), target('INPUT', 'checkbox'), null].map(isTyping)).toEqual([false, false, false, false]);
});
