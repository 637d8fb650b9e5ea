import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { uploadAs } from '#test/upload.ts';
import { setUpNorthlake } from '#test/workspace-server.ts';

/** Deals, accounts and handoffs as their lists tell of them, from files as systems export them. */

const contact = (column: string) => ({ space: 'crm-contact', columns: [column] });
const company = (column: string) => ({ space: 'crm-company', columns: [column] });
const people = {
  entente: 1,
  source: 'Contacts',
  shape: 'table',
  stages: ['Lead captured', 'Opened', 'Won', 'Lost'],
  person: { keys: [contact('id')], name: { column: 'name' }, email: { column: 'mail' }, account: company('account') },
  moments: [
    { column: 'offered', becomes: 'handoff-offered' },
    { column: 'called', becomes: 'follow-up' },
  ],
};
const accounts = {
  entente: 1,
  source: 'Companies',
  shape: 'table',
  account: { keys: [company('id')], name: { column: 'name' }, domain: { column: 'domain' } },
};
const deals = {
  entente: 1,
  source: 'Deals',
  shape: 'table',
  stages: ['Opened', 'Won', 'Lost'],
  deal: {
    key: ['id'],
    space: 'crm-deal',
    name: { column: 'name' },
    owner: { column: 'owner' },
    amount: { column: 'amount', decimal: '.' },
    currency: { column: 'currency' },
    account: company('account'),
    people: [{ ...contact('contact'), role: 'buyer' }],
    attributes: { product: { column: 'product' } },
    moments: [
      { column: 'opened', becomes: 'captured', stage: 'Opened' },
      { column: 'closed', becomes: 'won', stage: 'Won', when: { column: 'stage', is: ['Won'] } },
      { column: 'closed', becomes: 'lost', stage: 'Lost', when: { column: 'stage', is: ['Lost'] } },
    ],
  },
};
const history = {
  entente: 1,
  source: 'Deal history',
  shape: 'field-history',
  object: 'deal',
  key: { space: 'crm-deal', columns: ['deal'] },
  field: { value: 'stage' },
  value: 'stage',
  moment: { column: 'at' },
  stages: ['Opened', 'Won', 'Lost'],
  events: [{ field: 'stage', value: 'open', becomes: 'captured', stage: 'Opened' }],
};
const files = {
  people: `id,name,mail,account,offered,called
1,Ingrid Halvorsen,ingrid@fjordvann.example,f,2026-03-01T09:00:00Z,2026-03-01T09:45:00Z
2,Piotr Zielony,piotr@zielony.example,z,2026-03-02T09:00:00Z,
3,Renate Vogel,renate@vogel.example,,2026-03-03T09:00:00Z,2026-03-05T09:00:00Z
`,
  accounts: 'id,name,domain\nf,Fjordvann,fjordvann.example\nz,Zielony,zielony.example\n',
  deals: `id,name,owner,amount,currency,account,contact,product,opened,closed,stage
1,Pumps,Mei Tanaka,1200.50,EUR,f,1,Pump,2026-03-04T09:00:00Z,2026-04-01T09:00:00Z,Won
2,Valves,Tom Berg,90000,JPY,z,2,Valve,2026-03-06T09:00:00Z,,Open
3,Pipes,Mei Tanaka,,,f,1,Pipe,2026-03-08T09:00:00Z,2026-03-20T09:00:00Z,Lost
`,
  history: 'deal,stage,at\n3,open,2026-04-02T09:00:00Z\n',
};

let app: TestApp;
let ana: Browser;
beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as never);
  await bring('people', people);
  await bring('accounts', accounts);
  await bring('deals', deals);
});
afterAll(() => app.close());

async function bring(file: keyof typeof files, mapping: object): Promise<void> {
  const { body } = await uploadAs(app.http, ana, `${file}.csv`, files[file]);
  const asked = await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
  expect(asked.body).toMatchObject({ importRun: { id: expect.any(String) } });
  await app.worker.settle();
}

