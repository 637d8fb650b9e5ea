import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemContext } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { meaningOf } from '#test/meaning-ledger.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';

const mapping = {
  entente: 1,
  source: 'Fair contacts',
  shape: 'table',
  timeZone: 'UTC',
  stages: ['Met', 'Won'],
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' }, email: { column: 'mail' } },
  moments: [
    { column: 'met', becomes: 'captured', stage: 'Met' },
    { column: 'won', becomes: 'won', stage: 'Won' },
  ],
};
const may =
  'id,name,mail,met,won\n1,Ingrid Halvorsen,ingrid@fjordvann.example,2026-05-14,\n2,Said Amrani,said@amrani.example,2026-05-15,\n';
const june =
  'id,name,mail,met,won\n1,Ingrid Halvorsen,ingrid@fjordvann.example,2026-05-14,2026-06-20\n3,Tom Becker,tom@becker.example,2026-06-02,\n';

let app: TestApp;
let ana: Browser;
beforeEach(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
});
afterEach(() => app.close());

async function bring(content: string, how: object = mapping): Promise<string> {
  app.clock.advance(60_000);
  const { body } = await uploadAs(app.http, ana, 'contacts.csv', content);
  const asked = await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping: how });
  await app.worker.settle();
  expect(asked.body).toHaveProperty('importRun');
  return asked.body.importRun.id;
}

async function settled(answer: Promise<{ status: number; body: unknown }>) {
  const { status, body } = await answer;
  await app.worker.settle();
  return { status, body };
}

const workspaceId = async () => (await app.database.pool.query('select id from directory.workspaces')).rows[0].id as number;
const context = async () => systemContext({ database: app.database } as never, await workspaceId());
const everything = async () => meaningOf(await context(), String);
const names = async () => (await ana.get('/api/people')).body.people.map((person: { name: string }) => person.name);
const personId = async (name: string) => (await ana.get(`/api/people?search=${name}`)).body.people[0].id as string;

describe('an import that should not have been', () => {
  test('is undone: who it brought is gone, what it changed is as it was, and it can be put back', async () => {
    await bring(may);
    const before = await everything();
    const run = await bring(june);
    const after = await everything();
    const preview = await ana.get(`/api/import-runs/${run}/undo-preview`);
    expect(preview.body).toEqual({
      evidence: { records: 2, touches: 0, fieldChanges: 0, links: 0, departures: 0 },
      people: 1,
      deals: 0,
      handedOver: 0,
      left: 0,
      workedOn: [],
      canUndo: true,
      canPutBack: false,
    });
    expect(await names()).toEqual(['Ingrid Halvorsen', 'Said Amrani', 'Tom Becker']);

    const asked = await settled(ana.post(`/api/import-runs/${run}/undos`, {}));
    expect(asked).toMatchObject({ status: 202, body: { undo: { direction: 'undo', state: 'waiting', requestedBy: 'Ana Ruiz' } } });
    expect((await ana.get(`/api/import-runs/${run}/undos`)).body.undos).toMatchObject([{ state: 'done', counts: { records: 2, left: 0 } }]);
    expect(await names()).toEqual(['Ingrid Halvorsen', 'Said Amrani']);
    expect(await everything()).toEqual(before);
    expect((await ana.get('/api/sources')).body.sources).toMatchObject([{ name: 'Fair contacts', importRuns: 2 }]);

    expect((await ana.get(`/api/import-runs/${run}/undo-preview`)).body).toMatchObject({
      evidence: { records: 2 },
      people: 1,
      canUndo: false,
      canPutBack: true,
    });
    await settled(ana.post(`/api/import-runs/${run}/redos`, {}));
    expect(await everything()).toEqual(after);
    expect((await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence)).toEqual(
      expect.arrayContaining([
        'Ana Ruiz took an import back.',
        'An import was undone.',
        'Ana Ruiz put an import back that was undone.',
        'An import stands again.',
      ]),
    );
  });

  test('keeps the same people under the same addresses when it is put back', async () => {
    const run = await bring(may);
    const id = await personId('Said');
    await settled(ana.post(`/api/import-runs/${run}/undos`, {}));
    expect((await ana.get(`/api/people/${id}`)).status).toBe(404);
    await settled(ana.post(`/api/import-runs/${run}/redos`, {}));
    expect((await ana.get(`/api/people/${id}`)).body.person.name).toBe('Said Amrani');
  });

  test('goes from the scoreboard with its people', async () => {
    const run = await bring(may);
    const captured = async () => (await ana.get('/api/measures/funnel?from=2026-04-01&to=2026-06-30')).body;
    const before = await captured();
    await settled(ana.post(`/api/import-runs/${run}/undos`, {}));
    expect(await captured()).not.toEqual(before);
    await settled(ana.post(`/api/import-runs/${run}/redos`, {}));
    expect(await captured()).toEqual(before);
  });

  const ofCalls = { entente: 1, source: 'Fair contacts', timeZone: 'UTC', stages: [], person: { keys: mapping.person.keys } };
  test.each([
    ['table', { ...ofCalls, shape: 'table', touch: { kind: { value: 'call' }, label: { column: 'call' }, moment: { column: 'at' } } }],
    ['log', { ...ofCalls, shape: 'event-log', log: { case: 'id', activity: 'call', moment: 'at' }, events: [] }],
  ])('takes its names along also where a %s of calls of the same source tells of the same people', async (_shape, calls) => {
    const log = 'id,call,at\n1,First call,2026-06-01\n1,Second call,2026-06-03\n';
    const contacts = await bring(may);
    await bring(log, calls);
    const both = await everything();
    expect([both['records'], both['touches']]).toEqual([expect.objectContaining({ length: 3 }), expect.objectContaining({ length: 2 })]);
    await settled(ana.post(`/api/import-runs/${contacts}/undos`, {}));
    expect(await names()).toEqual(['1']);
    expect((await everything())['people']).toHaveLength(1);
    expect((await everything())['records']).toHaveLength(1);
    await settled(ana.post(`/api/import-runs/${contacts}/redos`, {}));
    expect(await everything()).toEqual(both);
    expect(await names()).toEqual(['Ingrid Halvorsen', 'Said Amrani']);
  });

  test('leaves what a later import says again', async () => {
    const run = await bring(may);
    await bring(may);
    const preview = (await ana.get(`/api/import-runs/${run}/undo-preview`)).body;
    expect(preview).toMatchObject({ evidence: { records: 0 }, people: 0, handedOver: 2 });
    await settled(ana.post(`/api/import-runs/${run}/undos`, {}));
    expect(await names()).toEqual(['Ingrid Halvorsen', 'Said Amrani']);
  });
});

