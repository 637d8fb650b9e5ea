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

test('a day on which deals closed is a win only where another column says so, and a loss where it says that', () => {
  const closed = { column: 'closed', format: 'YYYY-MM-DD' };
  const mapping = tableMappingSchema.parse({
    entente: 1,
    source: 'Pipeline',
    shape: 'table',
    person: { keys: [{ space: 'deal', columns: ['id'] }] },
    stages: ['Won', 'Lost'],
    deal: {
      key: ['id'],
      moments: [
        { ...closed, becomes: 'won', stage: 'Won', when: { column: 'outcome', is: ['Closed Won'] } },
        { ...closed, becomes: 'lost', stage: 'Lost', when: { column: 'outcome', is: ['Closed Lost'] } },
      ],
    },
  });
  const reader = createRowReader(mapping, ['id', 'closed', 'outcome'], company);
  if (!reader.ok) throw new Error(reader.problem.message);
  const meaningOf = (outcome: string) => {
    const row = reader.readRow(['7', '2026-03-01', outcome], 2);
    return row.outcome === 'read' ? row.deal!.facts.map((fact) => fact.kind) : row.code;
  };
  expect([meaningOf('closed won'), meaningOf('Closed Lost'), meaningOf('Engaging'), meaningOf('')]).toEqual([['won'], ['lost'], [], []]);
});

test('a condition on a column that the file has not is refused by name', () => {
  const moments = [{ column: 'closed', becomes: 'won', stage: 'Won', when: { column: 'outcome', is: ['Won'] } }];
  const mapping = tableMappingSchema.parse({
    entente: 1,
    source: 'Deals',
    shape: 'table',
    person: { keys: [{ space: 'deal', columns: ['id'] }] },
    moments,
  });
  expect(createRowReader(mapping, ['id', 'closed'], company)).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('outcome') },
  });
});

test('rows that lack cells at their end are refused, unless the mapping says that these are empty; longer ones always are', () => {
  const outcomes = (file: object) => {
    const person = { keys: [{ space: 'crm', columns: ['id'] }], attributes: { size: { column: 'size' } } };
    const mapping = tableMappingSchema.parse({ entente: 1, source: 'Contacts', shape: 'table', person, file });
    const reader = createRowReader(mapping, header, company);
    if (!reader.ok) throw new Error(reader.problem.message);
    return [['7', 'Bergen'], ['7'], ['7', 'Bergen', '420', '']].map((cells) => reader.readRow(cells, 2).outcome);
  };
  expect(outcomes({})).toEqual(['refused', 'refused', 'refused']);
  expect(outcomes({ shortRows: 'empty' })).toEqual(['read', 'read', 'refused']);
});
