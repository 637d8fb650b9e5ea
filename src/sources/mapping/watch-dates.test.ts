import { expect, test } from 'vitest';
import { tableMappingSchema } from './mapping-schema.ts';
import { noteDates, warnOfDates } from './watch-dates.ts';

const header = ['id', 'created', 'closed', 'changed'];
const mapping = tableMappingSchema.parse({
  entente: 1,
  source: 'Source',
  shape: 'table',
  person: { keys: [{ space: 'crm', columns: ['id'] }] },
  moments: [{ column: 'created', format: 'M/D/YYYY', becomes: 'captured', stage: 'Lead' }],
  deal: { key: ['id'], moments: [{ column: 'closed', format: 'D.M.YYYY', becomes: 'won', stage: 'Won' }] },
  modified: { column: 'changed', format: 'M/D/YY' },
});

test('a column that could be read wrong as a whole is named before anything is written, with an example', () => {
  const notes = noteDates(mapping, header, [
    ['1', '1/2/2026', '13.1.2026', ''],
    ['2', '3/4/2026', '', '5/6/26'],
  ]);
  expect(warnOfDates(mapping, notes).map(({ code, message, examples }) => [code, message, examples])).toEqual([
    [
      'dates-either-way',
      'Every day in created can be read as M/D/YYYY and as D/M/YYYY: nothing in the file says which. Read as M/D/YYYY.',
      ['1/2/2026'],
    ],
    [
      'dates-either-way',
      'Every day in changed can be read as M/D/YY and as D/M/YY: nothing in the file says which. Read as M/D/YY.',
      ['5/6/26'],
    ],
    ['years-of-two-digits', 'Years of two digits in changed are read as 1970 to 2069.', []],
  ]);
});

test('what was noted batch by batch is what is noted of all rows at once', () => {
  const rows = [
    ['1', '1/2/2026', '', ''],
    ['2', '1/13/2026', '', ''],
    ['3', '13/1/2026', '', ''],
  ];
  const batches = rows.reduce((before, row) => noteDates(mapping, header, [row], before), {});
  expect(batches).toEqual(noteDates(mapping, header, rows));
  expect(warnOfDates(mapping, batches)[0]).toMatchObject({
    code: 'dates-of-both-orders',
    count: 1,
    message: 'created has days of two orders: 2 read as M/D/YYYY, 1 that are days only as D/M/YYYY and are refused.',
  });
});
