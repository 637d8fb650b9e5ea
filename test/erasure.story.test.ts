import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSaltedHash, keyHashOf } from '#sources/mapping/salted-hash.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { listRelations, quoted } from '#test/isolation-catalogue.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, northlake } from '#test/workspace-server.ts';

// Ingrid Halvorsen asks Northlake what is held of her, and then to be erased. Whatever a source may say of somebody is
// brought in first: fields, deals, an event log, a field history, links, a merge, refused rows, and an import that was undone.

let app: TestApp;
let owner: pg.Client;
let ana: Browser;
let seller: Browser;
beforeEach(async () => {
  app = await testApp();
  owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  ana = app.browser();
  await ana.post('/api/companies', northlake(app.platform));
  await join(app as never, ana, ben);
  seller = await join(app as never, ana, mei);
});
afterEach(async () => {
  await owner.end();
  await app.close();
});

const key = { space: 'contact', columns: ['id'] };
const person = {
  keys: [key],
  name: { column: 'name' },
  email: { column: 'mail' },
  phone: { column: 'phone' },
  company: { column: 'company' },
  attributes: { origin: { column: 'origin' } },
};
const table = { entente: 1, shape: 'table', stages: ['Lead captured', 'Won'] };
const captured = { column: 'met', format: 'YYYY-MM-DD', becomes: 'captured', stage: 'Lead captured' };
const contacts = { ...table, source: 'HubSpot', person, moments: [captured] };
const fair = { ...contacts, source: 'Fair list', person: { ...person, keys: [{ space: 'badge', columns: ['id'] }] } };
const deals = {
  ...table,
  source: 'Salesforce',
  person: { keys: [{ space: 'contact', columns: ['contact'] }] },
  deal: {
    key: ['deal'],
    name: { column: 'title' },
    amount: { column: 'amount' },
    currency: { value: 'EUR' },
    attributes: { mail: { column: 'contact_mail' }, product: { column: 'product' } },
    moments: [{ column: 'won', format: 'YYYY-MM-DD', becomes: 'won', stage: 'Won' }],
  },
};
const accounts = {
  ...table,
  source: 'Accounts',
  stages: [],
  account: { keys: [{ space: 'account', columns: ['account'] }], name: { column: 'name' }, attributes: { contact: { column: 'contact' } } },
};
const log = {
  entente: 1,
  source: 'Visits',
  shape: 'event-log',
  log: { case: 'id', activity: 'what', moment: 'at', format: 'ISO', actor: 'who' },
  person: { keys: [key] },
  stages: [],
  events: [
    { activity: 'Offered', becomes: 'handoff-offered' },
    { activity: 'Called', becomes: 'follow-up' },
  ],
};
const history = {
  entente: 1,
  source: 'HubSpot history',
  shape: 'field-history',
  object: 'person',
  key,
  field: { column: 'field' },
  value: 'value',
  moment: { column: 'at', format: 'ISO' },
};
const merges = {
  entente: 1,
  source: 'HubSpot merges',
  shape: 'departures',
  object: 'person',
  kind: 'merged',
  key: { space: 'badge', columns: ['badge'] },
  into: key,
  moment: { column: 'at', format: 'ISO' },
};

const contactsFile = `id,name,mail,phone,company,origin,met
C-1701,Ingrid Halvorsen,ingrid@fjordvann.example,+47 555 00 142,Fjordvann Utilities,fair,2026-02-03
C-1702,Nils Aamodt,nils@fjordvann.example,,Fjordvann Utilities,web,2026-02-04
C-1701,Ingrid Halvorsen,ingrid@fjordvann.example,,,,31.31.2026
C-1703,Somebody Else,else@x.example,,,,tomorrow
`;
const fairFile = 'id,name,mail,phone,company,origin,met\nB-77,Inga Halvorsen-Lie,inga@home.example,,,,2025-05-14\n';
const dealsFile = `deal,contact,title,amount,contact_mail,product,won
D1,C-1701,Meters for Ingrid Halvorsen,4200.00,ingrid@fjordvann.example,NT-40,2026-06-01
D2,C-1702,Sensors,100.00,nils@fjordvann.example,NT-20,2026-06-02
`;
const accountsFile = 'account,name,contact\nA1,Fjordvann Utilities,Ingrid@Fjordvann.example\n';
const logFile = `id,what,at,who
C-1701,Offered,2026-02-05T09:00:00Z,Sofia Marek
C-1701,Called,2026-02-05T09:40:00Z,Mei Tanaka
C-1701,Mail to ingrid@fjordvann.example,2026-02-06T09:00:00Z,Ingrid Halvorsen
C-1702,Offered,2026-02-05T10:00:00Z,Sofia Marek
`;
const historyFile =
  'id,field,value,at\nC-1701,email,ingrid.halvorsen@old.example,2025-01-01T00:00:00Z\nC-1701,phone,+47 555 99 999,2025-02-01T00:00:00Z\n';
