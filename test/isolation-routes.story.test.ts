import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IdKind } from '#kernel/id.ts';
import { inDirectory } from '#platform/database/database.ts';
import { testApp, type TestApp } from '#test/app.ts';
import { openBrowser, type Browser } from '#test/browser.ts';
import { listRelations, type Relation } from '#test/isolation-catalogue.ts';
import { dropForeignKeys, fillEveryTable, idIn, snapshotOf } from '#test/isolation-rows.ts';
import { usualHours } from '#workspace/company.ts';
import { createWorkspace } from '#workspace/set-up-company.ts';
import { insertMember } from '#workspace/store.ts';

/** Every route of the product, as nobody and as the head of another company: new routes are tried without being named. */

let app: TestApp;
let owner: pg.Client;
let tables: Relation[];
let mine: Browser;
let theirs: number;

beforeAll(async () => {
  app = await testApp();
  owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  tables = (await listRelations(owner, 'entente')).filter((relation) => relation.kind === 'table');
  theirs = await openCompany('Northlake Instruments', 'ana@northlake.example');
  await openCompany('Southbank Optics', 'cora@southbank.example');
  await dropForeignKeys(owner);
  await fillEveryTable(owner, tables, theirs);
  mine = openBrowser(app.http);
  await mine.post('/api/auth/sign-in/email', { email: 'cora@southbank.example', password });
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const password = 'a door of one’s own';

async function openCompany(name: string, email: string): Promise<number> {
  const { id: accountId } = await app.http.signIn.createAccount({ name, email, password });
  const at = new Date(app.clock.now());
  return inDirectory(app.platform.database, async (tx) => {
    const workspace = await createWorkspace(tx, { name, timeZone: 'UTC', currency: 'EUR', workingHours: usualHours, holidays: [] }, at);
    await insertMember(workspace, { accountId, name, email, team: 'marketing', role: 'head-of-marketing', joinedAt: at });
    return workspace.workspaceId;
  });
}

/** What an `:id` stands for, by the part of the address before it. */
const kinds: Record<string, IdKind> = {
  members: 'member',
  invitations: 'invitation',
  'api-keys': 'apiKey',
  mails: 'mail',
  leaves: 'memberLeave',
  uploads: 'upload',
  'import-runs': 'importRun',
  sources: 'source',
  people: 'person',
  accounts: 'account',
  deals: 'deal',
  comments: 'comment',
  asks: 'ask',
  'saved-views': 'savedView',
  'bulk-actions': 'bulkAction',
  mappings: 'savedMapping',
  versions: 'savedMapping',
  'import-schedules': 'importSchedule',
};

/** What a route wants to be told before it looks for the row. */
const bodies: Record<string, object> = {
  '/api/comments/:id': { text: 'Ours' },
  '/api/mappings/:id/versions': {
    mapping: { entente: 1, source: 'Ours', shape: 'table', person: { keys: [{ space: 'x', columns: ['x'] }] } },
  },
};

const foreign = (kind: IdKind) => app.platform.ids.encode(kind, idIn(theirs));

function addressOf(url: string): string {
  return url.replace(/([^/]+)\/:(\w+)/g, (_whole, collection: string) => {
    const kind = kinds[collection];
    if (collection === 'sessions') return `${collection}/somebody-elses`;
    if (!kind) throw new Error(`teach test/isolation-routes.story.test.ts what an id of ${collection} is`);
    return `${collection}/${foreign(kind)}`;
  });
}

const closedRoutes = () => app.http.routeList.filter((route) => !route.isPublic && route.method !== 'HEAD');
const call = (browser: Browser, method: string, path: string, body: object) => {
  if (method === 'GET') return browser.get(path);
  if (method === 'DELETE') return browser.remove(path);
  return method === 'PATCH' ? browser.patch(path, body) : browser.post(path, body);
};

test('the open routes are these and no others', () => {
  const open = app.http.routeList.filter((route) => route.isPublic && route.method !== 'HEAD').map(({ method, url }) => `${method} ${url}`);
  expect(open.toSorted()).toEqual([
    'GET /api/auth/single-sign-on',
    'GET /api/auth/single-sign-on/callback',
    'GET /api/demo',
    'GET /api/invitation-links/:token',
    'GET /api/notice-mail-ends/:token',
    'GET /api/openapi.json',
    'GET /api/session',
    'GET /api/ways-to-sign-in',
    'GET /health',
    'GET /ready',
    'POST /api/auth/sign-in/code',
    'POST /api/auth/sign-in/email',
    'POST /api/auth/sign-out',
    'POST /api/companies',
    'POST /api/demo',
    'POST /api/demo/ends',
    'POST /api/demo/sessions',
    'POST /api/invitation-links/:token/acceptances',
    'POST /api/notice-mail-ends/:token',
  ]);
});

test('every other route answers 401 to nobody, to an expired cookie and to a guessed key, and changes nothing', async () => {
  const before = await snapshotOf(owner, tables, theirs);
  const disguises = [
    {},
    { cookie: 'entente.session_token=guessed.signature' },
    { authorization: 'Bearer ent_guessed' },
    { authorization: 'Basic YW5hOmFuYQ==' },
  ];
  for (const { method, url } of closedRoutes()) {
    for (const headers of disguises) {
      const answer = await app.http.inject({
        method: method as 'GET',
        url: addressOf(url),
        headers: { host: 'localhost', origin: 'http://localhost', ...headers },
      });
      expect([method, url, answer.statusCode]).toEqual([method, url, 401]);
    }
  }
  expect(await snapshotOf(owner, tables, theirs)).toEqual(before);
});

test('with another company’s ids every route answers 404, and the rows are unchanged', async () => {
  const before = await snapshotOf(owner, tables, theirs);
  const withIds = closedRoutes().filter(({ url }) => url.includes('/:'));
  expect(withIds.length).toBeGreaterThan(0);
  for (const { method, url } of withIds) {
    const answer = await call(mine, method, addressOf(url), bodies[url] ?? {});
    expect([method, url, answer.status, answer.body.code]).toEqual([method, url, 404, expect.any(String)]);
  }
  const guessed = await mine.remove('/api/invitations/7');
  expect(guessed.status).toBe(404);
  expect(await snapshotOf(owner, tables, theirs)).toEqual(before);
});

test('with another company’s uploads in the body nothing is read, previewed or imported', async () => {
  const before = await snapshotOf(owner, tables, theirs);
  const body = {
    uploadIds: [foreign('upload')],
    activity: 'x',
    mapping: { entente: 1, source: 'Theirs', shape: 'table', person: { keys: [{ space: 'x', columns: ['x'] }] } },
  };
  for (const { method, url } of closedRoutes().filter(
    (route) => /mapping-suggestions|activity-counts|import-previews|import-runs$/.test(route.url) && route.method === 'POST',
  )) {
    const answer = await call(mine, method, url, body);
    expect([method, url, answer.status]).toEqual([method, url, 404]);
  }
  expect(await snapshotOf(owner, tables, theirs)).toEqual(before);
});

test('no list, measure or export shows anything of another company', async () => {
  for (const { url } of closedRoutes().filter((route) => route.method === 'GET' && !route.url.includes('/:'))) {
    const answer = await mine.get(url);
    expect([url, answer.status < 500]).toEqual([url, true]);
    const text = JSON.stringify(answer.body);
    expect([url, /northlake/i.test(text), new RegExp(`\\w of ${theirs}\\b`).test(text)]).toEqual([url, false, false]);
  }
});

test('their own head does see the rows, so that the tests above prove something', async () => {
  const ana = openBrowser(app.http);
  await ana.post('/api/auth/sign-in/email', { email: 'ana@northlake.example', password });
  expect(JSON.stringify((await ana.get('/api/members')).body)).toContain(`name of ${theirs}`);
  expect((await ana.remove(`/api/api-keys/${foreign('apiKey')}`)).status).not.toBe(404);
});
