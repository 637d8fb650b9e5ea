import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';

const mapping = {
  entente: 1,
  source: 'Fair',
  shape: 'table',
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' } },
};

let app: TestApp;
let ana: Browser;
let seller: Browser;
beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake(app as unknown as WorkspaceServer);
  seller = await join(app as unknown as WorkspaceServer, ana, mei);
});
afterAll(() => app.close());

async function begin(content: string, more: object = {}): Promise<string> {
  const upload = await uploadAs(app.http, ana, 'fair.csv', content);
  const asked = await ana.post('/api/import-runs', { uploadIds: [upload.body.upload.id], mapping, ...more });
  expect(asked.status).toBe(201);
  return asked.body.importRun.id;
}

const runOf = async (id: string) => (await ana.get(`/api/import-runs/${id}`)).body.importRun;

test('who may not import changes nothing of an import, whatever it is asked for', async () => {
  const id = await begin('id,name\n1,Ann\n');
  const before = await runOf(id);
  for (const [noun, body] of [
    ['pauses', {}],
    ['resumptions', {}],
    ['cancellations', { keep: false }],
    ['repairs', {}],
  ] as const) {
    expect([noun, (await seller.post(`/api/import-runs/${id}/${noun}`, body)).status]).toEqual([noun, 403]);
    expect(await runOf(id)).toEqual(before);
    expect([noun, (await ana.post(`/api/import-runs/r_nothing/${noun}`, body)).status]).toEqual([noun, 404]);
  }
  expect((await ana.get('/api/import-runs')).body.importRuns).toHaveLength(1);
  await app.worker.settle();
});

test('an import is paused, resumed and cancelled by the screens, and the audit page says who did it', async () => {
  const id = await begin('id,name\n2,Bea\n');
  expect((await ana.post(`/api/import-runs/${id}/pauses`, {})).body.importRun.state).toBe('paused');
  await app.worker.settle();
  expect(await runOf(id)).toMatchObject({ state: 'paused', rowsRead: 0 });
  expect((await ana.post(`/api/import-runs/${id}/resumptions`, {})).body.importRun.state).toBe('waiting');
  await app.worker.settle();
  expect(await runOf(id)).toMatchObject({ state: 'done', created: 1, mode: 'both', undo: null, undoneAt: null, repairsRunId: null });
  expect((await ana.post(`/api/import-runs/${id}/cancellations`, { keep: true })).status).toBe(409);
  const other = await begin('id,name\n3,Cem\n');
  expect((await ana.post(`/api/import-runs/${other}/cancellations`, { keep: false })).body.importRun.state).toBe('cancelled');
  await app.worker.settle();
  expect(await runOf(other)).toMatchObject({ state: 'cancelled', requestedBy: 'Ana Ruiz', undo: { direction: 'undo', state: 'done' } });
  expect((await ana.get('/api/people')).body.people.map(({ name }: { name: string }) => name)).toEqual(['Ann', 'Bea']);
  const sentences = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
  expect(sentences).toEqual(
    expect.arrayContaining([
      'Ana Ruiz paused an import.',
      'Ana Ruiz let a paused import go on.',
      'Ana Ruiz cancelled an import and took back what it had brought.',
    ]),
  );
});

test('refused rows are repaired by one click, and the repair says whose rows they are', async () => {
  const id = await begin('id,name\n4,Dan\n,Nobody\n', { mode: 'create' });
  await app.worker.settle();
  const repaired = { ...mapping, person: { ...mapping.person, keys: [{ space: 'contact', columns: ['name'] }] } };
  const { status, body } = await ana.post(`/api/import-runs/${id}/repairs`, { mapping: repaired });
  expect([status, body.importRun]).toMatchObject([201, { state: 'waiting', mode: 'create', repairsRunId: id, fileNames: [] }]);
  await app.worker.settle();
  expect(await runOf(body.importRun.id)).toMatchObject({ state: 'done', created: 1, refused: 0 });
  expect((await ana.post(`/api/import-runs/${body.importRun.id}/repairs`, {})).body.code).toBe('nothing-refused');
});

test('the preview follows the mode, names what rows are of, and counts the different things', async () => {
  const upload = await uploadAs(app.http, ana, 'fair.csv', 'id,name\n1,Ann\n9,Ida\n9,Ida B\n');
  const preview = async (mode: string) =>
    (await ana.post('/api/import-previews', { uploadIds: [upload.body.upload.id], mapping, mode })).body;
  expect((await preview('both')).counts).toMatchObject({ new: 1, changed: 1, same: 1, objects: { person: 2 } });
  expect((await preview('create')).counts).toMatchObject({ new: 1, changed: 1, same: 1 });
  const update = await preview('update');
  expect(update.counts).toMatchObject({ same: 1, refused: 2 });
  expect(update.rows[1]).toMatchObject({
    object: 'person',
    title: 'Ida',
    outcome: 'refused',
    reason: expect.stringContaining('Nothing to update'),
  });
  expect((await ana.post('/api/import-previews', { uploadIds: [upload.body.upload.id], mapping, mode: 'some' })).status).toBe(422);
});