const mergesFile = 'badge,id,at\nB-77,C-1701,2026-03-01T00:00:00Z\n';
const undoneFile = 'id,name,mail,phone,company,origin,met\nC-1701,Ingrid Halvorsen,ingrid@undone.example,,,,2026-02-03\n';

/** Everything that names Ingrid; the keys as they are hashed beside their texts. */
const traces = ['halvorsen', 'ingrid', 'inga', 'fjordvann.example', '555 00 142', '555 99 999', 'home.example', 'c-1701', 'b-77'].filter(
  (text) => text !== 'fjordvann.example',
);

async function bring(name: string, content: string, mapping: object): Promise<string> {
  const upload = await uploadAs(app.http, ana, name, Buffer.from(content));
  const asked = await ana.post('/api/import-runs', { uploadIds: [upload.body.upload.id], mapping });
  expect([name, asked.body.detail, asked.body.accepted]).toEqual([name, undefined, undefined]);
  await app.worker.settle();
  return asked.body.importRun?.id ?? asked.body.id;
}

async function bringEverything(): Promise<void> {
  await bring('contacts.csv', contactsFile, contacts);
  await bring('fair.csv', fairFile, fair);
  await bring('deals.csv', dealsFile, deals);
  await bring('accounts.csv', accountsFile, accounts);
  await bring('visits.csv', logFile, log);
  await bring('history.csv', historyFile, history);
  await bring('merges.csv', mergesFile, merges);
  app.clock.advance(3_600_000);
  const run = await bring('undone.csv', undoneFile, contacts);
  expect((await ana.post(`/api/import-runs/${run}/undos`, {})).status).toBe(202);
  await app.worker.settle();
}

const idOf = async (name: string) => (await ana.get(`/api/people?search=${encodeURIComponent(name)}`)).body.people[0].id as string;

/** Every place where a text stands, in every table there is, whoever owns it. */
async function placesOf(texts: readonly string[]): Promise<string[]> {
  await owner.query("select set_config('entente.workspace_id', '1', false)");
  const places: string[] = [];
  for (const schema of ['entente', 'directory', 'auth', 'public']) {
    for (const relation of (await listRelations(owner, schema)).filter((one) => one.kind === 'table')) {
      const { rows } = await owner.query<{ text: string }>(
        `select distinct given.text from ${quoted(relation)} t, unnest($1::text[]) as given (text) where strpos(lower(t::text), given.text) > 0`,
        [texts],
      );
      places.push(...rows.map(({ text }) => `${relation.name}: ${text}`));
    }
  }
  return places.toSorted();
}

async function hashesOf(keys: readonly [string, string][]): Promise<string[]> {
  const { rows } = await owner.query<{ salt: Buffer }>('select key_salt as salt from entente.companies');
  const hash = createSaltedHash(rows[0]!.salt);
  return keys.map(([space, value]) => keyHashOf(hash, space, [value]));
}

async function measures(): Promise<unknown[]> {
  const questions = [
    'response-times?from=2026-01-01&to=2026-12-31',
    'funnel?from=2025-01-01&to=2026-12-31',
    'funnel?from=2025-01-01&to=2026-12-31&mode=in-period',
  ];
  const answers: unknown[] = [];
  for (const question of questions) {
    const { status, body } = await ana.get(`/api/measures/${question}`);
    expect([question, status]).toEqual([question, 200]);
    answers.push(body);
  }
  const money = await owner.query('select amount_minor, currency from entente.deals order by id');
  return [...answers, money.rows, (await owner.query('select count(*) from entente.touches')).rows];
}

