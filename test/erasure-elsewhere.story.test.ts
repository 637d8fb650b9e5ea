import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSaltedHash, keyHashOf } from '#sources/mapping/salted-hash.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { listRelations, quoted } from '#test/isolation-catalogue.ts';
import { ben } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, northlake } from '#test/workspace-server.ts';

// Ingrid Halvorsen is erased, and others' rows spoke of her: a colleague's touches, fields and handoffs, refused rows, names
// of files. And files go on coming that say something of her.

let app: TestApp;
let owner: pg.Client;
let ana: Browser;
let head: Browser;
beforeEach(async () => {
  app = await testApp();
  owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  ana = app.browser();
  await ana.post('/api/companies', northlake(app.platform));
  head = await join(app as never, ana, ben);
});
afterEach(async () => {
  await owner.end();
  await app.close();
});

const key = { space: 'contact', columns: ['id'] };
const table = { entente: 1, shape: 'table', stages: ['Won'] };
const person = { keys: [key], name: { column: 'name' }, email: { column: 'mail' }, attributes: { origin: { column: 'origin' } } };
const contacts = { ...table, source: 'HubSpot', stages: [], person };
const deals = {
  ...table,
  source: 'Salesforce',
  person: { keys: [{ space: 'contact', columns: ['contact'] }], name: { column: 'contact name' } },
  deal: {
    key: ['deal'],
    name: { column: 'title' },
    amount: { column: 'amount' },
    currency: { value: 'EUR' },
    moments: [{ column: 'won', format: 'YYYY-MM-DD', becomes: 'won', stage: 'Won' }],
  },
};
const tasks = {
  ...table,
  source: 'Tasks',
  stages: [],
  person: { keys: [{ space: 'contact', columns: ['who'] }] },
  touch: {
    key: { space: 'task', columns: ['task'] },
    kind: { value: 'call' },
    label: { column: 'subject' },
    moment: { column: 'at', format: 'ISO' },
    account: { space: 'account', columns: ['account'] },
  },
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
  source: 'History',
  shape: 'field-history',
  object: 'person',
  key,
  field: { column: 'field' },
  value: 'value',
  moment: { column: 'at', format: 'ISO' },
};
const members = {
  entente: 1,
  source: 'Members',
  shape: 'links',
  links: [{ kind: 'person-account', from: key, to: { space: 'account', columns: ['account'] } }],
};

const contactsFile = `id,name,mail,origin
C-1701,Ingrid Halvorsen,ingrid@fjordvann.example,fair
C-1702,Nils Aamodt,nils@fjordvann.example,Told by Ingrid Halvorsen
`;
const traces = ['halvorsen', 'ingrid', 'c-1701'];

async function bring(name: string, content: string, mapping: object): Promise<string> {
  const upload = await uploadAs(app.http, ana, name, Buffer.from(content));
  const asked = await ana.post('/api/import-runs', { uploadIds: [upload.body.upload.id], mapping });
  expect([name, asked.body.detail, asked.body.accepted]).toEqual([name, undefined, undefined]);
  await app.worker.settle();
  return asked.body.importRun.id;
}

async function ingrid(): Promise<string> {
  return (await ana.get('/api/people?search=Ingrid')).body.people[0].id as string;
}

async function erase(who = ana) {
  return who.post(`/api/people/${await ingrid()}/erasures`, { confirmation: 'Ingrid Halvorsen', wishOf: 'person' });
}

async function placesOf(texts: readonly string[]): Promise<string[]> {
  const places: string[] = [];
  for (const relation of (await listRelations(owner, 'entente')).filter((one) => one.kind === 'table')) {
    const { rows } = await owner.query<{ text: string }>(
      `select distinct given.text from ${quoted(relation)} t, unnest($1::text[]) as given (text) where strpos(lower(t::text), given.text) > 0`,
      [texts],
    );
    places.push(...rows.map(({ text }) => `${relation.name}: ${text}`));
  }
  return places.toSorted();
}

async function hashOf(space: string, value: string): Promise<string> {
  const { rows } = await owner.query<{ salt: Buffer }>('select key_salt as salt from entente.companies');
  return keyHashOf(createSaltedHash(rows[0]!.salt), space, [value]);
}

