import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { fjordvannFiles } from '#test/fjordvann.ts';
import { uploadAs } from '#test/upload.ts';
import { join, northlake } from '#test/workspace-server.ts';

let app: TestApp;
let ana: Browser;
const runs: string[] = [];
beforeAll(async () => {
  app = await testApp();
  ana = app.browser();
  await ana.post('/api/companies', northlake(app.platform));
  for (const { name, mapping, content } of fjordvannFiles) {
    const { body } = await uploadAs(app.http, ana, name, content);
    const run = await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
    runs.push(run.body.importRun.id);
    await app.worker.settle();
  }
});
afterAll(() => app.close());

const personId = async (name: string) => (await ana.get(`/api/people?search=${encodeURIComponent(name)}`)).body.people[0].id as string;
const personOf = async (name: string) => (await ana.get(`/api/people/${await personId(name)}`)).body;
const fjordvann = async () => (await ana.get(`/api/accounts/${(await personOf('Ingrid')).accounts[0].id}`)).body;

test('a person leads to their account and deals', async () => {
  const { accounts, deals } = await personOf('Ingrid');
  expect(accounts).toMatchObject([{ name: 'Fjordvann Utilities' }]);
  expect(deals).toMatchObject([
    { name: 'Meters renewal', role: 'Decides', amountMinor: 4_500_000, currency: 'EUR', standing: { kind: 'stage', label: 'Opened' } },
    { name: 'Meters for the north plant', role: 'Decides', standing: { kind: 'won', label: 'Closed won' } },
  ]);
  expect(await personOf('Nils')).toMatchObject({ accounts: [{ name: 'Fjordvann Utilities' }], deals: [] });
});

test('an account shows its fields with their source, its group, its people and deals, and what happened lately', async () => {
  const answer = await fjordvann();
  expect(answer).toMatchObject({
    account: { name: 'Fjordvann Utilities', domain: 'fjordvann.example' },
    records: 1,
    parent: { name: 'Nordic Grid Group' },
    subsidiaries: [],
    departures: [],
    people: [{ name: 'Ingrid Halvorsen' }, { name: 'Nils Aamodt' }],
    deals: [{ name: 'Meters renewal' }, { name: 'Meters for the north plant' }],
  });
  expect(answer.fields.map(({ name, value, sources }: never) => [name, value, (sources as { source: string }[])[0]!.source])).toEqual([
    ['Name', 'Fjordvann Utilities', 'Salesforce'],
    ['Domain', 'fjordvann.example', 'Salesforce'],
    ['Key', 'A1', 'Salesforce'],
    ['Industry', 'Water', 'Salesforce'],
  ]);
  expect(answer.timeline.slice(0, 2)).toMatchObject([
    { kind: 'touch', touchKind: 'visit', label: 'Opened the price page', person: { name: 'Nils Aamodt' } },
    { kind: 'touch', touchKind: 'webinar', person: { name: 'Ingrid Halvorsen' } },
  ]);
  const group = (await ana.get(`/api/accounts/${answer.parent.id}`)).body;
  expect(group).toMatchObject({
    parent: null,
    subsidiaries: [{ name: 'Fjordvann Utilities' }, { name: 'Ørsta Kraft' }],
    people: [],
    deals: [],
  });
});

test('a deal shows its worth, its people, what follows what, and every stage with who moved it', async () => {
  const { deals } = await fjordvann();
  const won = (await ana.get(`/api/deals/${deals[1].id}`)).body;
  expect(won).toMatchObject({
    deal: { name: 'Meters for the north plant', amountMinor: 4_200_050, currency: 'EUR', owner: 'Mei Tanaka', standing: { kind: 'won' } },
    account: { name: 'Fjordvann Utilities' },
    people: [{ name: 'Ingrid Halvorsen', roles: ['Decides'], isErased: false }],
    products: ['Turbidity meter NT-40'],
    follows: null,
    followedBy: [{ name: 'Meters renewal' }],
  });
  expect(won.fields).toMatchObject([
    { name: 'Name' },
    { name: 'Amount', value: '42,000.50\u00a0EUR' },
    { name: 'Owner', value: 'Mei Tanaka' },
  ]);
  expect(won.history.map(({ kind, label, value, actor }: Record<string, string>) => [kind, label, value, actor])).toEqual([
    ['won', 'Closed won', null, null],
    ['field', 'Amount', '42000.50', 'Mei Tanaka'],
    ['stage', 'Offer sent', null, 'Mei Tanaka'],
    ['stage', 'Opened', null, null],
  ]);
  expect((await ana.get(`/api/deals/${deals[0].id}`)).body.follows).toMatchObject({ name: 'Meters for the north plant' });
  const [lost] = (await personOf('Mary')).deals;
  expect((await ana.get(`/api/deals/${lost.id}`)).body.deal).toMatchObject({ lostReason: 'Price', standing: { kind: 'lost' } });
});

test('who may not see people sees neither accounts nor deals, and an address of nothing says so', async () => {
  const { account, deals } = await fjordvann();
  const hr = { name: 'Pia Holm', email: 'pia@northlake.example', team: 'people', role: 'people-partner', password: 'hearing both sides' };
  const pia = await join(app as never, ana, hr);
  for (const path of [`/api/accounts/${account.id}`, `/api/deals/${deals[0].id}`]) {
    expect(await pia.get(path)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await ana.get(`${path}x`)).toMatchObject({ status: 404 });
  }
});

test('an erased person is nobody there any more, and an undone import takes its accounts along', async () => {
  const { account, deals } = await fjordvann();
  const wish = { confirmation: 'Ingrid Halvorsen', wishOf: 'person', later: 'refuse' };
  expect((await ana.post(`/api/people/${await personId('Ingrid')}/erasures`, wish)).status).toBe(201);
  const told = [await ana.get(`/api/accounts/${account.id}`), await ana.get(`/api/deals/${deals[1].id}`)];
  expect(told.map(({ status }) => status)).toEqual([200, 200]);
  expect(JSON.stringify(told.map(({ body }) => body))).not.toMatch(/ingrid|halvorsen/i);
  const undone = await ana.post(`/api/import-runs/${runs[0]}/undos`, {});
  expect(undone.status).toBe(202);
  await app.worker.settle();
  expect(await ana.get(`/api/accounts/${account.id}`)).toMatchObject({ status: 404, body: { code: 'no-such-account' } });
  expect((await ana.get(`/api/deals/${deals[1].id}`)).body.account).toBe(null);
});