test('after an erasure nothing in any table names the person, and every figure is what it was', async () => {
  await bringEverything();
  const id = await idOf('Ingrid Halvorsen');
  const said = { kind: 'question', side: 'sales', about: { kind: 'person', id } };
  const asked = await ana.post('/api/asks', { ...said, text: 'Does she buy before winter?' });
  const hashes = await hashesOf([
    ['contact', 'C-1701'],
    ['badge', 'B-77'],
  ]);
  expect((await placesOf(traces)).length).toBeGreaterThan(20);
  const places = (await placesOf(hashes)).map((place) => place.split(':')[0]);
  expect([...new Set(places)]).toEqual(['departures', 'field_changes', 'records', 'subjects']);
  const before = await measures();

  const wanted = { confirmation: 'ingrid  HALVORSEN', wishOf: 'person' };
  const erased = await ana.post(`/api/people/${id}/erasures`, wanted);
  const toCheck = [{ what: 'An ask is about this person.', thing: 'ask', id: asked.body.ask.id }];
  expect(erased).toMatchObject({ status: 201, body: { erasedAt: '2026-11-17T11:08:00.000Z', toCheck } });

  expect(await placesOf(traces)).toEqual([]);
  expect(await placesOf(hashes)).toEqual(hashes.map((hash) => `erased_keys: ${hash}`).toSorted());
  expect(await measures()).toEqual(before);

  const page = (await ana.get(`/api/people/${id}`)).body;
  expect(page).toMatchObject({
    person: { name: '', email: '', company: '' },
    fields: [],
    erasure: { wishOf: 'person', isSuppressed: true },
  });
  expect(page.timeline.map((moment: { kind: string }) => moment.kind)).toContain('handoff-offered');
  expect((await ana.get('/api/people?search=ing')).body.people).toEqual([]);
  const [sentence] = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
  expect(sentence).toBe('Ana Ruiz erased a person at the wish of the person.');
  expect((await ana.get('/api/asks')).body.asks[0].about.name).toBe('');
});

test('whoever is erased stays so: files that bring them are refused row by row, and an undone import comes back without them', async () => {
  await bringEverything();
  const id = await idOf('Ingrid Halvorsen');
  await ana.post(`/api/people/${id}/erasures`, { confirmation: 'ingrid@fjordvann.example', wishOf: 'authority' });
  const upload = await uploadAs(app.http, ana, 'contacts.csv', Buffer.from(contactsFile));
  const preview = await ana.post('/api/import-previews', { uploadIds: [upload.body.upload.id], mapping: contacts });
  expect(preview.body.rows[0]).toMatchObject({ row: 2, outcome: 'refused', reason: expect.stringContaining('erased') });
  await owner.query('delete from entente.upload_pieces');
  const run = await bring('contacts.csv', contactsFile, contacts);
  const { refusals } = (await ana.get(`/api/import-runs/${run}/refusals`)).body;
  expect(refusals.map((one: { row: number; code: string; cells: string[] }) => [one.row, one.code, one.cells.length])).toContainEqual([
    2,
    'erased-person',
    0,
  ]);
  await bring('history.csv', historyFile, history);
  await bring('merges.csv', mergesFile, merges);
  await bring('visits.csv', logFile, log);
  // What could not be read is kept with its reason, to be repaired: it names no key that could be known.
  expect((await placesOf(traces)).filter((place) => !place.startsWith('import_refusals'))).toEqual([]);
  const undone = (await ana.get('/api/import-runs')).body.importRuns.find((one: { fileNames: string[] }) =>
    one.fileNames.includes('undone.csv'),
  );
  await ana.post(`/api/import-runs/${undone.id}/redos`, {});
  await app.worker.settle();
  expect((await placesOf(traces)).filter((place) => !place.startsWith('import_refusals'))).toEqual([]);
  expect((await ana.get(`/api/people/${id}`)).body.fields).toEqual([]);
});

test('a deal that refers to an erased person among others loses the reference, and nothing else', async () => {
  await bring('contacts.csv', contactsFile, contacts);
  const people = [
    { space: 'contact', columns: ['buyer'], role: 'buyer' },
    { space: 'contact', columns: ['user'], role: 'user' },
  ];
  const pipeline = {
    ...table,
    source: 'Pipeline',
    stages: [],
    deal: { space: 'deal', key: ['deal'], amount: { column: 'amount' }, currency: { value: 'EUR' }, people },
  };
  await bring('before.csv', 'deal,amount,buyer,user\nD8,500.00,C-1701,C-1702\n', pipeline);
  const id = await idOf('Ingrid Halvorsen');
  await ana.post(`/api/people/${id}/erasures`, { confirmation: 'Ingrid Halvorsen', wishOf: 'person' });
  await bring('after.csv', 'deal,amount,buyer,user\nD9,700.00,C-1701,C-1702\n', pipeline);
  expect(await placesOf(traces)).toEqual([]);
  const refs = await owner.query("select payload -> 'deal' -> 'people' as people from entente.records where object = 'deal' order by id");
  const nils = { space: 'contact', values: ['C-1702'], role: 'user' };
  expect(refs.rows.map((row) => row.people)).toEqual([[nils], [nils]]);
  expect((await owner.query('select amount_minor::int as amount from entente.deals order by id')).rows).toEqual([
    { amount: 50_000 },
    { amount: 70_000 },
  ]);
});

