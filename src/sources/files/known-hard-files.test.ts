import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { openBytes, rowsOf } from '#test/stored-bytes.ts';

const require = createRequire(import.meta.url);

// Files that CSV readers stumble over, collected by Max Ogden (csv-spectrum, BSD-2-Clause).
describe('csv-spectrum', () => {
  const folder = dirname(require.resolve('csv-spectrum'));
  // The answer to location_coordinates is that of another file.
  const names = readdirSync(join(folder, 'csvs')).flatMap((file) => (file.startsWith('location') ? [] : [file.replace('.csv', '')]));
  test('is there', () => expect(names.length).toBeGreaterThan(10));
  test.each(names)('%s', async (name) => {
    const file = await openBytes(`${name}.csv`, readFileSync(join(folder, 'csvs', `${name}.csv`)));
    const expected = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')) as Record<string, string>[];
    const [header, ...rows] = await rowsOf(file);
    expect(rows.map((row) => Object.fromEntries(header!.map((column, at) => [column, row[at]])))).toEqual(expected);
  });
});

// Texts that programs stumble over, collected by Max Woolf (big-list-of-naughty-strings, MIT), and names that people have.
const collected = JSON.parse(readFileSync(require.resolve('big-list-of-naughty-strings'), 'utf8')) as string[];
const naughty = collected.filter((text) => text.isWellFormed() && !text.includes('\0'));
const names = [
  '👩🏽‍🚀 Zoë',
  'محمد بن سلمان',
  'נועה לוי',
  'O’Brien-Łuczak',
  '𠜎𠜱',
  'Ὀδυσσεύς',
  '\u202eevil\u202c',
  "Robert'); DROP TABLE people;--",
  'Null',
  ' padded ',
  'İstanbul ǅ',
];
const all = [...naughty, ...names];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('naughty strings and names of people come through as they are', () => {
  const rows = all.map((text, at) => [String(at), text]);

  test('there are many', () => expect(naughty.length).toBeGreaterThan(400));

  test.each([',', ';', '\t', '|'])('as CSV between %j', async (delimiter) => {
    const text = `id${delimiter}name\r\n${rows.map(([id, name]) => `${id}${delimiter}${quoted(name!)}`).join('\r\n')}`;
    expect((await rowsOf(await openBytes('people.csv', text, { delimiter, quote: '"' }))).slice(1)).toEqual(rows);
  });

  test.each(['utf-16le', 'utf-16be'] as const)('in %s', async (encoding) => {
    const text = Buffer.from(`\ufeffid,name\r\n${rows.map(([id, name]) => `${id},${quoted(name!)}`).join('\r\n')}`, 'utf16le');
    const file = await openBytes('people.csv', encoding === 'utf-16le' ? text : text.swap16());
    expect(file.format.encoding).toBe(encoding);
    expect((await rowsOf(file)).slice(1)).toEqual(rows);
  });

  test('as JSON lines', async () => {
    const text = rows.map(([id, name]) => JSON.stringify({ id, name })).join('\n');
    expect((await rowsOf(await openBytes('people.jsonl', text))).slice(1)).toEqual(rows);
  });

  test('in a workbook, and as names of columns', async () => {
    // What XML has no way for, Excel has not either.
    const writable = rows.filter(([, name]) => !/\p{Cc}|[\ufffe\uffff]|_x/u.test(name!));
    const bytes = await writeXlsx({ sheets: [{ name: 'Leads', rows: [['id', 'name'], ...writable] }] });
    expect((await rowsOf(await openBytes('people.xlsx', bytes))).slice(1)).toEqual(writable);
    const header = [...new Set(all.map((name) => name.trim()).filter((name) => name !== ''))];
    const file = await openBytes('people.csv', `${header.map(quoted).join(',')}\n`, { delimiter: ',', quote: '"', headerRow: 1 });
    expect(file.header).toEqual(header);
  });
});
