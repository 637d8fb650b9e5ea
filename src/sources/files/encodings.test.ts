import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBytes, rowsOf } from '#test/stored-bytes.ts';
import type { Encoding } from './file-options.ts';
import { recogniseEncoding } from './recognise-encoding.ts';
import { windows1252Text } from './to-utf8.ts';

/** Text as a program of that time would have written it. */
function written(text: string, encoding: Encoding, mark: boolean): Buffer {
  if (encoding === 'utf-8') return Buffer.from((mark ? '\ufeff' : '') + text);
  if (encoding === 'windows-1252')
    return Buffer.from(text.replaceAll('€', '\x80').replaceAll('’', '\x92').replaceAll('Š', '\x8a'), 'latin1');
  const little = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
}

const header = ['id', 'naam', 'città'];
const ways: [Encoding, boolean][] = [
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', false],
  ['utf-16le', true],
  ['utf-16be', false],
  ['utf-16be', true],
  ['windows-1252', false],
];

describe.each(ways)('%s, with a byte order mark: %s', (encoding, mark) => {
  const isNarrow = encoding === 'windows-1252';
  const letters = isNarrow ? ['a', 'é', 'ü', '€', '’', 'Š', ' '] : ['a', 'é', '€', 'ж', '田', '😀', 'ש', '\u0301', ' '];
  const cell = fc.array(fc.constantFrom(...letters), { maxLength: 6 }).map((signs) => signs.join('').trim());
  const rows = fc.array(fc.tuple(fc.constantFrom('1', '2'), cell, cell), { minLength: 1, maxLength: 8 });

  test('the same rows, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (cells, cut) => {
        const text = [header, ...cells].map((row) => row.join(',')).join('\r\n');
        const file = await openBytes('people.csv', written(text, encoding, mark), {}, cut);
        expect(file.format).toMatchObject({ format: 'csv', encoding, delimiter: ',', headerRow: 1 });
        expect(await rowsOf(file)).toEqual([header, ...cells]);
        expect(await file.check()).toBe(cells.length);
      }),
      { numRuns: 150 },
    );
  });
});

test('text of plain letters is UTF-8, which it also is', () => {
  expect(recogniseEncoding(Buffer.from('id,name\n1,Ann\n'))).toBe('utf-8');
});

test('what mostly is UTF-8 is not taken for Windows-1252 for one damaged letter', async () => {
  const names = 'Müller,Weiß,Österreich,Grün,Jäger,Köln,Nürnberg,Würzburg,Düren,Zürich,Bülow\n'.repeat(3);
  const damaged = Buffer.concat([Buffer.from(names), Buffer.from([0x4d, 0xfc, 0x6c, 0x0a])]);
  expect(recogniseEncoding(damaged)).toBe('utf-8');
  const refused = openBytes('kontakte.csv', damaged);
  await expect(refused).rejects.toThrow(
    'not-utf-8: The file is not written in UTF-8 to its end: line 4 has a letter that is not (in Windows-1252 it would read “Mül”).',
  );
});

test('a letter that is not UTF-8 ten million bytes down is found before a row is written, with its line and what to choose', async () => {
  const line = 'some,plain,letters\n';
  const lines = Math.ceil(10_000_000 / line.length);
  const bytes = Buffer.concat([Buffer.from(line.repeat(lines)), Buffer.from('Ren\xe9,Gro\xdf,x\n', 'latin1')]);
  const file = await openBytes('people.csv', bytes);
  expect(file.format.encoding).toBe('utf-8');
  const problem = await file.check().catch((error: { problem: unknown }) => error.problem);
  expect(problem).toMatchObject({ code: 'not-utf-8', where: `line ${lines + 1}` });
  expect(problem).toMatchObject({ message: expect.stringContaining('“René”'), accepted: expect.stringContaining('choose Windows-1252') });
  const corrected = await openBytes('people.csv', bytes, { encoding: 'windows-1252' });
  expect((await rowsOf(corrected)).at(-1)).toEqual(['René', 'Groß', 'x']);
});

test('the encoding of the mapping overrules what is recognised', async () => {
  const file = await openBytes('people.csv', Buffer.from('id,name\n1,Müller\n'), { encoding: 'windows-1252' });
  expect(await rowsOf(file)).toEqual([
    ['id', 'name'],
    ['1', 'MÃ¼ller'],
  ]);
});

test('Windows-1252 has the signs that its standard gives it', () => {
  const codes =
    '20AC 81 201A 192 201E 2026 2020 2021 2C6 2030 160 2039 152 8D 17D 8F 90 2018 2019 201C 201D 2022 2013 2014 2DC 2122 161 203A 153 9D 17E 178';
  const bytes = Buffer.from(Array.from({ length: 32 }, (_, at) => 0x80 + at));
  expect([...windows1252Text(bytes)].map((sign) => sign.codePointAt(0)!.toString(16).toUpperCase()).join(' ')).toBe(codes);
  expect(windows1252Text(Buffer.from([0x41, 0xe9, 0xff]))).toBe('Aéÿ');
});

test('half a character in UTF-16 is refused with its line', async () => {
  const bytes = Buffer.concat([Buffer.from('\ufeffid,name\n1,Ann\n2,', 'utf16le'), Buffer.from([0x00, 0xd8, 0x0a, 0x00])]);
  await expect(openBytes('people.csv', bytes)).rejects.toThrow('not-utf-16');
});
