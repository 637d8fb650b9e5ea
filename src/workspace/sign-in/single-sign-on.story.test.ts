import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { openProvider, type TestProvider } from '#test/sign-in-provider.ts';
import { anasPassword, join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

let server: WorkspaceServer;
let provider: TestProvider;
let ana: Browser;
beforeEach(async () => {
  provider = await openProvider();
  server = await workspaceServer({
    settings: {
      outboundAllow: ['127.0.0.1'],
      limits: { requestsPerMinute: 1200, signInPerMinute: 1000, signInPerEmailPerMinute: 1000 },
    },
  });
  ana = await setUpNorthlake(server);
});
afterEach(async () => {
  await server.close();
  await provider.close();
});

const settings = () => ({
  isOn: true,
  issuer: provider.issuer,
  clientId: 'entente',
  secret: provider.clientSecret,
  domains: ['northlake.example'],
  groupClaim: 'groups',
  mappings: [
    { group: 'sales-leads', team: 'sales', role: 'head-of-sales' },
    { group: 'sales', team: 'sales', role: 'member' },
  ],
  defaultPlace: null,
  allowsPasswords: true,
});
const set = (changes: object = {}) => ana.patch('/api/single-sign-on', { ...settings(), ...changes });
const sentences = async () => (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
const memberOf = async (email: string) =>
  (await ana.get('/api/members')).body.members.find((member: { email: string }) => member.email === email);

/** Goes to the provider, signs in there, and comes back. @returns where the browser ends up. */
async function signOn(browser: Browser, login: string, next = '/asks'): Promise<string> {
  const away = await browser.get(`/api/auth/single-sign-on?next=${encodeURIComponent(next)}`);
  expect(away.status).toBe(303);
  const back = await provider.visit(String(away.headers['location']), login);
  const answer = await browser.get(back.pathname + back.search);
  expect(answer.status).toBe(303);
  return String(answer.headers['location']).replace('http://localhost', '');
}

test('whoever is in a group comes in with its team and role, which follow the groups at every sign-on', async () => {
  expect((await set()).status).toBe(200);
  expect((await server.browser().get('/api/ways-to-sign-in')).body).toEqual({
    allowsPasswords: true,
    provider: new URL(provider.issuer).host,
  });
  provider.people.set('mei', { email: 'Mei@northlake.example', email_verified: true, name: 'Mei Tanaka', groups: ['everyone', 'sales'] });
  const meis = server.browser();
  expect(await signOn(meis, 'mei')).toBe('/asks');
  expect((await meis.get('/api/session')).body.member).toMatchObject({
    name: 'Mei Tanaka',
    email: 'mei@northlake.example',
    role: 'member',
  });

  provider.people.get('mei')!.groups = ['sales', 'sales-leads'];
  expect(await signOn(server.browser(), 'mei', 'https://evil.example')).toBe('/');
  expect(await memberOf('mei@northlake.example')).toMatchObject({ team: 'sales', role: 'head-of-sales' });
  // The provider's name for somebody is for good; their address there may change.
  provider.people.get('mei')!.email = 'mei.tanaka@northlake.example';
  expect(await signOn(server.browser(), 'mei')).toBe('/asks');
  expect((await ana.get('/api/members')).body.members).toHaveLength(2);
  expect((await sentences()).slice(0, 3)).toEqual([
    'Entente made Mei Tanaka head of sales in sales, as their groups at the sign-in provider say.',
    'Entente let in Mei Tanaka by single sign-on, as member in sales.',
    'Ana Ruiz set single sign-on: on, beside passwords.',
  ]);
});

test('whoever is in no group, of another domain, or not vouched for is refused in words, and nobody is added', async () => {
  await set();
  const person = { email: 'tom@northlake.example', email_verified: true, name: 'Tom Becker', groups: ['sales'] };
  const refused: [object, string][] = [
    [{ groups: ['finance'] }, 'in-no-group'],
    [{ groups: undefined }, 'in-no-group'],
    [{ email: 'tom@elsewhere.example' }, 'other-domain'],
    [{ email_verified: false }, 'address-not-verified'],
    [{ email: undefined }, 'no-address'],
  ];
  for (const [changes, why] of refused) {
    provider.people.set('tom', { ...person, ...changes });
    expect(await signOn(server.browser(), 'tom')).toBe(`/sign-in?refused=${why}`);
  }
  expect((await ana.get('/api/members')).body.members).toHaveLength(1);
  await set({ defaultPlace: { team: 'leadership', role: 'viewer' } });
  provider.people.set('tom', { ...person, groups: [] });
  expect(await signOn(server.browser(), 'tom')).toBe('/asks');
  expect(await memberOf('tom@northlake.example')).toMatchObject({ team: 'leadership', role: 'viewer' });
});

test('what comes back without its beginning, twice, or with another state opens nothing', async () => {
  await set();
  provider.people.set('mei', { email: 'mei@northlake.example', email_verified: true, name: 'Mei Tanaka', groups: ['sales'] });
  const away = await server.browser().get('/api/auth/single-sign-on');
  const back = await provider.visit(String(away.headers['location']), 'mei');
  const stranger = server.browser();
  expect((await stranger.get(back.pathname + back.search)).headers['location']).toBe('http://localhost/sign-in?refused=too-late');
  await stranger.get('/api/auth/single-sign-on');
  expect((await stranger.get(back.pathname + back.search)).headers['location']).toBe('http://localhost/sign-in?refused=provider');
  const late = server.browser();
  const begun = await late.get('/api/auth/single-sign-on');
  const later = await provider.visit(String(begun.headers['location']), 'mei');
  server.clock.advance(11 * 60_000);
  expect((await late.get(later.pathname + later.search)).headers['location']).toBe('http://localhost/sign-in?refused=too-late');
  expect((await late.get('/api/members')).status).toBe(401);
  expect((await ana.get('/api/members')).body.members).toHaveLength(1);
});

test('with passwords off everybody signs on, except whoever may set it, and the last of those stays what they are', async () => {
  const meis = await join(server, ana, mei);
  await set({ allowsPasswords: false, defaultPlace: { team: 'leadership', role: 'viewer' } });
  const knock = (email: string, password: string) => server.browser().post('/api/auth/sign-in/email', { email, password });
  expect(await knock(mei.email, mei.password)).toMatchObject({ status: 403, body: { code: 'passwords-are-off' } });
  expect((await knock('ana@northlake.example', anasPassword)).status).toBe(200);
  expect((await meis.get('/api/members')).status).toBe(200);
  provider.people.set('ana', { email: 'ana@northlake.example', email_verified: true, name: 'Ana Ruiz', groups: [] });
  expect(await signOn(server.browser(), 'ana')).toBe('/asks');
  expect(await memberOf('ana@northlake.example')).toMatchObject({ role: 'head-of-marketing' });
  provider.people.set('mei', { email: mei.email, email_verified: true, name: 'Mei', groups: ['sales-leads'] });
  await signOn(server.browser(), 'mei');
  await signOn(server.browser(), 'ana');
  expect(await memberOf('ana@northlake.example')).toMatchObject({ team: 'leadership', role: 'viewer' });
});

test('settings that cannot work are refused, the secret is kept sealed and goes to no other issuer, and a member may not', async () => {
  const meis = await join(server, ana, mei);
  expect((await meis.get('/api/single-sign-on')).status).toBe(403);
  expect((await meis.patch('/api/single-sign-on', settings())).status).toBe(403);
  expect((await ana.get('/api/single-sign-on')).body).toMatchObject({ settings: null });
  const refused: [object, string][] = [
    [{ issuer: 'ftp://id.example' }, 'not-an-issuer'],
    [{ issuer: 'http://id.northlake.example' }, 'provider-refused'],
    [{ issuer: 'http://127.0.0.1:1' }, 'provider-refused'],
    [{ secret: undefined }, 'no-secret'],
    [{ mappings: [{ group: 'x', team: 'marketing', role: 'head-of-sales' }] }, 'role-of-another-team'],
  ];
  for (const [changes, code] of refused) expect((await set(changes)).body).toMatchObject({ code });
  expect((await ana.get('/api/single-sign-on')).body.settings).toBeNull();
  await set();
  const { redirectUri, settings: kept } = (await ana.get('/api/single-sign-on')).body;
  expect(redirectUri).toBe('http://localhost/api/auth/single-sign-on/callback');
  expect(JSON.stringify(kept)).not.toContain(provider.clientSecret);
  expect((await set({ secret: undefined })).status).toBe(200);
  expect((await set({ secret: undefined, isOn: false, issuer: 'https://id.evil.example' })).body.code).toBe('no-secret');
  const { rows } = await server.database.pool.query("select set_config('entente.workspace_id', '1', false)");
  expect(rows).toHaveLength(1);
  await set({ isOn: false });
  expect((await server.browser().get('/api/auth/single-sign-on')).headers['location']).toBe('http://localhost/sign-in?refused=off');
});
