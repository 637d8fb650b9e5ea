import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { inlineRows, makeWorkbook } from '#test/make-archive.ts';
import { importContext, importFiles, insertCompany } from '#test/import-house.ts';
import { ledgerOf } from '#test/import-ledger.ts';

const mapping = {
  entente: 1,
  source: 'Fair contacts',
  shape: 'table',
  person: {
    keys: [{ space: 'crm-contact', columns: ['id'] }],
    name: { column: 'name' },
    email: { column: 'mail' },
    attributes: { origin: { column: 'origin' } },
  },
  stages: ['Lead captured'],
  moments: [{ column: 'met', becomes: 'captured', stage: 'Lead captured' }],
};
const header = ['id', 'name', 'mail', 'origin', 'met'];
const people = [
  ['1', 'Zoë Müller', 'zoe@example.org', 'web', '2026-03-02T09:30:00'],
  ['2', 'Søren “S” Ågård', 'soren@example.org', 'fair, hall 3', '2026-03-03'],
  ['3', "D'Arcy €", '', '', '2026-03-04T00:00:00'],
];
const csv = (delimiter: string, quote: string) =>
  [header, ...people]
    .map((row) => row.map((cell) => `${quote}${cell.replaceAll(quote, quote + quote)}${quote}`).join(delimiter))
    .join('\r\n');

/** 2 March 2026 is day 46083. */
const day = (value: number) => `<c s="0"><v>${value}</v></c>`;
const sheet = [46083 + 9.5 / 24, 46084, 46085]
  .map((value, at) => inlineRows([people[at]!.slice(0, 4)]).replace('</row>', `${day(value)}</row>`))
  .join('');
const workbook = makeWorkbook({
  sheets: [{ name: 'Leads', rows: inlineRows([['Contacts of the fair'], [], header]) + sheet }],
  formats: ['yyyy\\-mm\\-dd hh:mm'],
});
const windows = Buffer.from(csv(',', '"').replaceAll('€', '\x80').replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1');
const lines = people.map((row) => JSON.stringify(Object.fromEntries(header.map((name, at) => [name, row[at]])))).join('\n');

const written: [string, Buffer | string][] = [
  ['contacts.tsv', csv('\t', '"')],
  ['contacts.csv', csv(';', "'")],
  ['contacts.csv', Buffer.from(`\ufeff${csv('|', '"')}`)],
  ['contacts.csv', windows],
  ['contacts.txt', Buffer.from(`\ufeff${csv('\t', '"')}`, 'utf16le')],
  ['contacts.csv.gz', gzipSync(csv(',', '"'))],
  ['contacts.jsonl', lines],
  ['contacts.ndjson.gz', gzipSync(lines)],
  ['contacts.xlsx', workbook],
  ['contacts.csv', workbook],
  ['contacts.xlsx.gz', gzipSync(workbook)],
];

const usual = { name: 'contacts.csv', content: csv(',', '"') };
let database: TestDatabase;
let expected: Record<string, string>;
beforeAll(async () => {
  database = await testDatabase();
  const { context } = await company();
  await importFiles(context, [usual], mapping);
  expected = await ledgerOf(context);
});
afterAll(() => database.close());

async function company() {
  return importContext(database, await insertCompany(database));
}

test.each(written)('%s: the same people are the same records, and nothing is new in the usual file', async (name, content) => {
  const { context } = await company();
  expect(await importFiles(context, [{ name, content }], mapping)).toMatchObject({ state: 'done', created: 3, refused: 0, problem: null });
  expect(await ledgerOf(context)).toEqual(expected);
  expect(await importFiles(context, [usual], mapping)).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
});
