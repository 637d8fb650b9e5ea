import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

const table = (source: string, more: object) => ({ entente: 1, shape: 'table', source, timeZone: 'UTC', stages: [], ...more });
const bring = (content: string, mapping: object, batchRows = 2) =>
  importFiles(house.context, [{ name: 'file.csv', content }], mapping, batchRows);

async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  return inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => (await tx.client.query(text)).rows);
}

const account = { keys: [{ space: 'account', columns: ['account'] }], name: { column: 'account' } };
const products = table('Products', { product: { keys: [{ space: 'product', columns: ['product'] }], name: { column: 'product' } } });
const deals = table('Pipeline', {
  stages: ['Opened', 'Won', 'Lost'],
  deal: {
    key: ['deal'],
    space: 'deal',
    name: { column: 'deal' },
    amount: { column: 'amount' },
    owner: { column: 'owner' },
    lostReason: { column: 'reason' },
    attributes: { region: { column: 'region' } },
    moments: [
      { column: 'opened', becomes: 'captured', stage: 'Opened' },
      { column: 'closed', becomes: 'won', stage: 'Won', when: { column: 'stage', is: ['Won'] } },
      { column: 'closed', becomes: 'lost', stage: 'Lost', when: { column: 'stage', is: ['Lost'] } },
    ],
    account: { space: 'account', columns: ['account'] },
    product: { space: 'product', columns: ['product'] },
    people: [{ space: 'contact', columns: ['buyer'], role: 'buyer' }],
  },
});
const head = 'deal,amount,owner,reason,region,opened,closed,stage,account,product,buyer\n';