type Cells = Record<string, { label?: string } | string | number | null>;
const shown = (cell: Cells[string] | undefined) => (typeof cell === 'object' && cell && 'label' in cell ? cell.label : cell);
async function list(name: string, rules: object[] = [], more = ''): Promise<unknown[][]> {
  const filter = encodeURIComponent(JSON.stringify({ combinator: 'and', rules }));
  const answer = await ana.get(`/api/lists/${name}?filter=${filter}${more}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.rows.map((row: { cells: Cells }) => Object.values(row.cells).map(shown));
}
const is = (field: string, operator: string, value: unknown) => ({ field, operator, value });
const names = async (name: string, rules: object[], more = '') => (await list(name, rules, more)).map((row) => row[0]);

describe('deals', () => {
  test('stand with their account, people, owner, stage and amount, the newest first', async () => {
    expect(await list('deals')).toEqual([
      [
        'Pipes',
        'Fjordvann',
        'Ingrid Halvorsen',
        'Mei Tanaka',
        'Lost',
        'lost',
        null,
        '2026-03-08T09:00:00.000Z',
        '2026-03-20T09:00:00.000Z',
      ],
      [
        'Valves',
        'Zielony',
        'Piotr Zielony',
        'Tom Berg',
        'Opened',
        'open',
        { amountMinor: 90_000, currency: 'JPY' },
        '2026-03-06T09:00:00.000Z',
        null,
      ],
      [
        'Pumps',
        'Fjordvann',
        'Ingrid Halvorsen',
        'Mei Tanaka',
        'Won',
        'won',
        { amountMinor: 120_050, currency: 'EUR' },
        '2026-03-04T09:00:00.000Z',
        '2026-04-01T09:00:00.000Z',
      ],
    ]);
  });

  test('are asked about by amount in whole units, owner, what stands, fields of their own, and the beginning of a name', async () => {
    expect(await names('deals', [is('amount', '>', 1200)], '&sort=amount')).toEqual(['Pumps', 'Valves']);
    expect(await names('deals', [is('amount', 'null', null)])).toEqual(['Pipes']);
    expect(await names('deals', [is('owner', '=', 'Mei Tanaka'), is('state', 'in', ['won', 'open'])])).toEqual(['Pumps']);
    expect(await names('deals', [is('attributes.product', 'beginsWith', 'PU')])).toEqual(['Pumps']);
    expect(await names('deals', [], '&search=fjord')).toEqual(['Pipes', 'Pumps']);
    expect(await names('deals', [is('closed', 'between', ['2026-03-20', '2026-03-31'])])).toEqual(['Pipes']);
    expect((await ana.get('/api/lists/deals/values?field=owner&beginning=M')).body.values).toEqual(['Mei Tanaka']);
  });

  test('take their amounts out with their currency beside them', async () => {
    const csv = (await ana.get('/api/lists/deals/export?columns=name,amount&sort=name')).body as string;
    expect(csv.split('\r\n').map((line) => line.replace(/^d_\w+,/, ''))).toEqual([
      'Id,Deal,Amount,Amount currency',
      'Pipes,,',
      'Pumps,1200.50,EUR',
      'Valves,90000,JPY',
      '',
    ]);
  });
});

test('accounts count their people and deals; people know theirs', async () => {
  expect(await list('accounts')).toEqual([
    ['Fjordvann', 'fjordvann.example', 1, 0, 1],
    ['Zielony', 'zielony.example', 1, 1, 0],
  ]);
  expect(await names('accounts', [is('wonDeals', '>=', 1)])).toEqual(['Fjordvann']);
  expect(await names('people', [is('hasWonDeal', '=', true)])).toEqual(['Ingrid Halvorsen']);
  expect(await names('people', [is('openDeals', '>', 0)])).toEqual(['Piotr Zielony']);
});

test('handoffs say who was offered, what became of it and how long it waited', async () => {
  expect(await list('handoffs')).toEqual([
    ['Renate Vogel', null, '2026-03-03T09:00:00.000Z', null, 'followed-up', 2880, null],
    ['Piotr Zielony', 'Zielony', '2026-03-02T09:00:00.000Z', null, 'pending', null, null],
    ['Ingrid Halvorsen', 'Fjordvann', '2026-03-01T09:00:00.000Z', null, 'won', 45, null],
  ]);
  expect(await names('handoffs', [is('state', '=', 'pending')])).toEqual(['Piotr Zielony']);
  expect(await names('handoffs', [is('wait', '<=', 60)], '&sort=wait')).toEqual(['Ingrid Halvorsen']);
  const columns = (await ana.get('/api/lists/handoffs/fields')).body.fields as { name: string; isSortable: boolean }[];
  // Nobody is ranked: the list is not ordered by who offered or followed up.
  expect(columns.filter((field) => field.isSortable).map((field) => field.name)).toEqual(['offered', 'wait']);
});

test('an erasure takes the words of lists with it at once', async () => {
  const [row] = (await ana.get('/api/lists/people?search=ingrid')).body.rows as { id: string }[];
  await ana.post(`/api/people/${row!.id}/erasures`, { confirmation: 'Ingrid Halvorsen', wishOf: 'person' });
  expect(await names('people', [])).toEqual(['Piotr Zielony', 'Renate Vogel']);
  const handoffs = await list('handoffs');
  expect(handoffs.map((one) => one[0])).not.toContain('Ingrid Halvorsen');
  await app.worker.settle();
  expect(await list('deals')).toHaveLength(3);
});

test('a deal that was lost and goes on is open again, as on every other page', async () => {
  const pipes = async () => (await list('deals', [is('name', 'beginsWith', 'Pipes')])).map((row) => [row[4], row[5], row[8]]);
  expect(await pipes()).toEqual([['Lost', 'lost', '2026-03-20T09:00:00.000Z']]);
  await bring('history', history);
  expect(await pipes()).toEqual([['Opened', 'open', null]]);
});
