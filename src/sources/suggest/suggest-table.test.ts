import { expect, test } from 'vitest';
import { profileColumns } from './profile-columns.ts';
import { suggestTable } from './suggest-table.ts';

const header = ['opportunity_id', 'engage_date', 'deal_stage', 'close_date', 'close_value'];
const rows = [
  ['a1', '2026-01-05', 'Won', '2026-02-01', '1054'],
  ['a2', '2026-01-06', 'Lost', '2026-02-03', '0'],
  ['a3', '2026-01-07', 'Engaging', '', ''],
];

test('where a column says how deals ended, the day alone is no win', () => {
  const { deal, stages } = suggestTable('Pipeline', 'UTC', 'EUR', profileColumns(header, rows));
  expect(stages).toEqual(['Lead captured', 'Won', 'Lost']);
  expect(deal!.moments).toEqual([
    { column: 'close_date', format: 'ISO', becomes: 'won', stage: 'Won', when: { column: 'deal_stage', is: ['Won'] } },
    { column: 'close_date', format: 'ISO', becomes: 'lost', stage: 'Lost', when: { column: 'deal_stage', is: ['Lost'] } },
  ]);
});

test('without such a column it is', () => {
  const without = (cells: readonly string[]) => cells.filter((_cell, at) => at !== 2);
  const { deal, stages } = suggestTable('Deals', 'UTC', 'EUR', profileColumns(without(header), rows.map(without)));
  expect(stages).toEqual(['Lead captured', 'Won']);
  expect(deal!.moments).toEqual([{ column: 'close_date', format: 'ISO', becomes: 'won', stage: 'Won' }]);
});
