import { expect, it } from 'vitest';
import { choicesFor, foundChoices, type Choice } from './choices.ts';

const choice = (title: string, alike = ''): Choice => ({ id: title, title, alike, icon: 'home', run: () => {} });
const all = [choice('Go to People'), choice('Invite somebody', 'member colleague'), choice('Colours: dark', 'theme night')];

it.each([
  ['', ['Go to People', 'Invite somebody', 'Colours: dark']],
  ['peo', ['Go to People']],
  ['night', ['Colours: dark']],
  ['some inv', ['Invite somebody']],
  ['eople', []],
  ['Péople', ['Go to People']],
])('“%s” leaves %o', (typed, titles) => {
  expect(choicesFor(typed, all).map(({ title }) => title)).toEqual(titles);
});

it('what was found leads to its page, settings aside', () => {
  const went: string[] = [];
  const found = [{ id: 'p_1', title: 'Ingrid Halvorsen', detail: '', path: '/people/p_1' }];
  const group = { title: 'Any', found, hasMore: false };
  const groups = foundChoices(
    {
      groups: [
        { ...group, name: 'people' },
        { ...group, name: 'settings' },
      ],
    },
    (path) => went.push(path),
  );
  groups[0]!.choices[0]!.run();
  expect([groups.length, went]).toEqual([1, ['/people/p_1']]);
});
