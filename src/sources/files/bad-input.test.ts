import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#kernel/problem.ts';
import { inlineRows, makeArchive, makeWorkbook, workbookParts } from '#test/make-archive.ts';
import { openBytes, rowsOf } from '#test/stored-bytes.ts';

const table = 'id,name\n1,Ann\n';
const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512)]);

/** What a file is refused with, when it is opened or when it is walked through; null where it is not. */
async function refusalOf(name: string, content: Buffer | string): Promise<Problem | null> {
  const said = (error: { problem?: Problem }) => {
    if (error.problem) return error.problem;
    throw error;
  };
  const file = await openBytes(name, content).catch(said);
  if (!('rows' in file)) return file;
  return file.check().then(() => null, said);
}

describe('what is no table is refused for what it is, with what would do instead', () => {
  const bits = (text: string) => Buffer.from(text, 'latin1');
  test.each([
    ['nothing at all', 'a.csv', '', 'empty-file', 'The file is empty.'],
    ['nothing, gzipped', 'a.csv.gz', gzipSync(''), 'empty-file', 'The file is empty.'],
    ['nothing but zero bytes', 'a.csv', Buffer.alloc(1_000_000), 'not-csv', 'nothing but zero bytes'],
    ['an old workbook', 'a.xls', old, 'old-excel', 'old kind (.xls)'],
    [
      'a workbook with a password',
      'a.xlsx',
      Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]),
      'protected-workbook',
      'protected with a password',
    ],
    ['a binary workbook', 'a.xlsb', makeArchive([{ name: 'xl/workbook.bin', content: 'x' }]), 'binary-excel', 'binary kind (.xlsb)'],
    [
      'an OpenDocument sheet',
      'a.ods',
      makeArchive([{ name: 'content.xml', content: '<x/>' }]),
      'other-content',
      'OpenDocument file (.ods)',
    ],
    ['a letter', 'a.docx', makeArchive([{ name: 'word/document.xml', content: '<x/>' }]), 'other-content', 'Word or PowerPoint'],
    ['an archive of files', 'a.zip', makeArchive([{ name: 'leads.csv', content: table }]), 'zip-archive', 'a ZIP archive with leads.csv'],
    ['a PDF', 'a.csv', bits('%PDF-1.7\n'), 'other-content', 'a PDF document'],
    ['a picture', 'a.csv', bits('\x89PNG\r\n\x1a\n'), 'other-content', 'a picture'],
    ['a page that asks to sign in', 'a.csv', '\n<!DOCTYPE html><html><body>Sign in</body></html>', 'other-content', 'a web page'],
    ['XML', 'a.csv', '<?xml version="1.0"?><rows/>', 'other-content', 'an XML document'],
    ['another packing', 'a.csv.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0]), 'other-content', 'packed with Zstandard'],
    ['a database', 'a.csv', bits('SQLite format 3\0'), 'other-content', 'an SQLite database'],
  ])('%s', async (_what, name, content, code, words) => {
    const problem = await refusalOf(name, content as Buffer);
    expect(problem).toMatchObject({ kind: 'invalid', code, message: expect.stringContaining(words), where: expect.stringContaining(name) });
    expect(problem!.accepted).toMatch(/.{10}/);
  });
});

