import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { readerOf } from '#test/mapped-row.ts';

const guide = readFileSync(new URL('../../../docs/guide/mapping.md', import.meta.url), 'utf8');
const examples = [...guide.matchAll(/```csv\n(.+?)```\n```json\n(.+?)```/gs)].map(([, rows, mapping]) => {
  return { rows: parse(rows!) as string[][], mapping: JSON.parse(mapping!) as Record<string, unknown> };
});

test('the guide has an example of every shape, and a file beside each mapping', () => {
  const shapes = new Set(examples.map(({ mapping }) => mapping['shape']));
  expect([...shapes].toSorted()).toEqual(['departures', 'event-log', 'field-history', 'links', 'table']);
  expect(guide.match(/```json/g)).toHaveLength(examples.length);
});

test.each(examples)('the mapping of $mapping.source reads every row of the file above it', ({ rows, mapping }) => {
  const [header, ...others] = rows;
  const read = readerOf(mapping, header!);
  for (const [at, cells] of others.entries()) expect(read(cells, at + 2)).toMatchObject({ outcome: 'read' });
});

test('the guide names every reason for which the readers refuse a row', () => {
  const here = new URL('./', import.meta.url);
  const readers = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const source = readers.map((name) => readFileSync(new URL(name, here), 'utf8')).join('\n');
  const codes = [...source.matchAll(/(?:refused\(\s*row,\s*cells,|badCell\()\s*'([a-z-]+)'/g)].map(([, code]) => code!);
  expect(codes.length).toBeGreaterThan(20);
  expect([...new Set(codes)].filter((code) => !guide.includes(`\`${code}\``))).toEqual([]);
});