describe('everything that a source tells', () => {
  test('accounts, products and members are records of their own and no people', async () => {
    expect(await bring('product\nGTX Pro\nGTX Basic\n', products)).toMatchObject({ created: 2 });
    const people = table('Contacts', { person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' } }, account });
    expect(await bring('id,name,account\n1,Ann,Acme\n2,Bea,Acme\n3,Cem,Bolt\n', people)).toMatchObject({ created: 3, changed: 0 });
    expect(await rowsOf('select object, count(*)::int from entente.records group by 1 order by 1')).toEqual([
      { object: 'account', count: 2 },
      { object: 'person', count: 3 },
      { object: 'product', count: 2 },
    ]);
    expect(await rowsOf('select name from entente.people order by name')).toEqual([{ name: 'Ann' }, { name: 'Bea' }, { name: 'Cem' }]);
    expect(await rowsOf('select name from entente.account_facts order by name')).toEqual([{ name: 'Acme' }, { name: 'Bolt' }]);
    expect(await bring('id,name,account\n1,Ann,Acme\n2,Bea,Acme\n3,Cem,Bolt\n', people)).toMatchObject({ created: 0, unchanged: 3 });
    expect(await rowsOf('select evidence, count(*)::int from entente.confirmations group by 1 order by 1')).toEqual([
      { evidence: 'records', count: 5 },
    ]);
  });

  test('deals without a person have their account, product, owner, reason and people, in whatever order files come', async () => {
    await bring(
      `${head}d1,100,ann,,north,2026-01-01,2026-02-01,Won,Acme,GTX Pro,7\nd2,,bob,too dear,,2026-01-05,2026-02-03,Lost,,,\n`,
      deals,
    );
    expect(
      await rowsOf(
        'select name, amount_minor::int as amount, owner, lost_reason as reason, attributes, subject_id as whose from entente.deals order by name',
      ),
    ).toEqual([
      { name: 'd1', amount: 10_000, owner: 'ann', reason: null, attributes: { region: 'north' }, whose: null },
      { name: 'd2', amount: null, owner: 'bob', reason: 'too dear', attributes: {}, whose: null },
    ]);
    expect(await rowsOf('select kind, role from entente.links order by kind')).toEqual([
      { kind: 'deal-account', role: '' },
      { kind: 'deal-person', role: 'buyer' },
      { kind: 'deal-product', role: '' },
    ]);
    expect(await rowsOf('select kind from entente.deal_facts')).toEqual([]);
    const personless = 'select count(*)::int from entente.personless_deal_facts';
    expect(await rowsOf(personless)).toEqual([{ count: 2 }]);
    await bring(
      'id,name\n7,Gil\n',
      table('Contacts', { person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' } } }),
    );
    expect(await rowsOf('select kind, label from entente.deal_facts order by kind')).toEqual([
      { kind: 'captured', label: 'Opened' },
      { kind: 'won', label: 'Won' },
    ]);
    expect(await rowsOf(personless)).toEqual([{ count: 1 }]);
  });

  test('a deal that two sources speak of is one deal: what one leaves empty the other says', async () => {
    await bring(`${head}d1,100,ann,,north,2026-01-01,,,,,\n`, deals);
    house.clock.advance(1000);
    await bring(`${head}d1,,,,,,2026-02-01,Won,,,\n`, { ...deals, source: 'Finance' });
    expect(await rowsOf('select amount_minor::int as amount, owner from entente.deals')).toEqual([{ amount: 10_000, owner: 'ann' }]);
    expect(await rowsOf('select stage from entente.deal_stage_changes order by stage')).toEqual([{ stage: 'Opened' }, { stage: 'Won' }]);
  });

  test('histories of fields, links and departures are counted by what they brought', async () => {
    const history = {
      entente: 1,
      shape: 'field-history',
      source: 'Deal history',
      timeZone: 'UTC',
      object: 'deal',
      key: { space: 'deal', columns: ['deal'] },
      field: { value: 'stage' },
      value: 'stage',
      moment: { column: 'at' },
      events: [{ field: 'stage', value: 'Closed Won', becomes: 'won', stage: 'Won' }],
    };
    const rows = 'deal,stage,at\nd1,New,2026-01-01\nd1,Closed Won,2026-02-01\nd1,Closed Won,2026-02-01\n';
    expect(await bring(rows, history)).toMatchObject({ created: 2, unchanged: 1 });
    expect(await bring(rows, history)).toMatchObject({ created: 0, unchanged: 3 });
    const links = {
      entente: 1,
      shape: 'links',
      source: 'Contact roles',
      links: [
        {
          kind: 'deal-person',
          from: { space: 'deal', columns: ['deal'] },
          to: { space: 'contact', columns: ['id'] },
          role: { column: 'role' },
        },
      ],
    };
    expect(await bring('deal,id,role\nd1,7,buyer\nd1,7,champion\n', links)).toMatchObject({ created: 2, unchanged: 0 });
    const merges = {
      entente: 1,
      shape: 'departures',
      source: 'Merges',
      object: 'person',
      kind: 'merged',
      key: { space: 'contact', columns: ['id'] },
      into: { space: 'contact', columns: ['into'] },
    };
    expect(await bring('id,into\n8,7\n', merges)).toMatchObject({ created: 1 });
    expect(await rowsOf('select kind, known_by_import as "asOfImport" from entente.departures')).toEqual([
      { kind: 'merged', asOfImport: true },
    ]);
    expect(await rowsOf('select evidence, count(*)::int from entente.confirmations group by 1')).toEqual([
      { evidence: 'field_changes', count: 2 },
    ]);
  });

  test('touches of people say channel, campaign and direction, and the person needs no second record', async () => {
    const calls = table('Calls', {
      person: { keys: [{ space: 'contact', columns: ['id'] }] },
      touch: {
        kind: { value: 'call' },
        moment: { column: 'at' },
        direction: { value: 'out' },
        channel: { value: 'phone' },
        campaign: { column: 'why' },
      },
    });
    expect(
      await bring('id,at,why\n1,2026-01-01,spring\n1,2026-01-02,spring\n2,2026-01-03,\n1,2026-01-01,spring\n', calls, 1),
    ).toMatchObject({
      created: 3,
      unchanged: 1,
    });
    expect(
      await rowsOf('select kind, channel, campaign, direction, known_by_import as "asOfImport" from entente.touches order by occurred_at'),
    ).toEqual([
      { kind: 'call', channel: 'phone', campaign: 'spring', direction: 'out', asOfImport: true },
      { kind: 'call', channel: 'phone', campaign: 'spring', direction: 'out', asOfImport: true },
      { kind: 'call', channel: 'phone', campaign: null, direction: 'out', asOfImport: true },
    ]);
    expect(await rowsOf('select count(*)::int from entente.records')).toEqual([{ count: 2 }]);
  });
});

describe("the source's own stamp", () => {
  const contacts = table('CRM', {
    person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' }, email: { column: 'mail' } },
    modified: { column: 'changed' },
  });
  const rows = ['1,Ann One,ann@one.example,2026-01-01', '1,Ann Two,,2026-02-01', '1,Ann Three,ann@three.example,2026-03-01'];

  test.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])('the newest stamp counts, whatever order files come in: %j', async (order) => {
    for (const at of order) {
      house.clock.advance(86_400_000);
      await bring(`id,name,mail,changed\n${rows[at]}\n`, contacts);
    }
    expect(await rowsOf('select name, email from entente.people')).toEqual([{ name: 'Ann Three', email: 'ann@three.example' }]);
    expect(await rowsOf('select known_at as at, known_by_import as "byImport" from entente.records order by known_at')).toEqual(
      ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => ({ at: new Date(day), byImport: false })),
    );
    expect(await bring(`id,name,mail,changed\n${rows.join('\n')}\n`, contacts)).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
  });
});
