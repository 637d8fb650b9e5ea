import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { whyRefused } from '../broken-row.ts';
import { openBytes, rowsOf } from '#test/stored-bytes.ts';

const lines = (...all: unknown[]) => all.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');

test('objects in objects are flattened with points, lists are JSON text, and every name is a column', async () => {
  const text = lines(
    { id: 1, name: 'Ann', properties: { email: 'ann@example.org', address: { city: 'Bergen' } }, tags: ['a', { b: 1 }] },
    { id: 2, isLead: true, score: 1.5, gone: null, properties: { phone: '' }, empty: {} },
  );
  const file = await openBytes('people.jsonl', text);
  expect(file.format).toMatchObject({ format: 'jsonl', encoding: 'utf-8', delimiter: '' });
  expect(await rowsOf(file)).toEqual([
    ['id', 'name', 'properties.email', 'properties.address.city', 'tags', 'isLead', 'score', 'gone', 'properties.phone'],
    ['1', 'Ann', 'ann@example.org', 'Bergen', '["a",{"b":1}]', '', '', '', ''],
    ['2', '', '', '', '', 'true', '1.5', '', ''],
  ]);
});

test('numbers that are longer than those of a machine keep every digit', async () => {
  const file = await openBytes('people.jsonl', '{"id":12345678901234567890,"all":[98765432109876543210],"amount":10.50}\n');
  expect((await rowsOf(file))[1]).toEqual(['12345678901234567890', '[98765432109876543210]', '10.5']);
});

test('what is written comes back, wherever the bytes are cut, gzipped or not', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 10 }).filter((one) => one.isWellFormed() && !one.includes('\0'));
  const row = fc.record({ id: fc.nat().map(String), name: text, 'a b': text });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      async (rows, cut, packed) => {
        const bytes = Buffer.from(rows.map((one) => `${JSON.stringify(one)}\r\n`).join(''));
        const file = await openBytes('people.jsonl', packed ? gzipSync(bytes) : bytes, {}, cut);
        expect((await rowsOf(file)).slice(1)).toEqual(rows.map(({ id, name, ...rest }) => [id, name, rest['a b']]));
        expect(await file.check()).toBe(rows.length);
      },
    ),
    { numRuns: 150 },
  );
});

test('fields that come later than the first lines are told, with how often and where', async () => {
  const first = Array.from({ length: 5000 }, (_, id) => ({ id }));
  const file = await openBytes('people.jsonl', lines(...first, { id: 5000, late: 1 }, { id: 5001, late: 2, later: 3 }));
  expect(file.header).toEqual(['id']);
  await file.check();
  await file.check();
  expect(file.warnings()).toEqual([
    {
      code: 'fields-left-out',
      message: '3 times a field stands in a line that none of the first 5,000 lines has, and is left out: late, later.',
      count: 3,
      firstRow: 5002,
      examples: ['late', 'later'],
    },
  ]);
});

describe('a line that cannot be read is a row of its own, refused with its reason', () => {
  test.each([
    ['not JSON', '{"id": 2, "name": }', 'not-json', 'The line is not JSON: '],
    ['a list', '[1, 2]', 'not-an-object', 'The line is JSON, but no object with names and values.'],
    ['null', 'null', 'not-an-object', 'no object'],
    ['a zero byte', String.raw`{"id":2,"name":"a\u0000b"}`, 'not-text', 'a zero byte'],
    ['half a character', String.raw`{"id":2,"name":"a\ud83d"}`, 'not-text', 'half a character'],
  ])('%s', async (_what, line, code, message) => {
    for (const header of [{ id: 1, name: 'Ann' }, { id: 1 }]) {
      const file = await openBytes('people.jsonl', lines(header, line, { id: 3 }));
      const rows = await rowsOf(file);
      expect(rows).toHaveLength(4);
      expect(rows[2]![0]).toBe(line);
      expect(rows[2]!.length).not.toBe(file.header.length);
      expect(whyRefused(rows[2]!, file.header.length)).toMatchObject({ code, message: expect.stringContaining(message) });
    }
  });

  test('a list in a list, a hundred thousand times', async () => {
    const file = await openBytes(
      'people.jsonl',
      lines({ id: 1, list: [] }, `{"id":2,"list":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    );
    const row = (await rowsOf(file))[2]!;
    expect(row.length === 1 ? whyRefused(row, 2).code : 'read').toMatch(/^(too-deep|read)$/);
  });
});

test('names that JavaScript knows are names like any other', async () => {
  const file = await openBytes('people.jsonl', '{"__proto__":{"constructor":"x"},"toString":"y","a.b":"1","a":{"b":"2"}}\n');
  expect(await rowsOf(file)).toEqual([
    ['__proto__.constructor', 'toString', 'a.b', 'a.b (2)'],
    ['x', 'y', '1', '2'],
  ]);
});

test('other JSON is refused with how to make lines of it', async () => {
  await expect(openBytes('people.json', '[\n  {"id": 1}\n]')).rejects.toThrow('not-json-lines: The file is one JSON list, not JSON lines.');
  await expect(openBytes('people.json', '{\n  "id": 1\n}')).rejects.toThrow(
    'not-json-lines: The file is JSON, but not one object in each line.',
  );
  await expect(openBytes('people.jsonl', '{"id":1}', { format: 'csv' })).resolves.toMatchObject({ format: { format: 'csv' } });
  await expect(openBytes('people.jsonl', '{}\n{}\n')).rejects.toThrow('no-header: No line of the file has a field.');
});

test('names that hold what should be values are refused', async () => {
  const text = lines(
    ...Array.from({ length: 4000 }, (_, at) => Object.fromEntries(Array.from({ length: 5 }, (__, n) => [`id${at}-${n}`, 1]))),
  );
  await expect(openBytes('odd.jsonl', text)).rejects.toThrow('too-many-columns: The lines have more than 16,384 different fields');
});
