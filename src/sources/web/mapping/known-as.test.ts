import { describe, expect, test } from 'vitest';
import type { Mapping, TableMapping } from '#sources/schema.ts';
import { knownAs, withSpace, withTogether, withTriedFirst } from '#sources/web/mapping/known-as.ts';
import { thingsOf } from '#sources/web/preview/things-of.ts';

const mapping = {
  entente: 1,
  source: 'CRM',
  shape: 'table',
  stages: [],
  person: {
    keys: [
      { space: 'crm', columns: ['id'] },
      { space: 'mail', columns: ['mail'] },
    ],
    account: { space: 'account-name', columns: ['company'] },
  },
  deal: { key: ['deal'], account: { space: 'account-name', columns: ['company'] } },
} as unknown as Mapping;

const said = (of: Mapping) => knownAs(of).map(({ what, columns, space, isFallback }) => [what, columns.join('+'), space, isFallback]);

describe('by what things are known again', () => {
  test('is said of every thing and of what it refers to', () => {
    expect(said(mapping)).toEqual([
      ['Person', 'id', 'crm', false],
      ['Person', 'mail', 'mail', true],
      ['The person’s account', 'company', 'account-name', false],
      ['Deal', 'deal', '', false],
      ['The deal’s account', 'company', 'account-name', false],
    ]);
  });

  test('can be tried in another order, or together', () => {
    const second = knownAs(mapping)[1]!;
    expect(said(withTriedFirst(mapping, second)).slice(0, 2)).toEqual([
      ['Person', 'mail', 'mail', false],
      ['Person', 'id', 'crm', true],
    ]);
    expect(said(withTogether(mapping, second))[0]).toEqual(['Person', 'id+mail', 'crm', false]);
  });

  test('gets a name that other files share; a deal can go without', () => {
    const deal = knownAs(mapping)[3]!;
    const named = withSpace(mapping, deal, 'crm-deal') as TableMapping;
    expect(named.deal!.space).toBe('crm-deal');
    expect(withSpace(named, deal, '')).toEqual(mapping);
  });

  test('is said of the ends of links', () => {
    const ref = (column: string) => ({ space: column, columns: [column] });
    const links = { shape: 'links', links: [{ kind: 'deal-person', from: ref('deal'), to: ref('who') }] } as unknown as Mapping;
    expect(said(links).map(([what]) => what)).toEqual(['The deal', 'The person']);
    expect(thingsOf(links)).toBe('links of deals and people');
  });
});

test('what rows become is said in words', () => {
  expect(thingsOf(mapping)).toBe('people and deals');
});
