import { afterEach, beforeEach, expect, test } from 'vitest';
import { askWithKey, type Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { anasPassword, join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

let server: WorkspaceServer;
let ana: Browser;
beforeEach(async () => {
  server = await workspaceServer();
  ana = await setUpNorthlake(server);
});
afterEach(() => server.close());

const sentences = async () => (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
const sessionsOf = async (browser: Browser) => (await browser.get('/api/account/sessions')).body.sessions;
async function signIn(password = anasPassword, body: object = {}): Promise<Browser> {
  const browser = server.browser();
  await browser.post('/api/auth/sign-in/email', { email: 'ana@northlake.example', password, ...body });
  return browser;
}

test('everybody sees where they are signed in, and signs out there, one by one or everywhere but here', async () => {
  server.clock.advance(2 * 3_600_000);
  const phone = await signIn();
  const tablet = await signIn();
  const [here, ...others] = await sessionsOf(ana);
  expect(here).toMatchObject({ isThisOne: true, createdAt: '2026-11-17T10:08:00.000Z', lastUsedAt: '2026-11-17T12:08:00.000Z' });
  expect(here.device).toBe('An unknown program');
  expect(others.map((other: { isThisOne: boolean }) => other.isThisOne)).toEqual([false, false]);

  const phoneId = (await sessionsOf(phone))[0].id;
  expect((await ana.remove(`/api/account/sessions/${phoneId}`)).status).toBe(200);
  expect((await phone.get('/api/members')).status).toBe(401);
  expect(await ana.remove(`/api/account/sessions/${phoneId}`)).toMatchObject({ status: 404, body: { code: 'no-such-session' } });
  expect((await ana.remove('/api/account/sessions')).body).toEqual({ ended: 1 });
  expect((await tablet.get('/api/members')).status).toBe(401);
  expect((await ana.get('/api/members')).status).toBe(200);
  expect(await sentences()).toEqual([
    'Ana Ruiz ended their other sessions, 1 of them.',
    'Ana Ruiz ended one of their sessions.',
    'Ana Ruiz set up the company.',
  ]);
});

test('nobody sees or ends sessions of somebody else, and programs see none at all', async () => {
  const meis = await join(server, ana, mei);
  const [session] = await sessionsOf(ana);
  expect((await meis.remove(`/api/account/sessions/${session.id}`)).status).toBe(404);
  expect((await sessionsOf(meis)).map(({ id }: { id: string }) => id)).not.toContain(session.id);
  expect((await ana.get('/api/members')).status).toBe(200);
  const { key } = (await ana.post('/api/api-keys', { name: 'Warehouse' })).body;
  for (const [method, path] of [
    ['GET', '/api/account/sessions'],
    ['DELETE', '/api/account/sessions'],
    ['GET', '/api/account/security'],
  ] as const)
    expect(await askWithKey(server.http, key, method, path)).toMatchObject({ status: 403, body: { code: 'own-account-only' } });
  expect(await askWithKey(server.http, server.http.operatorToken, 'GET', '/api/account/sessions')).toMatchObject({ status: 403 });
});

test('a session that is not to be remembered has a cookie that ends with the browser', async () => {
  const answer = await server.http.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'ana@northlake.example', password: anasPassword, rememberMe: false },
  });
  expect(answer.cookies.find(({ name }) => name === 'entente.session_token')).not.toHaveProperty('maxAge');
});

test('the last use is written once in a quarter of an hour', async () => {
  const usedAt = async () => (await server.database.pool.query('select "lastUsedAt" as at from auth.session')).rows[0].at.toISOString();
  await ana.get('/api/members');
  const first = await usedAt();
  server.clock.advance(14 * 60_000);
  await ana.get('/api/members');
  expect(await usedAt()).toBe(first);
  server.clock.advance(2 * 60_000);
  await ana.get('/api/members');
  expect(await usedAt()).toBe('2026-11-17T10:24:00.000Z');
});

test('another password ends every other session, and stands on the audit page', async () => {
  const phone = await signIn();
  const body = { currentPassword: anasPassword, newPassword: 'spring light on the lake' };
  expect((await ana.post('/api/auth/change-password', { ...body, currentPassword: 'a guess' })).body.code).toBe('wrong-password');
  expect((await phone.get('/api/members')).status).toBe(200);
  expect((await ana.post('/api/auth/change-password', body)).status).toBe(200);
  expect((await phone.get('/api/members')).status).toBe(401);
  expect((await ana.get('/api/members')).status).toBe(200);
  expect((await sentences())[0]).toBe('Ana Ruiz changed their password; their other sessions ended.');
});
