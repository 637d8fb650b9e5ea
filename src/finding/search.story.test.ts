import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { fjordvannFiles } from '#test/fjordvann.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, northlake } from '#test/workspace-server.ts';

let app: TestApp;
let ana: Browser;
beforeAll(async () => {
  app = await testApp();
  ana = app.browser();
  await ana.post('/api/companies', northlake(app.platform));
  await join(app as never, ana, mei);
  for (const { name, mapping, content } of fjordvannFiles) {
    const { body } = await uploadAs(app.http, ana, name, content);
    await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
    await app.worker.settle();
  }
  await ana.post('/api/asks', { kind: 'request', text: 'Please call the buyers of meters before Friday.', side: 'sales' });
});
afterAll(() => app.close());

/** "people: Ingrid Halvorsen", one line for each thing that was found. */
async function found(q: string, who = ana): Promise<string[]> {
  const { body } = await who.get(`/api/search?q=${encodeURIComponent(q)}`);
  return body.groups.flatMap((group: { name: string; found: { title: string }[] }) =>
    group.found.map(({ title }) => `${group.name}: ${title}`),
  );
}

test.each([
  ['ingrid', ['people: Ingrid Halvorsen']],
  ['  INGRID  h', ['people: Ingrid Halvorsen']],
  ['halv', ['people: Ingrid Halvorsen']],
  ['halvorsen ing', ['people: Ingrid Halvorsen']],
  ['van der berg', ['people: Mary van der Berg']],
  ['berg', ['people: Mary van der Berg']],
  ['mary@orsta', ['people: Mary van der Berg']],
  ['nordic', ['accounts: Nordic Grid Group']],
  ['utilities', ['accounts: Fjordvann Utilities']],
  ['orsta.example', ['accounts: Ørsta Kraft']],
  ['north plant', ['deals: Meters for the north plant']],
  ['sensors', ['deals: Sensors for Ørsta']],
  ['friday buyers', ['asks: Please call the buyers of meters before Friday.']],
  ['tanaka', ['members: Mei Tanaka']],
  ['holidays', ['settings: Company']],
  ['touches.csv', ['imports: HubSpot: touches.csv']],
  ['%', []],
  ['nobody at all', []],
])('“%s” finds what it should and nothing else', async (words, expected) => {
  expect(await found(words)).toEqual(expected);
});

test('groups come by themselves, cut where there are more, each with the page that it leads to', async () => {
  const { body } = await ana.get('/api/search?q=meters&limit=1');
  expect(body.groups).toMatchObject([
    { name: 'deals', title: 'Deals', hasMore: true, found: [{ title: expect.stringContaining('Meters') }] },
    { name: 'asks', hasMore: false, found: [{ detail: 'asked of sales' }] },
  ]);
  expect((await ana.get(`/api${body.groups[0].found[0].path}`)).status).toBe(200);
  expect(await ana.get('/api/search?q=%20')).toMatchObject({ status: 422, body: { where: 'q' } });
});

test('whoever may not see people finds none, nor asks, nor imports', async () => {
  const hr = { name: 'Pia Holm', email: 'pia@northlake.example', team: 'people', role: 'people-partner', password: 'hearing both sides' };
  const pia = await join(app as never, ana, hr);
  expect([await found('ingrid', pia), await found('meters', pia), await found('touches.csv', pia)]).toEqual([[], [], []]);
  expect(await found('mei', pia)).toEqual(['members: Mei Tanaka']);
  expect(await found('api keys', pia)).toEqual([]);
});

test('saved views are found by their names: one’s own, and others’ once they are shared; each opens as it was saved', async () => {
  const ben = await join(app as never, ana, {
    name: 'Ben Okafor',
    email: 'ben@northlake.example',
    team: 'sales',
    role: 'head-of-sales',
    password: 'two coffees and a map',
  });
  const { view } = (await ana.post('/api/saved-views', { list: 'deals', name: 'Winter offers', search: 'meters & more', sort: '-amount' }))
    .body;
  expect([await found('winter'), await found('winter', ben)]).toEqual([['views: Winter offers'], []]);
  await ana.patch(`/api/saved-views/${view.id}`, { isShared: true });
  const [group] = (await ben.get('/api/search?q=offers')).body.groups;
  expect(group.found).toMatchObject([{ detail: 'view of deals, by Ana Ruiz' }]);
  const address = new URL(group.found[0].path, 'http://localhost');
  expect([address.pathname, Object.fromEntries(address.searchParams)]).toEqual([
    '/deals',
    { view: view.id, search: 'meters & more', sort: '-amount' },
  ]);
});

test('an erased person is not found any more', async () => {
  const { body } = await ana.get('/api/search?q=nils');
  const wish = { confirmation: 'Nils Aamodt', wishOf: 'person', later: 'refuse' };
  expect((await ana.post(`/api/people/${body.groups[0].found[0].id}/erasures`, wish)).status).toBe(201);
  expect([await found('nils'), await found('aamodt')]).toEqual([[], []]);
});
