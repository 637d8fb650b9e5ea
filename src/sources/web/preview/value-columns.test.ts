import { expect, test } from 'vitest';
import { type PreviewRow, valueColumns } from '#sources/web/preview/value-columns.ts';

const row = (change: Partial<PreviewRow>): PreviewRow => ({
  row: 2,
  outcome: 'new',
  object: 'deal',
  title: 'Pumps',
  said: {},
  person: { name: '', email: '', company: '', key: '', attributes: {} },
  facts: [],
  ...change,
});

test('columns stand in the order of the file, money in one of them, and nothing that no row has', () => {
  const rows = [
    row({ said: { stage: 'Won', amountMinor: '120050', currency: 'EUR', owner_name: '' } }),
    row({ said: { region: 'North' } }),
  ];
  const columns = valueColumns(rows, ['region', 'owner_name', 'stage']);
  expect(columns.map((column) => column.head)).toEqual(['Who or what', 'Amount', 'Region', 'Stage']);
  expect(columns.map((column) => column.of(rows[0]!).replace('\u00a0', ' '))).toEqual(['Pumps', '1,200.50 EUR', '', 'Won']);
});

test('rows of several things say what they are, a refused one nothing', () => {
  const rows = [row({}), row({ object: 'person', title: 'Ana' }), row({ object: 'none', outcome: 'refused', title: '' })];
  const [what] = valueColumns(rows, []);
  expect([what!.head, ...rows.map(what!.of)]).toEqual(['What', 'deal', 'person', '']);
});
