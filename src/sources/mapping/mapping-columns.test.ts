import { expect, test } from 'vitest';
import { readerOf } from '#test/mapped-row.ts';
import { columnsOf } from './mapping-columns.ts';
import { mappingSchema } from './mapping-schema.ts';

const columnsIn = (mapping: Record<string, unknown>) =>
  columnsOf(mappingSchema.parse({ entente: 1, source: 'Source', ...mapping })).toSorted();

test('a mapping reads the columns that it names, wherever it names them', () => {
  const key = { space: 'x', columns: ['k1', 'k2'] };
  const table = {
    shape: 'table',
    person: {
      keys: [key],
      name: { column: 'name' },
      account: { space: 'x', columns: ['ref'] },
      attributes: { column: { column: 'attribute' } },
    },
    moments: [{ column: 'moment', becomes: 'follow-up', when: { column: 'when', is: ['column'] } }],
    deal: { key: ['deal'], currency: { column: 'currency' }, follows: { columns: ['follows'] } },
    spend: { day: { column: 'day' }, amount: { column: 'amount' }, currency: { value: 'EUR' }, key: ['spend key'] },
    touch: { kind: { column: 'kind', values: { column: 'text' } }, moment: { column: 'at' }, order: 'order', channel: { value: 'mail' } },
  };
  expect(columnsIn(table)).toEqual(
    [
      'k1',
      'k2',
      'name',
      'ref',
      'attribute',
      'moment',
      'when',
      'deal',
      'currency',
      'follows',
      'day',
      'amount',
      'spend key',
      'kind',
      'at',
      'order',
    ].toSorted(),
  );
  const log = { case: 'case', activity: 'activity', moment: 'moment', format: 'YYYY-MM-DD', channel: 'channel' };
  const events = [{ activity: 'column', becomes: 'follow-up' }];
  expect(columnsIn({ shape: 'event-log', log, person: { keys: [{ space: 'x', columns: ['case'] }] }, events })).toEqual(
    ['activity', 'case', 'channel', 'moment'].toSorted(),
  );
  const history = {
    shape: 'field-history',
    object: 'deal',
    key,
    field: { value: 'stage' },
    value: 'value',
    order: 'order',
    moment: { column: 'at' },
  };
  expect(columnsIn(history)).toEqual(['at', 'k1', 'k2', 'order', 'value']);
});

test('2,000 columns, all of them mapped, are placed and read', () => {
  const names = Array.from({ length: 2000 }, (_, at) => `column ${at}`);
  const attributes = Object.fromEntries(names.map((column) => [column, { column }]));
  const read = readerOf({ shape: 'table', person: { keys: [{ space: 'x', columns: ['column 0'] }], attributes } }, names);
  const row = read(
    names.map((_, at) => `${at}`),
    2,
  );
  expect(row).toMatchObject({ outcome: 'read', person: { attributes: { 'column 1999': '1999' } } });
});

test('cells are text: nothing in them is run, and no number in them is changed', () => {
  const read = readerOf({ shape: 'table', person: { keys: [{ space: 'x', columns: ['id'] }], name: { column: 'name' } } }, ['id', 'name']);
  for (const name of ['=HYPERLINK("https://x.example")', '00123', '1e5', '+49 30 1', 'محمد', '👩‍🚀 Zoë', '<script>', '${7*7}'])
    expect(read(['7', name], 2)).toMatchObject({ person: { name } });
});