describe('what is damaged is refused before a row is written', () => {
  test.each([
    ['a quote that never closes', `${table}2,"Ben\n3,Cy\n`, 'open-quote', 'A quote opens in line 3 and never closes.'],
    ['a zero byte', `${table}2,\0\n`, 'not-csv', 'zero bytes'],
    ['a line of 50 MB', `${table}2,${'x'.repeat(50 * 1024 * 1024)}\n`, 'row-too-long', 'A row is longer than 1 MB'],
    ['JSON of 50 MB in a line', `{"id":1}\n{"id":"${'x'.repeat(50 * 1024 * 1024)}"}\n`, 'row-too-long', 'longer than 1 MB'],
    ['gzip data cut off', gzipSync(table.repeat(1000)).subarray(0, 60), 'damaged-gzip', 'is damaged: unexpected end of file'],
    [
      'gzip data with a wrong sum',
      Buffer.concat([gzipSync(table).subarray(0, -8), Buffer.alloc(8)]),
      'damaged-gzip',
      'incorrect data check',
    ],
    [
      'gzip of noise',
      Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), Buffer.alloc(99, 0xa5)]),
      'damaged-gzip',
      'is damaged',
    ],
  ])('%s', async (_what, content, code, words) => {
    expect(await refusalOf('a.csv', content as Buffer)).toMatchObject({ code, message: expect.stringContaining(words) });
  });

  test('several gzip members behind each other are one file', async () => {
    const file = await openBytes('a.csv.gz', Buffer.concat([gzipSync('id,na'), gzipSync('me\n1,Ann\n'), gzipSync('2,Ben\n')]));
    expect(await rowsOf(file)).toEqual([
      ['id', 'name'],
      ['1', 'Ann'],
      ['2', 'Ben'],
    ]);
  });
});

describe('what unpacks without measure is stopped', () => {
  test('gzip data', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(table), Buffer.alloc(100 * 1024 * 1024, '\n')]));
    const problem = await refusalOf('a.csv.gz', bomb);
    expect(problem).toMatchObject({
      code: 'unpacks-too-far',
      message: expect.stringContaining('The gzip data unpacks to more than 250 times its size'),
    });
  });

  const book = (sheet: Buffer, lie = {}) =>
    makeArchive(
      workbookParts({ sheets: [{ name: 'Leads', rows: '' }] }).map((part) =>
        part.name.endsWith('sheet1.xml') ? { ...part, ...lie, content: sheet } : part,
      ),
    );

  test('a sheet', async () => {
    const merge = '<mergeCell ref="A1:B1"/>';
    const rows = inlineRows([
      ['id', 'name'],
      ['1', 'Ann'],
    ]);
    const sheet = Buffer.from(`<worksheet><sheetData>${rows}</sheetData><mergeCells>${merge.repeat(4_000_000)}</mergeCells></worksheet>`);
    const problem = await refusalOf('a.xlsx', book(sheet));
    expect(problem).toMatchObject({
      code: 'unpacks-too-far',
      message: expect.stringContaining('sheet1.xml in the workbook unpacks to more than 250 times'),
    });
  });

  test('a sheet that says it is smaller', async () => {
    const sheet = Buffer.from(
      `<worksheet><sheetData>${inlineRows([
        ['id', 'name'],
        ['1', 'Ann'],
      ])}</sheetData></worksheet>`,
    );
    expect(await refusalOf('a.xlsx', book(sheet, { unpackedBytes: 50 }))).toMatchObject({ code: 'damaged-zip' });
    expect(await refusalOf('a.xlsx', book(sheet, { crc: 1 }))).toMatchObject({
      code: 'damaged-zip',
      message: expect.stringContaining('is not what the archive says it is'),
    });
    expect(await refusalOf('a.xlsx', book(sheet, { packed: deflateRawSync(sheet).subarray(0, 40) }))).toMatchObject({
      code: 'damaged-zip',
    });
  });

  test('entities in a sheet', async () => {
    const laughs =
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>';
    expect(await refusalOf('a.xlsx', book(Buffer.from(laughs)))).toMatchObject({ code: 'xml-declarations' });
  });

  test('one long text in every cell of a row', async () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(16_000);
    const rows = `${inlineRows([['id', 'name']])}<row>${cells}</row>`;
    const texts = [`<t>${'x'.repeat(32_000)}</t>`];
    expect(await refusalOf('a.xlsx', makeWorkbook({ sheets: [{ name: 'Leads', rows }], texts }))).toMatchObject({ code: 'row-too-long' });
  });

  test('a row far down leaves out a million, and costs nothing', async () => {
    const rows = `${inlineRows([['id', 'name']])}<row r="1048576"><c><v>1</v></c></row>`;
    const file = await openBytes('a.xlsx', makeWorkbook({ sheets: [{ name: 'Leads', rows }] }));
    expect(await file.check()).toBe(1_048_575);
  });

  test.each([
    ['a row that there is not', '<row r="1048577"><c><v>1</v></c></row>'],
    ['a row behind a later one', '<row r="9"/><row r="8"><c><v>1</v></c></row>'],
    ['a column that there is not', '<row><c r="XFE2"><v>1</v></c></row>'],
    ['a cell behind a later one', '<row><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>'],
    ['a text that is missing', '<row><c t="s"><v>7</v></c></row>'],
    ['a text of no number', '<row><c t="s"><v>x</v></c></row>'],
  ])('%s', async (_what, more) => {
    const rows = inlineRows([['id', 'name']]) + more;
    expect(await refusalOf('a.xlsx', makeWorkbook({ sheets: [{ name: 'Leads', rows }] }))).toMatchObject({ code: 'damaged-workbook' });
  });
});

