import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';
import { putImportBack, undoImport } from '#test/undo-house.ts';

// A deal was on the wrong contact, and somebody put that right in the CRM: the next export names another buyer.

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

const table = (more: object) => ({ entente: 1, shape: 'table', source: 'CRM', timeZone: 'UTC', stages: [], ...more });
const to = (space: string, column: string) => ({ space, columns: [column] });
const contacts = table({ person: { keys: [to('contact', 'id')], name: { column: 'name' }, account: to('account', 'account') } });
const deals = table({
  stages: ['Won'],
  deal: {
    key: ['deal'],
    space: 'deal',
    account: to('account', 'account'),
    product: to('product', 'product'),
    people: [{ ...to('contact', 'buyer'), role: 'buyer' }],
    moments: [{ column: 'closed', becomes: 'won', stage: 'Won' }],
  },
  modified: { column: 'modified' },
});
const roles = {
  entente: 1,
  shape: 'links',
  source: 'CRM',
  links: [{ kind: 'deal-person', from: to('deal', 'deal'), to: to('contact', 'contact'), role: { column: 'role' } }],
};

async function bring(content: string, mapping: object): Promise<void> {
  house.clock.advance(60_000);
  expect(await importFiles(house.context, [{ name: 'file.csv', content }], mapping)).toMatchObject({ state: 'done', refused: 0 });
}

function rowsOf<Row>(text: string): Promise<Row[]> {
  const { database, caller } = house.context;
  return inWorkspace(database, caller.workspaceId, async (tx) => (await tx.client.query(text)).rows as Row[]);
}

const buyers = async () =>
  (
    await rowsOf<{ who: string }>(
      `select p.name || coalesce(' as ' || f.role, '') as who from entente.deal_person_facts f
       join entente.people p on p.workspace_id = f.workspace_id and p.id = f.subject_id order by 1`,
    )
  ).map(({ who }) => who);
const winners = async () =>
  (
    await rowsOf<{ name: string }>(
      `select p.name from entente.deal_facts f join entente.people p on p.workspace_id = f.workspace_id and p.id = f.subject_id
       where f.kind = 'won' order by 1`,
    )
  ).map(({ name }) => name);
const linked = async () =>
  (await rowsOf<{ kind: string; count: number }>('select kind, count(*)::int as count from entente.link_facts group by 1 order by 1')).map(
    ({ kind, count }) => `${kind} ${count}`,
  );

const people = 'id,name,account\n1,Ann,Acme\n2,Bea,Bolt\n';
const head = 'deal,account,product,buyer,closed,modified\n';
const onAnn = `${head}d1,Acme,GTX,1,2026-01-10,2026-01-11T00:00:00Z\n`;
const onBea = `${head}d1,Bolt,GTX,2,2026-01-10,2026-01-12T00:00:00Z\n`;
const onNobody = `${head}d1,,,,2026-01-10,2026-01-13T00:00:00Z\n`;

describe('a deal whose row names another buyer than before', () => {
  beforeEach(() => bring(people, contacts));

  test('is that buyer’s alone, and so is the win', async () => {
    await bring(onAnn, deals);
    expect(await winners()).toEqual(['Ann']);
    await bring(onBea, deals);
    expect(await buyers()).toEqual(['Bea as buyer']);
    expect(await winners()).toEqual(['Bea']);
    expect(await linked()).toEqual(['deal-account 1', 'deal-person 1', 'deal-product 1', 'person-account 2']);
    await bring(onNobody, deals);
    expect(await winners()).toEqual([]);
    expect(await linked()).toEqual(['person-account 2']);
  });

  test('is whose the newest row says, in whatever order rows come', async () => {
    await bring(onBea, deals);
    await bring(onAnn, deals);
    expect(await winners()).toEqual(['Bea']);
    await bring(`${head}d1,Acme,GTX,1,2026-01-10,2026-01-14T00:00:00Z\n`, deals);
    expect(await winners()).toEqual(['Ann']);
  });

  test('is its former buyer’s again when the import is undone, and goes over again when that is put back', async () => {
    await bring(onAnn, deals);
    await bring(onBea, deals);
    await undoImport(house.context, 3);
    expect(await buyers()).toEqual(['Ann as buyer']);
    await putImportBack(house.context, 3);
    expect(await buyers()).toEqual(['Bea as buyer']);
    await undoImport(house.context, 2);
    expect(await buyers()).toEqual(['Bea as buyer']);
  });

  test('keeps those whom a file of links names', async () => {
    await bring('deal,contact,role\nd1,2,champion\n', roles);
    await bring(onAnn, deals);
    await bring(onNobody, deals);
    expect(await buyers()).toEqual(['Bea as champion']);
  });
});

test('whose account a person and whose part an account is follow their rows', async () => {
  const accounts = table({ account: { keys: [to('account', 'id')], parent: to('account', 'parent') } });
  await bring('id,parent\nAcme,Group\n', accounts);
  await bring(people, contacts);
  await bring('id,parent\nAcme,Other\n', accounts);
  await bring('id,name,account\n1,Ann,Bolt\n', contacts);
  // Both are people of Bolt now.
  expect(await rowsOf(`select count(*)::int as people from entente.link_facts where kind = 'person-account' group by to_hash`)).toEqual([
    { people: 2 },
  ]);
  expect(await linked()).toEqual(['account-parent 1', 'person-account 2']);
  expect(await rowsOf('select count(*)::int as count from entente.links')).toEqual([{ count: 5 }]);
});

test('a touch that was logged on the wrong person is the other one’s', async () => {
  await bring(people, contacts);
  const calls = table({
    person: { keys: [to('contact', 'whose')] },
    touch: { key: to('call', 'call'), kind: { value: 'call' }, moment: { column: 'at' }, account: to('account', 'account') },
  });
  const whose = () =>
    rowsOf(
      `select p.name, t.kind from entente.touch_facts t join entente.people p on p.workspace_id = t.workspace_id and p.id = t.subject_id`,
    );
  await bring('call,at,whose,account\nc1,2026-01-05,1,Acme\n', calls);
  expect(await whose()).toEqual([{ name: 'Ann', kind: 'call' }]);
  await bring('call,at,whose,account\nc1,2026-01-05,2,Acme\n', calls);
  expect(await whose()).toEqual([{ name: 'Bea', kind: 'call' }]);
  await undoImport(house.context, 3);
  expect(await whose()).toEqual([{ name: 'Ann', kind: 'call' }]);
});
