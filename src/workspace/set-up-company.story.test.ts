import { afterEach, beforeEach, expect, test } from 'vitest';
import { inDirectory } from '#platform/database/database.ts';
import { anasPassword, northlake, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';
import { ensureDefaultCompany } from '#workspace/ensure-default-company.ts';
import type { SetUp } from '#workspace/schema.ts';

let server: WorkspaceServer;
beforeEach(async () => void (server = await workspaceServer()));
afterEach(() => server.close());

const workspaces = () => inDirectory(server.database, async (tx) => (await tx.client.query('select id from directory.workspaces')).rows);

test('Ana sets up the company, is signed in, signs out and in again', async () => {
  expect((await server.browser().get('/api/session')).body).toEqual({ state: 'set-up', asOf: '2026-11-17T10:08:00.000Z' });
  const ana = await setUpNorthlake(server);
  const session = (await ana.get('/api/session')).body;
  expect(session).toMatchObject({
    state: 'signed-in',
    company: { name: 'Northlake Instruments', timeZone: 'Europe/Amsterdam', currency: 'EUR' },
  });
  expect(session.member).toMatchObject({ name: 'Ana Ruiz', email: 'ana@northlake.example', team: 'marketing', role: 'head-of-marketing' });
  expect(session.permissions).toContain('members.invite');
  expect((await ana.get('/api/company')).body.company).toEqual(northlake(server.platform).company);

  expect((await ana.post('/api/auth/sign-out')).status).toBe(200);
  expect((await ana.get('/api/session')).body).toMatchObject({ state: 'signed-out' });
  expect((await ana.get('/api/company')).status).toBe(401);

  const wrong = await ana.post('/api/auth/sign-in/email', { email: 'ana@northlake.example', password: 'not her password' });
  expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-e-mail-or-password' } });
  const right = await ana.post('/api/auth/sign-in/email', { email: 'Ana@Northlake.example', password: anasPassword });
  expect(right).toMatchObject({ status: 200, body: { done: true } });
  expect((await ana.get('/api/company')).status).toBe(200);
});

test('set-up happens once, and the first event says who did it', async () => {
  const ana = await setUpNorthlake(server);
  const again = await server.browser().post('/api/companies', northlake(server.platform));
  expect(again).toMatchObject({ status: 409, body: { code: 'already-set-up' } });
  const { events } = (await ana.get('/api/audit-events')).body;
  expect(events).toMatchObject([
    {
      sentence: 'Ana Ruiz set up the company.',
      at: '2026-11-17T10:08:00.000Z',
      actor: { kind: 'member', name: 'Ana Ruiz', team: 'marketing' },
    },
  ]);
});

test('two set-ups at the same moment leave one company', async () => {
  const other = northlake(server.platform);
  other.account = { ...other.account, name: 'Ben Okafor', email: 'ben@northlake.example', team: 'sales', role: 'head-of-sales' };
  const answers = await Promise.all([
    server.browser().post('/api/companies', northlake(server.platform)),
    server.browser().post('/api/companies', other),
  ]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  expect(await workspaces()).toHaveLength(1);
});

test.each<[string, (wanted: SetUp) => void, number, string, string]>([
  ['a wrong token', (wanted) => (wanted.token = 'guessed'), 403, 'wrong-set-up-token', 'token'],
  ['a zone nobody knows', (wanted) => (wanted.company.timeZone = 'Mars/Olympus'), 422, 'not-a-time-zone', 'company.timeZone'],
  ['a short password', (wanted) => (wanted.account.password = 'short'), 422, 'password-length', 'account.password'],
  ['an address that is none', (wanted) => (wanted.account.email = 'ana at northlake'), 422, 'not-an-e-mail', 'account.email'],
  ['a head in the other team', (wanted) => (wanted.account.team = 'sales'), 422, 'role-of-another-team', 'account.role'],
  ['a team nobody knows', (wanted) => (wanted.account.team = 'finance' as 'sales'), 422, 'not-accepted', 'account.team'],
])('%s is refused with what, where and what is accepted, and nothing is written', async (_what, spoil, status, code, where) => {
  const wanted = northlake(server.platform);
  spoil(wanted);
  const answer = await server.browser().post('/api/companies', wanted);
  expect(answer).toMatchObject({
    status,
    body: { status, code, where, accepted: expect.any(String), type: `urn:entente:problem:${code}` },
  });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(await workspaces()).toEqual([]);
});

test('a crash after the account and before the company is made good by the next try', async () => {
  const { account } = northlake(server.platform);
  await server.signIn.createAccount({ ...account, name: 'Half an Ana', password: 'the password before the crash' });
  const ana = await setUpNorthlake(server);
  expect((await ana.get('/api/session')).body.member.name).toBe('Ana Ruiz');
  const old = await server.browser().post('/api/auth/sign-in/email', { email: account.email, password: 'the password before the crash' });
  expect(old.status).toBe(401);
});

test('a failure in the middle of the transaction leaves no company', async () => {
  const wanted = northlake(server.platform);
  const broken = {
    ...server.platform,
    events: {
      ...server.platform.events,
      listenersOf: () => {
        throw new Error('the power went');
      },
    },
  };
  const { setUpCompany } = await import('#workspace/set-up-company.ts');
  await expect(setUpCompany(broken, server.signIn, wanted)).rejects.toThrow('the power went');
  expect(await workspaces()).toEqual([]);
  expect((await server.browser().get('/api/session')).body.state).toBe('set-up');
  await setUpNorthlake(server);
});

test('a company opened from the command line is taken over with everything in it', async () => {
  const operator = await ensureDefaultCompany(server.platform);
  expect(operator).toMatchObject({ kind: 'operator', memberId: null, role: 'operator' });
  expect(await ensureDefaultCompany(server.platform)).toEqual(operator);
  expect((await server.browser().get('/api/session')).body.state).toBe('set-up');
  const ana = await setUpNorthlake(server);
  expect(await workspaces()).toEqual([{ id: operator.workspaceId }]);
  expect((await ana.get('/api/company')).body.company.name).toBe('Northlake Instruments');
  const sentences = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
  expect(sentences).toEqual(['Ana Ruiz set up the company.', 'The operator opened this installation with a company in UTC and EUR.']);
});