describe('people whom members worked on since', () => {
  async function askAbout(name: string): Promise<void> {
    app.clock.advance(60_000);
    const about = { kind: 'person', id: await personId(name) };
    const made = await ana.post('/api/asks', { kind: 'question', text: 'Who looks after them?', side: 'sales', about });
    expect(made.status).toBe(201);
  }

  test('are named, and left as they are', async () => {
    const run = await bring(may);
    await askAbout('Said');
    const preview = (await ana.get(`/api/import-runs/${run}/undo-preview`)).body;
    expect(preview.workedOn).toEqual([{ person: { id: await personId('Said'), name: 'Said Amrani' }, why: ['an ask is about them'] }]);
    await settled(ana.post(`/api/import-runs/${run}/undos`, {}));
    expect((await ana.get(`/api/import-runs/${run}/undos`)).body.undos[0].counts).toMatchObject({ records: 1, left: 1 });
    expect(await names()).toEqual(['Said Amrani']);
    const said = (await ana.get(`/api/people/${await personId('Said')}`)).body;
    expect(said.timeline).toMatchObject([{ kind: 'captured', label: 'Met' }]);
    await settled(ana.post(`/api/import-runs/${run}/redos`, {}));
    expect(await names()).toEqual(['Ingrid Halvorsen', 'Said Amrani']);
  });

  test('go too when that is said, at once or afterwards', async () => {
    const run = await bring(may);
    await askAbout('Said');
    await settled(ana.post(`/api/import-runs/${run}/undos`, {}));
    expect(await ana.post(`/api/import-runs/${run}/undos`, {})).toMatchObject({ status: 409, body: { code: 'undone-already' } });
    await settled(ana.post(`/api/import-runs/${run}/undos`, { takesWorkedOn: true }));
    expect(await names()).toEqual([]);
    await settled(ana.post(`/api/import-runs/${run}/redos`, {}));
    expect(await names()).toEqual(['Ingrid Halvorsen', 'Said Amrani']);
  });

  test('do not count when the work was there before the import', async () => {
    await bring(may);
    await askAbout('Ingrid');
    const run = await bring(june);
    expect((await ana.get(`/api/import-runs/${run}/undo-preview`)).body.workedOn).toEqual([]);
  });
});

describe('what cannot be undone or put back', () => {
  test('an import at work, and one that nobody knows', async () => {
    app.clock.advance(60_000);
    const { body } = await uploadAs(app.http, ana, 'contacts.csv', may);
    const asked = await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
    const run = asked.body.importRun.id;
    expect(await ana.post(`/api/import-runs/${run}/undos`, {})).toMatchObject({ status: 409, body: { code: 'import-at-work' } });
    expect(await ana.post('/api/import-runs/r_nobody/undos', {})).toMatchObject({ status: 404 });
  });

  test('the same import twice, or one that stands', async () => {
    const run = await bring(may);
    expect(await ana.post(`/api/import-runs/${run}/redos`, {})).toMatchObject({ status: 409, body: { code: 'not-undone' } });
    await ana.post(`/api/import-runs/${run}/undos`, {});
    expect(await ana.post(`/api/import-runs/${run}/undos`, {})).toMatchObject({ status: 409, body: { code: 'undo-underway' } });
    await app.worker.settle();
    expect(await ana.post(`/api/import-runs/${run}/undos`, {})).toMatchObject({ status: 409, body: { code: 'undone-already' } });
  });

  test('by whoever may not import', async () => {
    const run = await bring(may);
    const before = await everything();
    const member = await join(app as unknown as WorkspaceServer, ana, mei);
    expect(await settled(member.post(`/api/import-runs/${run}/undos`, {}))).toMatchObject({ status: 403 });
    expect(await settled(member.post(`/api/import-runs/${run}/redos`, {}))).toMatchObject({ status: 403 });
    expect(await everything()).toEqual(before);
    expect((await member.get(`/api/import-runs/${run}/undo-preview`)).status).toBe(200);
    const stored = await inWorkspace(app.database, await workspaceId(), (tx) => tx.client.query('select 1 from entente.import_undos'));
    expect(stored.rowCount).toBe(0);
  });
});
