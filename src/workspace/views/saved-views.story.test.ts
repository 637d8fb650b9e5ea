import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '#test/browser.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

const vera = { name: 'Vera Lind', email: 'vera@northlake.example', team: 'sales', role: 'viewer', password: 'only looking around' };

let server: WorkspaceServer;
let head: Browser;
let seller: Browser;
let viewer: Browser;
beforeAll(async () => {
  server = await workspaceServer();
  const ana = await setUpNorthlake(server);
  head = await join(server, ana, ben);
  seller = await join(server, ana, mei);
  viewer = await join(server, ana, vera);
});
afterAll(() => server.close());

const filter = '{"combinator":"and","rules":[{"field":"gone","operator":"=","value":"Ingrid Halvorsen"}]}';
const views = async (who: Browser) => (await who.get('/api/saved-views?list=people')).body.views as { id: string; name: string }[];

test('a view is seen by whoever saved it, then by all; others may look, heads may change what is shared', async () => {
  const saved = await seller.post('/api/saved-views', { list: 'people', name: 'Fair', filter, sort: '-known' });
  expect(saved).toMatchObject({
    status: 201,
    body: { view: { name: 'Fair', filter, sort: '-known', columns: null, isShared: false, mayChange: true } },
  });
  const { id } = saved.body.view;
  expect(await views(head)).toEqual([]);
  expect(await head.patch(`/api/saved-views/${id}`, { name: 'Mine' })).toMatchObject({ status: 404, body: { code: 'no-such-view' } });
  await seller.patch(`/api/saved-views/${id}`, { isShared: true });
  expect(await views(viewer)).toMatchObject([{ id, name: 'Fair', savedBy: 'Mei Tanaka', mayChange: false }]);
  expect(await viewer.patch(`/api/saved-views/${id}`, { name: 'Mine' })).toMatchObject({ status: 403, body: { code: 'not-yours' } });
  expect(await viewer.remove(`/api/saved-views/${id}`)).toMatchObject({ status: 403, body: { code: 'not-yours' } });
  expect(await views(seller)).toMatchObject([{ name: 'Fair' }]);
  await head.patch(`/api/saved-views/${id}`, { name: 'Fair in Oslo', address: { columns: 'name,email' } });
  expect(await views(seller)).toMatchObject([{ name: 'Fair in Oslo', filter: null, columns: 'name,email' }]);
});

test('each list opens with one star of each member, and a view that is removed takes its stars along', async () => {
  const [shared] = await views(viewer);
  const own = (await viewer.post('/api/saved-views', { list: 'people', name: 'Newest', sort: '-known' })).body.view;
  await viewer.patch(`/api/saved-views/${shared!.id}`, { isStarred: true });
  await viewer.patch(`/api/saved-views/${own.id}`, { isStarred: true });
  expect(await views(viewer)).toMatchObject([
    { id: own.id, isStarred: true },
    { id: shared!.id, isStarred: false },
  ]);
  expect(await views(seller)).toMatchObject([{ isStarred: false }]);
  expect((await viewer.remove(`/api/saved-views/${own.id}`)).status).toBe(200);
  expect(await views(viewer)).toMatchObject([{ id: shared!.id, isStarred: false }]);
});

test('a viewer shares nothing, neither at once nor later', async () => {
  const wanted = { list: 'people', name: 'For all', isShared: true };
  expect(await viewer.post('/api/saved-views', wanted)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  const { view } = (await viewer.post('/api/saved-views', { ...wanted, isShared: false })).body;
  expect(await viewer.patch(`/api/saved-views/${view.id}`, { isShared: true })).toMatchObject({
    status: 403,
    body: { code: 'not-permitted' },
  });
  expect((await views(head)).map(({ name }) => name)).not.toContain('For all');
  expect(await viewer.post('/api/saved-views', { list: 'shoes', name: 'x' })).toMatchObject({ status: 422, body: { where: 'list' } });
});

test('the audit says who shared what, and no filter', async () => {
  const text = JSON.stringify((await head.get('/api/audit-events')).body);
  expect(text).toContain('shared a view of the list of people');
  expect(text).not.toContain('Halvorsen');
});
