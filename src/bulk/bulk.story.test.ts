import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake } from '#test/workspace-server.ts';

/** One thing done to many rows of a list: by whom, to which, how many, and taken back. */

const vera = { name: 'Vera Lind', email: 'vera@northlake.example', team: 'sales', role: 'viewer', password: 'only looking around' };
const pia = { name: 'Pia Holm', email: 'pia@northlake.example', team: 'people', role: 'people-partner', password: 'hearing both sides' };
const mapping = {
  entente: 1,
  source: 'Fair list',
  shape: 'table',
  person: {
    keys: [{ space: 'contact', columns: ['id'] }],
    name: { column: 'name' },
    email: { column: 'mail' },
    attributes: { origin: { column: 'origin' } },
  },
  moments: [
    { column: 'offered', becomes: 'handoff-offered' },
    { column: 'again', becomes: 'handoff-offered' },
  ],
};
const everybody = Array.from(
  { length: 450 },
  (_, at) => `${at},Guest ${String(at).padStart(3, '0')},g${at}@fair.example,${at % 3 ? 'web' : 'fair'},,`,
);
const file = `id,name,mail,origin,offered,again
i,Ingrid Halvorsen,ingrid@fjordvann.example,person,2026-03-02T09:00:00Z,2026-05-02T09:00:00Z
${everybody.join('\n')}
`;
const ofTheFair = JSON.stringify({ combinator: 'and', rules: [{ field: 'attributes.origin', operator: '=', value: 'fair' }] });

let app: TestApp;
let ana: Browser;
let headOfSales: Browser;
let seller: Browser;
let viewer: Browser;
let partner: Browser;

beforeAll(async () => {
  app = await testApp();
  ana = await setUpNorthlake({ ...app, signIn: app.http.signIn } as never);
  [headOfSales, seller, viewer, partner] = [
    await join(app as never, ana, ben),
    await join(app as never, ana, mei),
    await join(app as never, ana, vera),
    await join(app as never, ana, pia),
  ];
  const { body } = await uploadAs(app.http, ana, 'fair.csv', file);
  await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
  await app.worker.settle();
});
afterAll(() => app.close());

const begin = (who: Browser, wanted: object) => who.post('/api/bulk-actions', { list: 'people', ...wanted });
async function done(who: Browser, wanted: object) {
  const { body } = await begin(who, wanted);
  await app.worker.settle();
  return (await who.get(`/api/bulk-actions/${body.bulkAction.id}`)).body.bulkAction;
}
const rowsOf = async (search: string, list = 'people') =>
  (await ana.get(`/api/lists/${list}?limit=200&search=${search}`)).body.rows.map(({ id }: { id: string }) => id) as string[];
async function count(text: string): Promise<number> {
  return inWorkspace(app.platform.database, 1, async (tx) => Number((await tx.client.query(text)).rows[0].count));
}
const follows = () => count('select count(*) from entente.follows');
const said = async () => (await ana.get('/api/audit-events')).body.events.map(({ sentence }: { sentence: string }) => sentence) as string[];
const request = { kind: 'request', text: 'Please say where these come from.', side: 'marketing' };

test('some are followed by name, those followed already are counted as such, and undo leaves these', async () => {
  const [first, second, third] = await rowsOf('Guest 00');
  await seller.post('/api/follows', { about: { kind: 'person', id: first } });
  const begun = await begin(seller, { action: 'follow', only: [first, second, third, third] });
  expect(begun).toMatchObject({ status: 201, body: { bulkAction: { state: 'running', rows: 3, done: 0, may: { cancel: true } } } });
  await app.worker.settle();
  const at = `/api/bulk-actions/${begun.body.bulkAction.id}`;
  expect((await seller.get(at)).body.bulkAction).toMatchObject({
    state: 'done',
    done: 2,
    skipped: [{ why: 'followed-already', count: 1 }],
    may: { cancel: false, undo: true },
  });
  expect(await follows()).toBe(3);
  expect(await said()).toContain('Mei Tanaka followed 2 people at once.');
  expect(await ana.get(at)).toMatchObject({ status: 404 });
  expect(await ana.post(`${at}/undos`)).toMatchObject({ status: 404 });
  expect((await seller.post(`${at}/undos`)).body.bulkAction).toMatchObject({ state: 'undone', may: { undo: false } });
  expect(await seller.post(`${at}/undos`)).toMatchObject({ status: 409, body: { code: 'nothing-to-undo' } });
  expect(await follows()).toBe(1);
});

test('everything that matches is followed and let go again, in batches, and is told of', async () => {
  expect(await done(headOfSales, { action: 'follow', filter: ofTheFair })).toMatchObject({
    state: 'done',
    rows: 150,
    done: 150,
    skipped: [],
  });
  expect(await done(headOfSales, { action: 'follow' })).toMatchObject({
    rows: 451,
    done: 301,
    skipped: [{ why: 'followed-already', count: 150 }],
  });
  const [guest] = await rowsOf('Guest 000');
  await seller.post('/api/comments', { about: { kind: 'person', id: guest }, text: 'Seen at the fair.' });
  expect((await headOfSales.get('/api/notices')).body.notices[0].sentence).toBe('Mei Tanaka commented on Guest 000.');
  const letGo = await done(headOfSales, { action: 'unfollow', filter: ofTheFair });
  expect(letGo).toMatchObject({ done: 150, skipped: [] });
  const before = await follows();
  await headOfSales.post(`/api/bulk-actions/${letGo.id}/undos`);
  expect(await follows()).toBe(before + 150);
});

