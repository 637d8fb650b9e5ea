import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { EventLogMapping, Mapping, TableMapping } from '#sources/schema.ts';
import { withRole } from '#sources/web/mapping/change-role.ts';
import { keySpaceFor, roleChoices, roleOf } from '#sources/web/mapping/column-roles.ts';

const log: EventLogMapping = {
  entente: 1,
  source: 'Leads',
  shape: 'event-log',
  timeZone: 'UTC',
  log: { case: 'case_id', activity: 'activity', moment: 'timestamp', actor: 'resource' },
  person: { keys: [{ space: 'loan-case', columns: ['case_id'] }], attributes: { amount: { column: 'amount' } } },
  stages: [],
  events: [],
} as unknown as EventLogMapping;

const table: TableMapping = {
  entente: 1,
  source: 'Olist',
  shape: 'table',
  timeZone: 'UTC',
  person: { keys: [{ space: 'olist-mql', columns: ['mql_id'] }], email: { column: 'mail' } },
  stages: ['Won'],
  deal: { key: ['mql_id'], currency: { value: 'BRL' }, moments: [{ column: 'won_date', format: 'ISO', becomes: 'won', stage: 'Won' }] },
} as unknown as TableMapping;

describe('the role of a column', () => {
  test('reads from the mapping', () => {
    expect(['case_id', 'resource', 'amount', 'other'].map((column) => roleOf(log, column))).toEqual([
      'case',
      'actor',
      'attribute',
      'left-out',
    ]);
    expect(['mql_id', 'mail', 'won_date'].map((column) => roleOf(table, column))).toEqual(['key', 'email', 'deal-moment']);
  });

  test('another case column is also the key of the person, in the same key space', () => {
    const changed = withRole(log, 'loan', 'case') as EventLogMapping;
    expect(changed.person.keys).toEqual([{ space: 'loan-case', columns: ['loan'] }]);
    expect(roleOf(changed, 'case_id')).toBe('left-out');
  });

  test('a deal without amount and moments is gone', () => {
    expect((withRole(table, 'won_date', 'left-out') as TableMapping).deal).toBeUndefined();
  });

  test('a new moment brings its stage into the order', () => {
    expect(withRole(table, 'first_contact', 'moment').stages).toEqual(['Won', 'Lead captured']);
  });

  test('names a key after its column', () => {
    expect([keySpaceFor(' MQL_Id '), keySpaceFor('Kunde №')]).toEqual(['mql-id', 'kunde']);
  });
});

test('whatever role a column is given, it then has it, and every other column has at most lost its own', () => {
  const columns = ['case_id', 'activity', 'timestamp', 'resource', 'amount', 'mql_id', 'mail', 'won_date', 'more'];
  const start = fc.constantFrom<Mapping>(log, table);
  fc.assert(
    fc.property(start, fc.array(fc.tuple(fc.constantFrom(...columns), fc.nat())), (mapping, changes) => {
      let now = mapping;
      for (const [column, pick] of changes) {
        const choices = roleChoices(now.shape);
        const { role } = choices[pick % choices.length]!;
        const before = new Map(columns.map((name) => [name, roleOf(now, name)]));
        now = withRole(now, column, role);
        expect(roleOf(now, column)).toBe(role);
        for (const other of columns.filter((name) => name !== column))
          expect([before.get(other), 'left-out']).toContain(roleOf(now, other));
      }
    }),
  );
});