describe('what is odd is read, and said', () => {
  test('a header alone has no rows', async () => {
    const file = await openBytes('a.csv', 'id,name\n');
    expect(await file.check()).toBe(0);
    expect(file.warnings()).toMatchObject([{ code: 'no-rows', message: 'Under the header stands no row.' }]);
  });

  test('content decides, not the name', async () => {
    const workbook = makeWorkbook({
      sheets: [
        {
          name: 'Leads',
          rows: inlineRows([
            ['id', 'name'],
            ['1', 'Ann'],
          ]),
        },
      ],
    });
    const file = await openBytes('leads.csv', workbook);
    expect(file.format.format).toBe('xlsx');
    expect(file.warnings()).toMatchObject([
      { code: 'other-than-its-name', message: 'leads.csv is an Excel workbook by its content, and is read as that.' },
    ]);
    expect((await openBytes('leads.xlsx', table)).warnings()).toMatchObject([
      { message: 'leads.xlsx is CSV by its content, and is read as that.' },
    ]);
    expect((await openBytes('leads.csv', '{"id":1}\n')).warnings()).toMatchObject([
      { message: 'leads.csv is JSON lines by its content, and is read as that.' },
    ]);
    await expect(openBytes('leads.csv', workbook, { format: 'csv' })).rejects.toThrow(
      'other-format: The mapping says that the file is CSV; by its content it is an Excel workbook.',
    );
    await expect(openBytes('leads.csv', table, { format: 'xlsx' })).rejects.toThrow(
      'other-format: The mapping says that the file is an Excel workbook; by its content it is text.',
    );
  });

  test('two thousand columns are columns', async () => {
    const header = Array.from({ length: 2000 }, (_, at) => `property_${at}_with_a_long_name`);
    const file = await openBytes('a.csv', [header, header.map((_, at) => `"${at}"`)].map((row) => row.join(',')).join('\n'));
    expect(file.header).toEqual(header);
    expect((await rowsOf(file))[1]).toHaveLength(2000);
  });

  test('a quote inside a cell stands for itself, and formulas are text', async () => {
    const file = await openBytes('a.csv', 'id,note\n1,5" pipe\n2,say "hi"\n3,=HYPERLINK("http://x")\n4,@SUM(A1)\n5,"=1+1"\n');
    expect((await rowsOf(file)).slice(1).map((row) => row[1])).toEqual([
      '5" pipe',
      'say "hi"',
      '=HYPERLINK("http://x")',
      '@SUM(A1)',
      '=1+1',
    ]);
  });

  test('ragged rows keep their cells', async () => {
    expect((await rowsOf(await openBytes('a.csv', 'a,b,c\n1,2\n1,2,3,4\n'))).map((row) => row.length)).toEqual([3, 2, 4]);
  });
});
