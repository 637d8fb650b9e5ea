import { expect, test } from 'vitest';
import { openFile } from './open-file.ts';

async function open(text: string, headerRow?: number) {
  async function* pieces() {
    yield Buffer.from(text);
  }
  const opened = await openFile({ name: 'x.csv', bytes: text.length, pieces }, { headerRow });
  if (!opened.ok) throw new Error(opened.problem.code);
  const rows: string[][] = [];
  for await (const some of opened.file.rows()) rows.push(...some);
  return { header: opened.file.header, rows, count: await opened.file.check(), codes: opened.file.warnings().map(({ code }) => code) };
}

test('without a header columns are named by their places, and the first row is one of the rows', async () => {
  expect(await open('7,Ann\n8,Bea\n', 0)).toEqual({
    header: ['Column 1', 'Column 2'],
    rows: [
      ['Column 1', 'Column 2'],
      ['7', 'Ann'],
      ['8', 'Bea'],
    ],
    count: 2,
    codes: [],
  });
  await expect(open('\n', 0)).rejects.toThrow('no-rows');
});

test.each([
  ['ann@hill.example,Ann\n', ['header-looks-like-data']],
  ['2026-01-05,Ann\n', ['header-looks-like-data']],
  ['5,7.5,Ann\n', ['header-looks-like-data']],
  ['id,name\n', []],
  ['name,2024,2025,total\n', []],
])('a header such as %s', async (header, codes) => {
  expect((await open(`${header}x,y\n`)).codes).toEqual(codes);
});
