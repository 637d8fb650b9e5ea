import { expect, test } from 'vitest';
import { createRowReader } from './create-row-reader.ts';
import { tableMappingSchema } from './mapping-schema.ts';

const company = { timeZone: 'UTC', currency: 'EUR', keySalt: new Uint8Array(16) };
const header = ['id', 'town', 'size'];

function hashWith(attributes: Record<string, { column: string }>): string {
  const mapping = tableMappingSchema.parse({
    entente: 1,
    source: 'Contacts',
    shape: 'table',
    person: { keys: [{ space: 'crm', columns: ['id'] }], attributes },
  });
  const reader = createRowReader(mapping, header, company);
  if (!reader.ok) throw new Error(reader.problem.message);
  const row = reader.readRow(['7', 'Bergen', '420'], 2);
  if (row.outcome !== 'read') throw new Error(row.message);
  return row.contentHash;
}

test('a row is the same record in whatever order its mapping names the attributes: the database keeps no order of keys', () => {
  const town = { column: 'town' };
  const size = { column: 'size' };
  expect(hashWith({ town, size })).toBe(hashWith({ size, town }));
  expect(hashWith({ town })).not.toBe(hashWith({ town, size }));
});
