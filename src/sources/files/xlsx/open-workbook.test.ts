import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { inlineRows, makeWorkbook, type MadeWorkbook } from '#test/make-archive.ts';
import { openBytes, rowsOf } from '#test/stored-bytes.ts';

const names = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>';

/** The texts of cells with these insides, one a row, in column B. */
async function cellsOf(cells: readonly string[], workbook: Omit<MadeWorkbook, 'sheets'> = {}): Promise<(string | undefined)[]> {
  const rows = cells.map((cell, at) => `<row r="${at + 2}"><c r="A${at + 2}"><v>${at}</v></c>${cell}</row>`).join('');
  const file = await openBytes('book.xlsx', makeWorkbook({ ...workbook, sheets: [{ name: 'Leads', rows: names + rows }] }));
  return (await rowsOf(file)).slice(1).map((row) => row[1]);
}

test('what another program writes is read as it was, wherever the bytes are cut', async () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((sign) => !/\p{Cc}|[\ufffe\uffff]|_x/u.test(sign) && sign.isWellFormed());
  const number = fc.oneof(
    fc.integer(),
    fc.integer({ min: -99999, max: 99999 }).map((cents) => cents / 100),
  );
  const day = fc.date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true });
  const row = fc.tuple(
    text,
    number,
    fc.boolean(),
    day.map((at) => new Date(Math.floor(at.getTime() / 1000) * 1000)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), fc.integer({ min: 100, max: 5000 }), async (rows, cut) => {
      const bytes = await writeXlsx({ sheets: [{ name: 'Leads', rows: [['Text', 'Number', 'Yes', 'At'], ...rows] }] });
      const file = await openBytes('book.xlsx', bytes, {}, cut);
      const read = (await rowsOf(file)).slice(1);
      const expected = rows.map(([words, figure, yes, at]) => [
        words.replaceAll('\r\n', '\n').replaceAll('\r', '\n'),
        String(figure === 0 ? 0 : figure),
        yes ? 'TRUE' : 'FALSE',
        at.toISOString().slice(0, 19).replace('T00:00:00', ''),
      ]);
      expect(read.map((cells) => [cells[0]!.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), ...cells.slice(1)])).toEqual(expected);
      expect(await file.check()).toBe(rows.length);
    }),
    { numRuns: 60 },
  );
});