test('a cancelled one leaves the rest, and what it did is taken back on wish', async () => {
  await done(headOfSales, { action: 'unfollow' });
  const begun = (await begin(headOfSales, { action: 'follow' })).body.bulkAction;
  const at = `/api/bulk-actions/${begun.id}`;
  expect((await headOfSales.post(`${at}/cancellations`)).body.bulkAction).toMatchObject({ state: 'cancelled', may: { cancel: false } });
  const before = await follows();
  await app.worker.settle();
  expect(await follows()).toBe(before);
  expect(await headOfSales.post(`${at}/cancellations`)).toMatchObject({ status: 409 });
});

test('one ask names them all: each person’s page shows it, and taking it back withdraws it', async () => {
  const only = await rowsOf('Guest 01');
  const asked = await done(headOfSales, { action: 'ask', only, ask: request });
  expect(asked).toMatchObject({ state: 'done', done: 10, askId: expect.any(String) });
  const { ask } = (await ana.get(`/api/asks/${asked.askId}`)).body;
  expect(ask).toMatchObject({ about: null, aboutSeveral: { kind: 'person', count: 10 }, askedBy: { name: 'Ben Okafor' } });
  const { abouts } = (await ana.get(`/api/asks/${asked.askId}/abouts`)).body;
  expect(abouts.map(({ name }: { name: string }) => name)).toEqual(Array.from({ length: 10 }, (_, at) => `Guest 01${at}`));
  expect((await ana.get(`/api/asks?about=${only[3]}`)).body.asks).toMatchObject([{ id: asked.askId }]);
  expect((await ana.get('/api/notices')).body.notices[0].sentence).toContain('Ben Okafor asked your side');
  expect((await said()).filter((one) => one.includes('about 10 people'))).toEqual([
    'Ben Okafor brought a request about 10 people to marketing.',
  ]);
  expect((await headOfSales.post(`/api/bulk-actions/${asked.id}/undos`)).body.bulkAction).toMatchObject({ state: 'undone' });
  expect((await ana.get(`/api/asks/${asked.askId}`)).body.ask).toMatchObject({ state: 'withdrawn' });
  expect(await count('select count(*) from entente.bulk_actions where wanted is not null')).toBe(0);
});

test('handoffs stand for their people, each once; an ask about accounts and deals is about these', async () => {
  const handoffs = await rowsOf('', 'handoffs');
  expect(handoffs).toHaveLength(2);
  const asked = await done(headOfSales, { list: 'handoffs', action: 'ask', only: handoffs, ask: request });
  expect(asked).toMatchObject({ done: 1, skipped: [{ why: 'named-already', count: 1 }] });
  const { ask } = (await ana.get(`/api/asks/${asked.askId}`)).body;
  expect(ask).toMatchObject({ about: { kind: 'person', name: 'Ingrid Halvorsen' }, aboutSeveral: null });
});

test('whoever may not is refused, and nothing is written', async () => {
  const [one] = await rowsOf('Ingrid');
  const rows = () =>
    count(
      'select (select count(*) from entente.bulk_actions) + (select count(*) from entente.follows) + (select count(*) from entente.asks) as count',
    );
  const before = await rows();
  expect(await begin(partner, { action: 'follow', only: [one] })).toMatchObject({ status: 403 });
  expect(await begin(viewer, { action: 'ask', only: [one], ask: request })).toMatchObject({ status: 403 });
  expect(await begin(seller, { action: 'ask', only: [one] })).toMatchObject({ status: 422, body: { where: 'ask' } });
  expect(await begin(seller, { action: 'ask', only: [one], ask: { ...request, side: 'sales' } })).toMatchObject({
    status: 422,
    body: { where: 'ask.side' },
  });
  expect(await begin(seller, { action: 'follow', only: ['p_nobody'] })).toMatchObject({ status: 422, body: { where: 'only' } });
  expect(await begin(seller, { action: 'follow', filter: '{' })).toMatchObject({ status: 422, body: { where: 'filter' } });
  await app.worker.settle();
  expect(await rows()).toBe(before);
  expect(await done(viewer, { action: 'follow', only: [one] })).toMatchObject({ done: 1 });
});

test('what is gone by then is skipped; whoever left by then does nothing; an erased person is named no more', async () => {
  const [one, ...rest] = await rowsOf('Guest 02');
  const asked = await done(headOfSales, { action: 'ask', only: [one, ...rest], ask: request });
  const report = (await ana.get(`/api/people/${one}/report`)).body.sections.find(({ name }: { name: string }) => name === 'asks');
  expect(report.rows).toMatchObject([{ text: request.text }]);
  const begun = (await begin(headOfSales, { action: 'follow', only: [one, ...rest] })).body.bulkAction;
  const erased = await ana.post(`/api/people/${one}/erasures`, { confirmation: 'Guest 020', wishOf: 'person', later: 'refuse' });
  expect(erased.body.toCheck).toContainEqual({ what: 'An ask is about this person.', thing: 'ask', id: asked.askId });
  await app.worker.settle();
  const { bulkAction } = (await headOfSales.get(`/api/bulk-actions/${begun.id}`)).body;
  expect(bulkAction).toMatchObject({ state: 'done', rows: 10, done: 9, skipped: [{ why: 'not-there', count: 1 }] });
  expect((await ana.get(`/api/asks/${asked.askId}/abouts`)).body.abouts[0]).toMatchObject({ name: '' });
  const before = await follows();
  await begin(seller, { action: 'follow', filter: ofTheFair });
  const { members } = (await ana.get('/api/members')).body;
  await ana.post(`/api/members/${members.find(({ name }: { name: string }) => name === mei.name).id}/ends`);
  await app.worker.settle();
  expect(await follows()).toBe(before);
});
