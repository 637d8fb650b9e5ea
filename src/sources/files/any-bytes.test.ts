import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inlineRows, makeWorkbook } from '#test/make-archive.ts';
import { storedBytes } from '#test/stored-bytes.ts';
import { checkFile, openFile } from './open-file.ts';

/** Opens, walks through and reads. @returns the code of what it is refused with, or how many rows it has. */
async function fateOf(name: string, bytes: Uint8Array): Promise<string | number> {
  const opened = await openFile(storedBytes(name, bytes, 1000));
  if (!opened.ok) return opened.problem.code;
  const checked = await checkFile(name, opened.file);
  if (!checked.ok) return checked.problem.code;
  let rows = 0;
  for await (const some of opened.file.rows()) rows += some.length;
  return rows;
}

const rows = [
  ['id', 'name', 'when'],
  ['1', 'Ann', '2026-11-17'],
  ['2', 'Ben', '2026-11-18'],
];
const text = rows.map((row) => row.join(',')).join('\n');
const known: [string, Buffer][] = [
  ['people.csv', Buffer.from(text)],
  ['people.csv', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['people.csv.gz', gzipSync(text)],
  ['people.jsonl', Buffer.from('{"id":1,"name":{"first":"Ann"}}\n{"id":2}\n')],
  ['people.xlsx', makeWorkbook({ sheets: [{ name: 'Leads', rows: inlineRows(rows) }], texts: ['<t>x</t>'], formats: [14] })],
];

test.each(known)('%s with any bytes changed is read, or refused in words, and never anything else', async (name, bytes) => {
  expect.hasAssertions();
  const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(changes, fc.nat(bytes.length), async (all, length) => {
      const changed = Buffer.from(all.length > 4 ? bytes.subarray(0, length) : bytes);
      for (const [at, byte] of all) if (at < changed.length) changed[at] = byte;
      const fate = await fateOf(name, changed);
      expect(String(fate)).toMatch(/^[a-z0-9-]+$/);
    }),
    { numRuns: 300 },
  );
});

test('any bytes at all', async () => {
  expect.hasAssertions();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const fate = await fateOf('people.csv', bytes);
      expect(String(fate)).toMatch(/^[a-z0-9-]+$/);
    }),
    { numRuns: 500 },
  );
});