describe('cells', () => {
  test('numbers are what was typed, without the noise of their storage', async () => {
    const stored = ['1.1000000000000001', '0.30000000000000004', '42', '-7.5', '1E-3', '1.5E+20', '123456789012345', '1e-7', '0'];
    expect(await cellsOf(stored.map((value) => `<c><v>${value}</v></c>`))).toEqual([
      '1.1',
      '0.3',
      '42',
      '-7.5',
      '0.001',
      '150000000000000000000',
      '123456789012345',
      '0.0000001',
      '0',
    ]);
  });

  test('numbers that are shown as days and times are ISO text', async () => {
    const formats = [14, 22, 21, 'yyyy\\-mm\\-dd', '[$-409]d\\ mmm\\ yyyy;@', '[h]:mm', '&quot;d&quot; 0', '[Red]0.00', '00000', 'General'];
    const cells: [number, string][] = [
      [0, '45000'],
      [1, '45000.75'],
      [2, '0.5'],
      [3, '45000'],
      [4, '45000.333333333336'],
      [5, '1.5'],
      [6, '45000'],
      [7, '45000'],
      [8, '501'],
      [9, '45000'],
    ];
    expect(
      await cellsOf(
        cells.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`),
        { formats },
      ),
    ).toEqual([
      '2023-03-15',
      '2023-03-15T18:00:00',
      '12:00:00',
      '2023-03-15',
      '2023-03-15T08:00:00',
      '36:00:00',
      '45000',
      '45000',
      '00501',
      '45000',
    ]);
  });

  test('days count from 1904 where the workbook says so, and its 1900 has a day that never was', async () => {
    const days = ['0', '1', '59', '60', '61'].map((value) => `<c s="0"><v>${value}</v></c>`);
    expect(await cellsOf(days, { formats: [14] })).toEqual(['1899-12-31', '1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01']);
    expect(await cellsOf(days, { formats: [14], is1904: true })).toEqual([
      '1904-01-01',
      '1904-01-02',
      '1904-02-29',
      '1904-03-01',
      '1904-03-02',
    ]);
    expect(await cellsOf(['<c s="0"><v>-3</v></c>', '<c s="0"><v>9999999</v></c>'], { formats: [14] })).toEqual(['-3', '9999999']);
  });

  test('texts are shared or their own, in runs, with signs that XML cannot write, without readings', async () => {
    const texts = [
      '<t>plain</t>',
      '<r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r>',
      '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
      '<t>a_x000D_b &amp; _x005F_x0041_</t>',
    ];
    const cells = [
      ...texts.map((_, at) => `<c t="s"><v>${at}</v></c>`),
      '<c t="inlineStr"><is><r><t>own </t></r><r><t>runs</t></r></is></c>',
      '<c t="str"><f>A1&amp;"x"</f><v>result</v></c>',
    ];
    expect(await cellsOf(cells, { texts })).toEqual(['plain', 'rich text', '東京', 'a\rb & _x0041_', 'own runs', 'result']);
  });

  test('formulas are their last result and never worked out; those without one are said, and so are errors', async () => {
    const rows = ['<c><f>1+1</f><v>2</v></c>', '<c><f>NOW()</f></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c t="b"><v>1</v></c>'];
    const sheet = names + rows.map((cell, at) => `<row r="${at + 2}"><c r="A${at + 2}"><v>${at}</v></c>${cell}</row>`).join('');
    const file = await openBytes('book.xlsx', makeWorkbook({ sheets: [{ name: 'Leads', rows: sheet }] }));
    expect((await rowsOf(file)).slice(1).map((row) => row[1])).toEqual(['2', '', '#DIV/0!', 'TRUE']);
    expect(file.warnings()).toEqual([
      {
        code: 'formulas-without-value',
        message: 'One formula has no result: open the workbook in Excel and save it, and they have.',
        count: 1,
        firstRow: 3,
      },
      {
        code: 'formula-errors',
        message: 'One cell holds the error of a formula, read as its text: #DIV/0!.',
        count: 1,
        firstRow: 4,
        examples: ['#DIV/0!'],
      },
    ]);
  });

  test('rows and cells that are left out are empty, and rows keep their numbers', async () => {
    const rows = `${names}<row r="4"><c r="B4"><v>7</v></c></row><row r="6" hidden="1"><c r="A6"><v>8</v></c></row>`;
    const file = await openBytes('book.xlsx', makeWorkbook({ sheets: [{ name: 'Leads', rows }] }));
    expect(await rowsOf(file)).toEqual([['id', 'value'], [''], [''], ['', '7'], [''], ['8', '']]);
    expect(file.warnings()).toMatchObject([{ code: 'hidden-rows', firstRow: 6 }]);
  });

  test('a cell beside the table makes its row ragged, as in any file', async () => {
    const rows = `${names}<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row><row r="4"><c r="D4"><v>7</v></c></row>`;
    const file = await openBytes('book.xlsx', makeWorkbook({ sheets: [{ name: 'Leads', rows }] }));
    expect((await rowsOf(file)).map((row) => row.length)).toEqual([2, 2, 2, 4]);
  });
});

describe('sheets', () => {
  test('a cover sheet with a title does not stand before the table', async () => {
    const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const table = Array.from(
      { length: 30 },
      (_, at) => `<row r="${at + 2}">${cell(`A${at + 2}`, `${at}`)}${cell(`B${at + 2}`, 'v')}</row>`,
    );
    const cover = { name: 'Cover', rows: `<row r="1">${cell('A1', 'Leads of the spring')}</row>` };
    const file = await openBytes('book.xlsx', makeWorkbook({ sheets: [cover, { name: 'Leads', rows: names + table.join('') }] }));
    expect(file.format).toMatchObject({ sheet: 'Leads', sheets: ['Cover', 'Leads'] });
    expect(file.header).toEqual(['id', 'value']);
  });

  const sheet = (name: string, id: string, state?: 'hidden') => ({
    name,
    rows: inlineRows([
      ['id', 'name'],
      [id, name],
    ]),
    ...(state && { state }),
  });
  const book = makeWorkbook({
    sheets: [sheet('Old', '1', 'hidden'), { name: 'Cover', rows: '' }, sheet('Leads', '2'), sheet('Deals &amp; more', '3')],
  });

  test('the first one that has rows and is not hidden is read, and the others are said', async () => {
    const file = await openBytes('book.xlsx', book);
    expect(file.format).toMatchObject({ sheet: 'Leads', sheets: ['Old', 'Leads', 'Deals & more'] });
    expect((await rowsOf(file))[1]).toEqual(['2', 'Leads']);
    expect(file.warnings()).toMatchObject([
      { code: 'other-sheets', message: 'Of 3 sheets Leads is read. The others are Old (hidden), Deals & more.' },
    ]);
  });

  test('any other can be chosen, a hidden one too', async () => {
    expect((await rowsOf(await openBytes('book.xlsx', book, { sheet: 'Deals & more' })))[1]).toEqual(['3', 'Deals &amp; more']);
    expect((await rowsOf(await openBytes('book.xlsx', book, { sheet: 'Old' })))[1]).toEqual(['1', 'Old']);
  });

  test('one that is not there, or is empty, is refused with those that there are', async () => {
    const refused = (given: string) => openBytes('book.xlsx', book, { sheet: given }).catch((error: { problem: unknown }) => error.problem);
    expect(await refused('Leeds')).toMatchObject({
      code: 'no-such-sheet',
      message: 'The workbook has no sheet Leeds.',
      accepted: 'one of its sheets: Old, Leads, Deals & more',
    });
    expect(await refused('Cover')).toMatchObject({ message: 'The sheet Cover is empty.' });
    await expect(openBytes('book.xlsx', makeWorkbook({ sheets: [{ name: 'Cover', rows: '' }] }))).rejects.toThrow(
      'empty-file: No sheet of the workbook has a row.',
    );
  });

  test('titles above the header are passed over; what is merged is said', async () => {
    const rows = inlineRows([
      ['Leads of autumn'],
      [],
      ['id', 'name', 'mail', ''],
      ['1', 'Ann', 'a@x.no', 'first'],
      ['2', 'Ben', 'b@x.no', 'second'],
    ]);
    const after = '<mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="C3:D3"/><mergeCell ref="B4:B5"/></mergeCells>';
    const file = await openBytes('book.xlsx', makeWorkbook({ sheets: [{ name: 'Leads', rows, after }] }));
    expect(file).toMatchObject({ format: { headerRow: 3 }, header: ['id', 'name', 'mail', 'Column 4'] });
    expect((await rowsOf(file))[3]).toEqual(['1', 'Ann', 'a@x.no', 'first']);
    expect(file.warnings()).toMatchObject([
      { code: 'columns-unnamed' },
      { code: 'merged-header', message: 'Cells of the header are merged (C3:D3): only the first column of each has the name.' },
      { code: 'merged-cells', message: 'One range of cells is merged (B4:B5): only the first cell has the value.', firstRow: 4 },
    ]);
  });

  test('a gzipped workbook is one too', async () => {
    const file = await openBytes('book.xlsx.gz', gzipSync(book));
    expect(file.format).toMatchObject({ format: 'xlsx', gzipped: true });
    expect((await rowsOf(file))[1]).toEqual(['2', 'Leads']);
  });

  test('its beginning is enough to know how many rows it may have', async () => {
    const rows = inlineRows([['id', 'name'], ...Array.from({ length: 20_000 }, (_, at) => [String(at), `Person ${at}`])]);
    const file = await openBytes('book.xlsx', makeWorkbook({ sheets: [{ name: 'Leads', rows }] }));
    for await (const some of file.rows()) {
      expect(some.length / file.shareRead()).toBeCloseTo(20_001, -4);
      break;
    }
  });
});
