import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { EventLogMapping, Mapping, TableMapping } from '#sources/schema.ts';
import { leftOut, placesOf, roleOf, rolesOf, withFurtherRole, withRole, withoutRole } from '#sources/web/mapping/column-roles.ts';
import { keySpaceFor } from '#sources/web/mapping/key-space.ts';

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

const links = {
  entente: 1,
  source: 'Deal contacts',
  shape: 'links',
  stages: [],
  links: [{ kind: 'deal-person', from: { space: 'deal', columns: ['deal_id'] }, to: { space: 'contact', columns: ['contact_id'] } }],
} as unknown as Mapping;

describe('the role of a column', () => {
  test('reads from the mapping', () => {
    expect(['case_id', 'resource', 'amount', 'other'].map((column) => roleOf(log, column))).toEqual([
      'case',
      'actor',
      'person.attribute',
      leftOut,
    ]);
    expect(['mql_id', 'mail', 'won_date'].map((column) => roleOf(table, column))).toEqual(['person.key', 'person.email', 'deal.moment']);
    expect(['deal_id', 'contact_id'].map((column) => roleOf(links, column))).toEqual(['link.0.from', 'link.0.to']);
  });

  test('can be several: the key of a person and of their deal', () => {
    expect(rolesOf(table, 'mql_id').map((place) => place.role)).toEqual(['person.key', 'deal.key']);
    const further = withFurtherRole(table, 'mail', 'person.key') as TableMapping;
    expect(further.person!.keys).toEqual([
      { space: 'olist-mql', columns: ['mql_id'] },
      { space: 'mail', columns: ['mail'] },
    ]);
    expect(further.person!.email).toEqual({ column: 'mail' });
    expect(withoutRole(further, 'mail', 'person.key')).toEqual(table);
  });

  test('another case column is also the key of the person, in the same key space', () => {
    const changed = withRole(log, 'loan', 'case') as EventLogMapping;
    expect(changed.person.keys).toEqual([{ space: 'loan-case', columns: ['loan'] }]);
    expect(roleOf(changed, 'case_id')).toBe(leftOut);
  });

  test('a deal without amount and moments is gone', () => {
    expect((withRole(table, 'won_date', leftOut) as TableMapping).deal).toBeUndefined();
  });

  test('an account begins with its name as key, and ends with it', () => {
    const named = withRole(table, 'company', 'account.name') as TableMapping;
    expect(named.account).toEqual({ keys: [{ space: 'account-name', columns: ['company'] }], name: { column: 'company' } });
    expect((withRole(named, 'company', leftOut) as TableMapping).account).toBeUndefined();
  });

  test('of a touch may be said no more than the order, until the rest is', () => {
    const keyed = withRole(table, 'place', 'touch.key');
    const ordered = withRole(keyed, 'place', 'touch.order') as TableMapping;
    expect(ordered.touch).toEqual({ order: 'place' });
    expect((withRole(ordered, 'place', leftOut) as TableMapping).touch).toBeUndefined();
  });

  test('a new moment brings its stage into the order', () => {
    expect(withRole(table, 'first_contact', 'person.moment').stages).toEqual(['Won', 'Lead captured']);
  });

  test('names a key after its column', () => {
    expect([keySpaceFor(' MQL_Id '), keySpaceFor('Kunde №')]).toEqual(['mql-id', 'kunde']);
  });
});

test('whatever role a column is given, it then has it, and left out it has none', () => {
  const columns = ['case_id', 'activity', 'timestamp', 'resource', 'amount', 'mql_id', 'mail', 'won_date', 'deal_id', 'more'];
  const start = fc.constantFrom<Mapping>(log, table, links);
  fc.assert(
    fc.property(start, fc.array(fc.tuple(fc.constantFrom(...columns), fc.nat())), (mapping, changes) => {
      let now = mapping;
      for (const [column, pick] of changes) {
        const choices = [...placesOf(now).map((place) => place.role), leftOut];
        const role = choices[pick % choices.length]!;
        now = withRole(now, column, role);
        const roles = rolesOf(now, column).map((place) => place.role);
        expect(roles.length > 0 ? roles : [leftOut]).toContain(role);
        expect(rolesOf(withRole(now, column, leftOut), column)).toEqual([]);
      }
    }),
  );
});