test('forgotten entirely, the same key makes a new person whom nothing connects to the erased one', async () => {
  await bring('contacts.csv', contactsFile, contacts);
  const id = await idOf('Ingrid Halvorsen');
  const hashes = await hashesOf([['contact', 'C-1701']]);
  await ana.post(`/api/people/${id}/erasures`, { confirmation: 'Ingrid Halvorsen', wishOf: 'person', later: 'forget' });
  expect(await placesOf(hashes)).toEqual([]);
  await bring('contacts.csv', contactsFile.split('\n').slice(0, 2).join('\n'), contacts);
  const again = await idOf('Ingrid Halvorsen');
  expect(again).not.toBe(id);
  expect((await ana.get(`/api/people/${id}`)).body.person.name).toBe('');
});

test('words of members stay, and are named for somebody to look', async () => {
  await bring('contacts.csv', contactsFile, contacts);
  const id = await idOf('Ingrid Halvorsen');
  const made = await ana.post('/api/asks', { kind: 'request', side: 'sales', text: 'Please call Ingrid Halvorsen back.' });
  const erased = await ana.post(`/api/people/${id}/erasures`, { confirmation: 'Ingrid Halvorsen', wishOf: 'person' });
  expect(erased.body.toCheck).toEqual([{ what: 'The words of an ask name this person.', thing: 'ask', id: made.body.ask.id }]);
  expect((await placesOf(traces)).map((place) => place.split(':')[0])).toEqual(['asks', 'asks']);
  const path = `/api/asks/${made.body.ask.id}/erasures`;
  expect(await seller.post(path, {})).toMatchObject({ status: 403, body: { code: 'not-yours' } });
  expect(await ana.post(path, {})).toMatchObject({ status: 201, body: { ask: { text: 'erased', askedBy: { name: 'Ana Ruiz' } } } });
  expect(await placesOf(traces)).toEqual([]);
});

test('only heads and the operator erase and report, only with the name typed, and nobody is erased twice', async () => {
  await bring('contacts.csv', contactsFile, contacts);
  const id = await idOf('Ingrid Halvorsen');
  const before = await placesOf(traces);
  const wanted = { confirmation: 'Ingrid Halvorsen', wishOf: 'person' };
  expect(await seller.post(`/api/people/${id}/erasures`, wanted)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  expect((await seller.get(`/api/people/${id}/report`)).status).toBe(403);
  expect((await seller.get(`/api/people/${id}/report.html`)).status).toBe(403);
  const refused = [
    [{ ...wanted, confirmation: 'Ingrid' }, 422, 'not-confirmed', 'confirmation'],
    [{ wishOf: 'person' }, 422, 'not-confirmed', 'confirmation'],
    [{ confirmation: 'Ingrid Halvorsen' }, 422, 'missing-field', 'wishOf'],
    [{ ...wanted, later: 'never' }, 422, 'not-accepted', 'later'],
  ] as const;
  for (const [body, status, code, where] of refused)
    expect(await ana.post(`/api/people/${id}/erasures`, body)).toMatchObject({ status, body: { code, where } });
  expect(await placesOf(traces)).toEqual(before);
  expect((await ana.post(`/api/people/${id}/erasures`, wanted)).status).toBe(201);
  expect(await ana.post(`/api/people/${id}/erasures`, { ...wanted, confirmation: id })).toMatchObject({
    status: 409,
    body: { code: 'erased-already' },
  });
});

test('the report tells everything that is held, with where it came from, and that it was taken out', async () => {
  await bringEverything();
  const id = await idOf('Ingrid Halvorsen');
  await ana.post('/api/asks', { kind: 'question', side: 'sales', about: { kind: 'person', id }, text: 'Does she buy before winter?' });
  const { sections } = (await ana.get(`/api/people/${id}/report`)).body as { sections: { name: string; rows: object[] }[] };
  const rowsOf = (name: string) => JSON.stringify(sections.find((section) => section.name === name)!.rows);
  expect(sections.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['fields', 11],
    ['erasures', 0],
    ['records', 4],
    ['field-history', 2],
    ['touches', 3],
    ['stages', 2],
    ['deals', 1],
    ['links', 0],
    ['departures', 1],
    ['imports', 7],
    ['undone', 1],
    ['refused', 1],
    ['held', 0],
    ['warnings', 0],
    ['comments', 0],
    ['asks', 1],
    ['handoffs', 2],
  ]);
  expect(rowsOf('records')).toContain('inga@home.example');
  expect(rowsOf('deals')).toContain('"amountMinor":420000');
  expect(rowsOf('refused')).toContain('31.31.2026');
  expect(rowsOf('undone')).toContain('ingrid@undone.example');
  expect(JSON.stringify(sections)).not.toContain('Nils');
  const page = await ana.get(`/api/people/${id}/report.html`);
  expect(page.headers['content-disposition']).toContain('attachment');
  expect(page.body).toContain('What Northlake Instruments holds of Ingrid Halvorsen');
  const [sentence] = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
  expect(sentence).toBe('Ana Ruiz took out all that is held of a person.');
});
