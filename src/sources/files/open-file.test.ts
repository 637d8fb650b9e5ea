import { expect, test } from 'vitest';
import { openFile, type StoredFile } from './open-file.ts';
import { longestRecord } from './row-problems.ts';

const pieceBytes = 64 * 1024;

/** A file without an end, which counts how much of it was asked for. */
function endlessFile(beginning: string, filling: string): StoredFile & { pulled: number } {
  const file = {
    name: 'endless.csv',
    bytes: Infinity,
    pulled: 0,
    async *pieces() {
      yield Buffer.from(beginning);
      for (;;) {
        file.pulled += pieceBytes;
        yield Buffer.alloc(pieceBytes, filling);
      }
    },
  };
  return file;
}

test.each([
  ['an open quote', '"id,name\n', 'x'],
  ['an open quote over many lines', '"id,name\n', 'x,y\n'],
  ['no line break', 'id,', 'x'],
])('a header with %s stops the reading at once', async (_what, beginning, filling) => {
  const file = endlessFile(beginning, filling);
  expect(await openFile(file)).toMatchObject({ ok: false, problem: { code: 'row-too-long', where: 'endless.csv, row 1' } });
  expect(file.pulled).toBeLessThan(3 * longestRecord);
});

test.each([
  ['an open quote', 'id,name\n1,"', 'x'],
  ['no line break', 'id,name\n1,', 'x'],
])('a row with %s stops the reading at once', async (_what, beginning, filling) => {
  const file = endlessFile(beginning, filling);
  const opened = await openFile(file);
  if (!opened.ok) throw new Error(opened.problem.code);
  file.pulled = 0;
  const read = async () => {
    for await (const rows of opened.file.rows()) expect(rows.length).toBeLessThan(10);
  };
  await expect(read()).rejects.toThrow('longer than 1 MB');
  expect(file.pulled).toBeLessThan(2 * longestRecord);
});

test('a row that is too long is refused though its end comes', async () => {
  const long = 'x'.repeat(longestRecord + 1);
  async function* pieces() {
    yield Buffer.from(`id,name\n1,"${long}"\n2,b\n`);
  }
  const opened = await openFile({ name: 'long.csv', bytes: longestRecord, pieces });
  if (!opened.ok) throw new Error(opened.problem.code);
  const read = async () => {
    for await (const rows of opened.file.rows()) expect(rows.length).toBeLessThan(3);
  };
  await expect(read()).rejects.toThrow('longer than 1 MB');
});

test('a small file with an open quote in its header is refused for what it is', async () => {
  async function* pieces() {
    yield Buffer.from('"id,name\n1,a\n');
  }
  expect(await openFile({ name: 'quote.csv', bytes: 13, pieces })).toMatchObject({ ok: false, problem: { code: 'open-quote' } });
});