test('what the rows of others say of the person goes too, and what they are of stays', async () => {
  // Before she is known: the reference leads nowhere, and is noted by the hash of her key.
  await bring('members.csv', 'id,account\nC-1701,A1\n', members);
  await bring('contacts of ingrid@fjordvann.example.csv', contactsFile, contacts);
  await bring(
    'visits.csv',
    `id,what,at,who
C-1702,Offered,2026-02-05T09:00:00Z,Ingrid Halvorsen
C-1702,Called,2026-02-05T09:40:00Z,Ingrid Halvorsen
C-1702,Introduced by Ingrid Halvorsen,2026-02-06T09:00:00Z,Sofia Marek
`,
    log,
  );
  await bring('history.csv', 'id,field,value,at\nC-1702,referrer,Ingrid Halvorsen,2025-01-01T00:00:00Z\n', history);
  await owner.query(
    `with mapping as (insert into entente.saved_mappings (workspace_id, name, created_at) values (1, 'Nightly', now()) returning id),
       schedule as (insert into entente.import_schedules (workspace_id, name, place_kind, place, saved_mapping_id, every, at_minute, created_at, next_look_at)
         select 1, 'Nightly', 'folder', 'nightly', id, 'day', 0, now(), now() from mapping returning id),
       file as (insert into entente.import_schedule_files (workspace_id, import_schedule_id, name, sha256, bytes, import_run_id)
         select 1, id, 'Ingrid Halvorsen.csv', '\\x00', 1, 1 from schedule)
     insert into entente.import_schedule_looks (workspace_id, import_schedule_id, begun_at, ended_at, outcome, found)
     select 1, id, now(), now(), 'imported', '[{"name":"Ingrid Halvorsen.csv","uploadId":1},{"name":"a.csv","uploadId":2}]' from schedule`,
  );
  const touches = (await owner.query('select count(*) from entente.touches')).rows;
  const before = new Set((await placesOf(['halvorsen'])).map((place) => place.split(':')[0]));
  for (const place of ['people', 'field_changes', 'handoffs', 'follow_ups', 'import_schedule_files', 'import_schedule_looks'])
    expect(before).toContain(place);
  const hash = await hashOf('contact', 'C-1701');

  expect((await erase()).status).toBe(201);

  expect(await placesOf(traces)).toEqual([]);
  expect(await placesOf([hash])).toEqual([`erased_keys: ${hash}`]);
  expect((await owner.query('select count(*) from entente.touches')).rows).toEqual(touches);
  const nils = (await ana.get('/api/people?search=Nils')).body.people[0];
  expect(nils).toMatchObject({ name: 'Nils Aamodt', email: 'nils@fjordvann.example' });
  const { rows } = await owner.query('select found from entente.import_schedule_looks');
  expect(rows[0].found.map((file: { name: string }) => file.name)).toEqual(['erased', 'a.csv']);
});

test('a touch of an erased person is refused, and their deals close all the same', async () => {
  await bring('contacts.csv', contactsFile, contacts);
  const header = 'deal,contact,contact name,title,amount,won\n';
  await bring('deals.csv', `${header}D1,C-1701,Ingrid Halvorsen,Meters for Ingrid Halvorsen,4200.00,\n`, deals);
  expect((await erase()).status).toBe(201);

  const later = `D1,C-1701,Ingrid Halvorsen,Meters for Ingrid Halvorsen,4500.00,2026-06-01
D2,C-1701,Ingrid Halvorsen,Sensors,100.00,2026-06-02
`;
  await bring('deals.csv', header + later, deals);
  const run = await bring(
    'tasks.csv',
    `task,who,subject,at,account
T1,C-1701,Call Ingrid Halvorsen,2026-06-02T09:00:00Z,A1
T2,C-1702,Call Nils,2026-06-02T10:00:00Z,A1
`,
    tasks,
  );
  const { refusals } = (await ana.get(`/api/import-runs/${run}/refusals`)).body;
  expect(refusals.map((one: { row: number; code: string }) => [one.row, one.code])).toEqual([[2, 'erased-person']]);
  expect(await placesOf(traces)).toEqual([]);
  const { rows } = await owner.query(
    `select d.amount_minor::int as amount, d.name, d.subject_id as whose, c.meaning from entente.deals d
     left join entente.deal_stage_changes c on c.deal_id = d.id order by d.id`,
  );
  // The deal that was known stays with whom nobody can name any more; the new one is nobody's.
  expect(rows).toEqual([
    { amount: 450_000, name: null, whose: expect.anything(), meaning: 'won' },
    { amount: 10_000, name: 'Sensors', whose: null, meaning: 'won' },
  ]);
  expect((await owner.query("select payload ->> 'label' as label from entente.records where object = 'touch'")).rows).toEqual([
    { label: 'Call Nils' },
  ]);
});

test('rows that were refused for something else are blanked by the key alone, and are not repaired', async () => {
  await bring('contacts.csv', contactsFile, contacts);
  const run = await bring('history.csv', 'id,field,value,at\nC-1701,phone,555 99,tomorrow\n', history);
  const repair = await ana.post(`/api/import-runs/${run}/repairs`, {});
  await app.worker.settle();
  const repaired = repair.body.importRun.id as string;
  const { sections } = (await ana.get(`/api/people/${await ingrid()}/report`)).body as { sections: { name: string; rows: object[] }[] };
  const refused = sections.find(({ name }) => name === 'refused')!.rows;
  expect(refused).toHaveLength(2);
  expect(refused[1]).toMatchObject({ source: 'History', row: 2, id: 'C-1701', value: '555 99' });

  expect((await erase()).status).toBe(201);

  expect(await placesOf(['c-1701', '555 99'])).toEqual([]);
  for (const id of [run, repaired]) {
    expect((await ana.get(`/api/import-runs/${id}/refusals`)).body.refusals[0]).toMatchObject({ code: 'erased-person', cells: [] });
    expect(await ana.post(`/api/import-runs/${id}/repairs`, {})).toMatchObject({ status: 409, body: { code: 'nothing-refused' } });
  }
});

test('two heads who erase at the same moment make one erasure', async () => {
  await bring('contacts.csv', contactsFile, contacts);
  const id = await ingrid();
  const wanted = { confirmation: 'Ingrid Halvorsen', wishOf: 'person' };
  const both = await Promise.all([ana, head].map((who) => who.post(`/api/people/${id}/erasures`, wanted)));
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect((await owner.query('select count(*)::int as count from entente.erasures')).rows).toEqual([{ count: 1 }]);
});
