import { expect, test } from 'vitest';
import { referredFirst } from '#platform/backup/backup-tables.ts';

const table = (name: string) => ({ name, columns: ['id'], isIsolated: false });
const names = (tables: { name: string }[]) => tables.map(({ name }) => name);

test('tables that others refer to come first, also over several steps', () => {
  const tables = ['answers', 'asks', 'members', 'workspaces'].map(table);
  const references = [
    { from: 'answers', to: 'asks' },
    { from: 'asks', to: 'members' },
    { from: 'members', to: 'workspaces' },
    { from: 'members', to: 'members' },
  ];
  expect(names(referredFirst(tables, references))).toEqual(['workspaces', 'members', 'asks', 'answers']);
});

test('a circle has no order', () => {
  const circle = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ];
  expect(() => referredFirst(['a', 'b'].map(table), circle)).toThrow('in a circle: a, b');
});
