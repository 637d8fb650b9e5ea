import { expect, test } from 'vitest';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { personColumns } from './person-columns.ts';

const ref = (...columns: string[]) => ({ space: 'contact', columns });
const columnsOf = (mapping: object) => [...personColumns(mapping as Mapping)];

test('people are known by the keys that a mapping reads of them, and by no others', () => {
  const people = [ref('buyer'), ref('user')];
  expect(
    columnsOf({ shape: 'table', person: { keys: [ref('id'), ref('a', 'b')] }, deal: { key: ['deal'], account: ref('firm'), people } }),
  ).toEqual(['id', 'a', 'b', 'buyer', 'user']);
  expect(columnsOf({ shape: 'event-log', log: { case: 'case' }, person: { keys: [ref('case')] } })).toEqual(['case']);
  const history = { shape: 'field-history', key: ref('id') };
  expect([columnsOf({ ...history, object: 'person' }), columnsOf({ ...history, object: 'deal' })]).toEqual([['id'], []]);
  expect(columnsOf({ shape: 'departures', object: 'person', key: ref('gone'), into: ref('kept') })).toEqual(['gone', 'kept']);
  const links = ['deal-person', 'touch-person', 'person-account', 'deal-account'].map((kind) => ({
    kind,
    from: ref(`${kind} from`),
    to: ref(`${kind} to`),
  }));
  expect(columnsOf({ shape: 'links', links })).toEqual(['deal-person to', 'touch-person to', 'person-account from']);
});
