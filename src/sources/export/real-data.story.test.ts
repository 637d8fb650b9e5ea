import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '#platform/context.ts';
import { findInventory } from '#sources/inventory/find-inventory.ts';
import { bringExport, factsIn, manifestOf, saidIn, takeExport } from '#test/exported.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { importContext, importFiles, insertCompany } from '#test/import-house.ts';
import { realData } from '#test/real-data.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

async function company(): Promise<Context> {
  return importContext(database, await insertCompany(database)).context;
}

async function bringFile(context: Context, path: string, mapping: object): Promise<void> {
  const outcome = await importFiles(context, [{ name: path.split('/').at(-1)!, content: readFileSync(path) }], mapping, 5000);
  expect([path, outcome.state, outcome.problem]).toEqual([path, 'done', null]);
}

const shared = { entente: 1, shape: 'table', timeZone: 'UTC' };
const account = { space: 'account', columns: ['account'] };
const attribute = (column: string) => ({ [column]: { column } });
const closed = { column: 'close_date', becomes: 'won', stage: 'Won', when: { column: 'deal_stage', is: ['Won'] } };
const mavenFiles = {
  'accounts.csv': {
    ...shared,
    source: 'Accounts',
    account: {
      keys: [account],
      name: { column: 'account' },
      parent: { space: 'account', columns: ['subsidiary_of'] },
      attributes: { ...attribute('sector'), ...attribute('office_location'), ...attribute('revenue') },
    },
  },
  'products.csv': {
    ...shared,
    source: 'Products',
    product: { keys: [{ space: 'product', columns: ['product'] }], name: { column: 'product' }, attributes: attribute('sales_price') },
  },
  'sales_teams.csv': {
    ...shared,
    source: 'Teams',
    member: { keys: [{ space: 'agent', columns: ['sales_agent'] }], name: { column: 'sales_agent' }, attributes: attribute('manager') },
  },
  'sales_pipeline.csv': {
    ...shared,
    source: 'Pipeline',
    stages: ['Engaging', 'Won', 'Lost'],
    deal: {
      key: ['opportunity_id'],
      space: 'maven-deal',
      amount: { column: 'close_value' },
      currency: { value: 'USD' },
      owner: { column: 'sales_agent' },
      account,
      product: { space: 'product', columns: ['product'] },
      attributes: attribute('deal_stage'),
      moments: [
        { column: 'engage_date', becomes: 'captured', stage: 'Engaging' },
        closed,
        { ...closed, becomes: 'lost', stage: 'Lost', when: { column: 'deal_stage', is: ['Lost'] } },
      ],
    },
  },
};

describe('Maven: deals, accounts, products, agents', () => {
  let here: Context | null = null;

  test('what there is', { timeout: 300_000 }, async () => {
    if (!realData('maven-crm/sales_pipeline.csv')) return;
    here = await company();
    for (const [name, mapping] of Object.entries(mavenFiles)) await bringFile(here, realData(`maven-crm/${name}`)!, mapping);
    const found = await findInventory(here);
    expect(found).toMatchObject({ ok: true, totals: { accounts: 85, products: 7, members: 35 } });
    expect(found.ok && found.totals.deals).toEqual({
      open: { deals: 8800 - 4238 - 2473, amounts: [] },
      won: { deals: 4238, amounts: [{ currency: 'USD', amountMinor: 1_000_553_400, deals: 4238 }] },
      lost: { deals: 2473, amounts: [{ currency: 'USD', amountMinor: 0, deals: 2473 }] },
    });
  });

  test.each(['csv', 'jsonl'] as const)('out as %s and in again it is the same', { timeout: 600_000 }, async (format) => {
    if (!here) return;
    const exported = await takeExport(here, format);
    expect(manifestOf(exported).imports.map(({ source, rows }) => [source, rows])).toContainEqual(['Pipeline', 8800]);
    const there = await company();
    await bringExport(there, exported);
    expect(await saidIn(there)).toEqual(await saidIn(here));
  });
});

test('the lead log out and in again is the same', { timeout: 600_000 }, async () => {
  const path = realData('lead-log/loan_leads_2011.csv.gz');
  if (!path) return;
  const here = await company();
  await bringFile(
    here,
    path,
    JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../test/mappings/loan-lead-log.json'), 'utf8')) as object,
  );
  const there = await company();
  await bringExport(there, await takeExport(here, 'csv'));
  const [one, other] = [await factsIn(there), await factsIn(here)];
  expect(other['touch_facts']).toHaveLength(150_256);
  for (const view of Object.keys(other)) expect([view, one[view]!.length]).toEqual([view, other[view]!.length]);
  expect(one).toEqual(other);
});
