import { describe, expect, test } from 'vitest';
import { openBytes, rowsOf } from '#test/stored-bytes.ts';
import { delimiters } from './recognise-csv.ts';

describe('the delimiter', () => {
  test.each(delimiters)('%j is recognised', async (delimiter) => {
    const text = [
      ['id', 'name', 'amount'],
      ['1', 'Ann', '12'],
      ['2', 'Ben', '13'],
    ]
      .map((row) => row.join(delimiter))
      .join('\n');
    expect((await openBytes('people.csv', text)).format.delimiter).toBe(delimiter);
  });

  test('a semicolon, though every amount has a decimal comma', async () => {
    const file = await openBytes('deals.csv', 'id;name;amount\n1;Ann;12,50\n2;Ben;13,00\n3;Cy;1,5\n');
    expect(file).toMatchObject({ format: { delimiter: ';' }, header: ['id', 'name', 'amount'] });
  });

  test('a tab, though every note has commas', async () => {
    const file = await openBytes('deals.tsv', 'id\tnote\n1\ta, b, c\n2\td, e, f\n');
    expect(file).toMatchObject({ format: { delimiter: '\t' }, header: ['id', 'note'] });
  });

  test('commas in quotes divide nothing', async () => {
    const file = await openBytes('deals.csv', 'id;note\n1;"a, b, c, d"\n2;"a, b, c, d"\n');
    expect(file.format.delimiter).toBe(';');
  });

  test('a file of one column has none, and a comma is as good as any', async () => {
    expect(await openBytes('mails.csv', 'email\nann@example.org\nben@example.org\n')).toMatchObject({
      header: ['email'],
      format: { delimiter: ',' },
    });
  });

  test('the mapping overrules it', async () => {
    expect(await openBytes('odd.csv', 'a;b,c\n1;2,3\n', { delimiter: ',' })).toMatchObject({ header: ['a;b', 'c'] });
  });
});

describe('the quote', () => {
  test('is the single one where cells stand in it', async () => {
    const file = await openBytes('people.csv', "id,name\n1,'Smith, Ann'\n2,'O''Neill, Ben'\n");
    expect(file.format.quote).toBe("'");
    expect((await rowsOf(file)).slice(1)).toEqual([
      ['1', 'Smith, Ann'],
      ['2', "O'Neill, Ben"],
    ]);
  });

  test('is the double one as long as a cell stands in it, and apostrophes stay', async () => {
    const file = await openBytes('people.csv', `id,name,by\n1,"Smith, Ann",'t Hooft\n2,O'Neill,'x'\n`);
    expect(file.format.quote).toBe('"');
    expect((await rowsOf(file)).slice(1)).toEqual([
      ['1', 'Smith, Ann', "'t Hooft"],
      ['2', "O'Neill", "'x'"],
    ]);
  });

  test('a mapping says it where nothing shows it', async () => {
    const file = await openBytes('people.csv', `id,name\n1,'Ann'\n`, { quote: "'" });
    expect((await rowsOf(file))[1]).toEqual(['1', 'Ann']);
  });
});

describe('the header row', () => {
  const table = 'Lead ID,Name,Email,City\n1,Ann,ann@example.org,Bergen\n2,Ben,ben@example.org,Oslo\n';

  test('stands under titles, whose rows keep their numbers', async () => {
    const file = await openBytes('report.csv', `Leads by source\nGenerated 2026-11-17\n\n${table}`);
    expect(file).toMatchObject({ format: { headerRow: 4 }, header: ['Lead ID', 'Name', 'Email', 'City'] });
    const rows = await rowsOf(file);
    expect(rows[0]).toEqual(file.header);
    // Row 5 of the file is the fifth.
    expect(rows[4]).toEqual(['1', 'Ann', 'ann@example.org', 'Bergen']);
    expect(rows.slice(1, 4)).toEqual([[''], [''], ['']]);
    expect(await file.check()).toBe(2);
  });

  test('stands under titles that a spreadsheet padded with delimiters', async () => {
    expect(await openBytes('report.csv', `Leads by source,,,\n,,,\n${table}`)).toMatchObject({ format: { headerRow: 3 } });
  });

  test('stands under titles where decimal commas would divide the rows too', async () => {
    const text = 'Deals by month\n\nid;name;amount\n1;Ann;12,50\n2;Ben;13,00\n';
    expect(await openBytes('deals.csv', text)).toMatchObject({
      format: { headerRow: 3, delimiter: ';' },
      header: ['id', 'name', 'amount'],
    });
  });

  test('is the first row where the rows under it are ragged', async () => {
    const text = 'id,name,email\n1,Ann\n2,Ben\n3,Cy,cy@example.org\n4,Dee\n';
    expect(await openBytes('people.csv', text)).toMatchObject({ format: { headerRow: 1 } });
  });

  test('is the first row where later columns are mostly empty', async () => {
    const text = `id,name\n1,Ann\n2,Ben\n3,Cy\n`;
    expect(await openBytes('people.csv', text)).toMatchObject({ format: { headerRow: 1 } });
  });

  test('the mapping overrules it, also to what no beginning shows', async () => {
    expect(await openBytes('report.csv', `a,b,c,d\n${table}`, { headerRow: 2 })).toMatchObject({
      header: ['Lead ID', 'Name', 'Email', 'City'],
    });
    await expect(openBytes('report.csv', table, { headerRow: 9 })).rejects.toThrow('no-header: The file has no row 9.');
  });

  test('blank rows above it are passed over', async () => {
    const file = await openBytes('report.csv', `\n\n${table}`);
    expect(file.format.headerRow).toBe(3);
    expect((await rowsOf(file))[3]).toEqual(['1', 'Ann', 'ann@example.org', 'Bergen']);
  });
});

describe('names of columns', () => {
  test('that come twice are numbered and can be mapped', async () => {
    const file = await openBytes('people.csv', 'id,mail,mail,mail (2),mail\n1,a,b,c,d\n');
    expect(file.header).toEqual(['id', 'mail', 'mail (3)', 'mail (2)', 'mail (4)']);
    expect(file.warnings()).toMatchObject([{ code: 'column-names-repeated', examples: ['mail'] }]);
  });

  test('that are missing say where the column stands', async () => {
    const file = await openBytes('people.csv', 'id,,name,\n1,a,Ann,b\n');
    expect(file.header).toEqual(['id', 'Column 2', 'name', 'Column 4']);
    expect(file.warnings()).toMatchObject([
      { code: 'columns-unnamed', message: '2 columns have no name, and are called Column 2, Column 4.' },
    ]);
  });

  test('of a file of refused rows come back as they were', async () => {
    const file = await openBytes('refused-rows.csv', 'reason,file,row,id,file,mail (2)\nx,y,1,2,3,4\n');
    expect(file.header).toEqual(['reason', 'file', 'row', 'id', 'file', 'mail (2)']);
  });
});
