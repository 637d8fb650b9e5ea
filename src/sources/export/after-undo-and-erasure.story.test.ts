import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemContext, type Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { bringExport, takeExport, type Exported } from '#test/exported.ts';
import { importContext, insertCompany } from '#test/import-house.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';

const captured = { column: 'met', becomes: 'captured', stage: 'Met' };
const person = {
  keys: [{ space: 'contact', columns: ['id', 'list'] }],
  name: { column: 'name' },
  attributes: { size: { column: 'size' } },
};
const table = { entente: 1, shape: 'table', timeZone: 'UTC', stages: ['Met', 'Won'], person, moments: [captured] };
const contacts = { ...table, source: 'Contacts' };
const fair = {
  ...table,
  source: 'Fair',
  person: { ...person, attributes: { stand: { column: 'size' } } },
  observedUntil: '2026-11-01T00:00:00Z',
};
const deals = {
  ...table,
  source: 'Deals',
  person: { keys: person.keys },
  deal: {
    key: ['deal'],
    name: { column: 'name' },
    amount: { column: 'amount' },
    moments: [{ column: 'won', becomes: 'won', stage: 'Won' }],
  },
};
const contactsFile = 'id,list,name,size,met\nC-17,a,Ingrid Halvorsen,9,2026-02-03\nC-18,a,Nils Aamodt,8,2026-02-04\n';
const fairFile = 'id,list,name,size,met\nC-19,a,Said Amrani,7,2026-03-01\nC-20,a,Tom Becker,6,2026-03-02\n';
const dealsFile = 'deal,id,list,name,size,met,amount,won\nC-17,C-17,a,Meters,,,4200.00,2026-06-01\nD2,C-18,a,Sensors,,,100.00,2026-06-02\n';

let app: TestApp;
let ana: Browser;
beforeEach(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
});
afterEach(() => app.close());

async function bring(mapping: object, content: string): Promise<string> {
  app.clock.advance(60_000);
  const { body } = await uploadAs(app.http, ana, 'file.csv', content);
  const asked = await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
  await app.worker.settle();
  if (asked.status >= 300) throw new Error(JSON.stringify(asked.body));
  return asked.body.importRun.id;
}

const personId = async (name: string) => (await ana.get(`/api/people?search=${name}`)).body.people[0].id as string;

async function exported(): Promise<{ here: Context; files: Exported }> {
  const { rows } = await app.database.pool.query('select max(id) as id from directory.workspaces');
  const here = systemContext(app.platform, rows[0].id);
  return { here, files: await takeExport(here, 'csv') };
}

/** Another company, into which all of it was brought. @throws when a row is refused. */
async function broughtAgain(files: Exported): Promise<Context> {
  const { context, clock } = importContext(app.database, await insertCompany(app.database));
  clock.set(app.clock.now());
  await bringExport(context, files);
  return context;
}

async function rowsOf({ database, caller }: Context, text: string): Promise<unknown[]> {
  return inWorkspace(database, caller.workspaceId, async (tx) => (await tx.client.query({ text, rowMode: 'array' })).rows);
}

test('what an undo left is taken out too, with what its source covers and its people can have', async () => {
  await bring(contacts, contactsFile);
  const run = await bring(fair, fairFile);
  const about = { kind: 'person', id: await personId('Said') };
  app.clock.advance(60_000);
  expect((await ana.post('/api/asks', { kind: 'question', text: 'Who looks after them?', side: 'sales', about })).status).toBe(201);
  await ana.post(`/api/import-runs/${run}/undos`, {});
  await app.worker.settle();
  const { here, files } = await exported();
  const there = await broughtAgain(files);
  const people = 'select name, attributes from entente.people order by name';
  expect(await rowsOf(there, people)).toEqual([
    ['Ingrid Halvorsen', { size: '9' }],
    ['Nils Aamodt', { size: '8' }],
    ['Said Amrani', { stand: '7' }],
  ]);
  for (const facts of [
    people,
    'select name from entente.attribute_facts order by 1',
    'select source_name, observed_until from entente.coverage_facts order by 1',
  ])
    expect(await rowsOf(there, facts)).toEqual(await rowsOf(here, facts));
  expect(await rowsOf(here, 'select name from entente.attribute_facts order by 1')).toEqual([['size'], ['stand']]);
});

test('an export after an erasure comes back whole: every row, every deal with its money, and nobody’s name', async () => {
  await bring(contacts, contactsFile);
  await bring(deals, dealsFile);
  const id = await personId('Ingrid');
  const erased = await ana.post(`/api/people/${id}/erasures`, { confirmation: 'Ingrid Halvorsen', wishOf: 'person', later: 'refuse' });
  expect(erased.status).toBe(201);
  const { here, files } = await exported();
  const text = [...files.values()].map(String).join('\n');
  expect([text.includes('Halvorsen'), text.includes('C-17')]).toEqual([false, false]);
  const there = await broughtAgain(files);
  for (const facts of [
    'select count(*) from entente.subjects',
    'select amount_minor, currency, subject_id is null from entente.deals order by 1',
    'select meaning, occurred_at from entente.deal_stage_changes order by 2',
    'select meaning, occurred_at from entente.stage_changes order by 2, 1',
    'select object, occurred_at, known_at from entente.records order by known_at, object, occurred_at',
  ])
    expect([facts, await rowsOf(there, facts)]).toEqual([facts, await rowsOf(here, facts)]);
});

test('asks are taken out with every word on them', async () => {
  const made = await ana.post('/api/asks', { kind: 'question', text: 'Who looks after them?', side: 'sales' });
  expect([made.status, made.body.detail]).toEqual([201, undefined]);
  const seller = await join(app as unknown as WorkspaceServer, ana, mei);
  const answered = await seller.post(`/api/asks/${made.body.ask.id}/answers`, { text: 'We do, since May.' });
  expect(answered.status).toBe(201);
  const { files } = await exported();
  expect(String(files.get('readable/asks.csv'))).toContain('Who looks after them?');
  const words = String(files.get('readable/ask-histories.csv')).trim().split(/\r?\n/);
  expect(words[0]).toBe('ask,at,what,who,text,promised on');
  expect(words.at(-1)).toContain('answered,Mei Tanaka,"We do, since May."');
  expect(words[1]).toContain('asked,Ana Ruiz');
  for (const absent of ['Saved mappings', 'merged', 'keys of erased people']) expect(String(files.get('README.txt'))).toContain(absent);
});
