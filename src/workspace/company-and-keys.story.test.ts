import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { askWithKey, type Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';
import { loadCompanyCalendar } from '#workspace/company-calendar.ts';

let server: WorkspaceServer;
let ana: Browser;
beforeEach(async () => {
  server = await workspaceServer();
  ana = await setUpNorthlake(server);
});
afterEach(() => server.close());

const sentences = async () => (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);

test('the company changes where it is named, and measures read the new calendar', async () => {
  const { company } = (await ana.get('/api/company')).body;
  const holidays = [...company.holidays, { day: '2027-01-01', name: 'New Year' }];
  const changed = await ana.patch('/api/company', { timeZone: 'Europe/Oslo', holidays });
  expect(changed.body.company).toEqual({ ...company, timeZone: 'Europe/Oslo', holidays });
  expect((await sentences())[0]).toBe('Ana Ruiz changed the company: time zone and holidays.');
  const calendar = await inWorkspace(server.database, 1, loadCompanyCalendar);
  expect(calendar).toEqual({ timeZone: 'Europe/Oslo', workingHours: company.workingHours, holidays: ['2026-12-25', '2027-01-01'] });
});

test('saying what is already so is no event', async () => {
  const { company } = (await ana.get('/api/company')).body;
  expect((await ana.patch('/api/company', company)).status).toBe(200);
  expect(await sentences()).toEqual(['Ana Ruiz set up the company.']);
});

test('a refused change says where, and leaves all of it as it was', async () => {
  const before = (await ana.get('/api/company')).body;
  const answer = await ana.patch('/api/company', {
    name: 'Northlake',
    workingHours: { ...before.company.workingHours, tue: [['17:00', '09:00']] },
  });
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'not-working-hours', where: 'workingHours.tue', accepted: expect.any(String) },
  });
  expect(await ana.patch('/api/company', { curency: 'EUR' })).toMatchObject({
    status: 422,
    body: { code: 'unknown-field', where: 'curency' },
  });
  expect(await ana.patch('/api/company', { holidays: [{ day: '2026-02-31', name: 'Never' }] })).toMatchObject({
    status: 422,
    body: { code: 'not-a-day', where: 'holidays' },
  });
  expect((await ana.get('/api/company')).body).toEqual(before);
});

test('a key acts for the member who made it, cannot make more, and closes at once when revoked', async () => {
  const made = await ana.post('/api/api-keys', { name: 'Warehouse' });
  expect(made).toMatchObject({ status: 201, body: { apiKey: { name: 'Warehouse', memberName: 'Ana Ruiz' } } });
  const { key, apiKey } = made.body;
  expect(key.endsWith(apiKey.hint)).toBe(true);
  expect((await askWithKey(server.http, key, 'GET', '/api/members')).status).toBe(200);
  expect((await askWithKey(server.http, key, 'PATCH', '/api/company', { name: 'Northlake' })).status).toBe(200);
  expect((await askWithKey(server.http, key, 'POST', '/api/api-keys', { name: 'More' })).status).toBe(403);
  expect((await askWithKey(server.http, key, 'POST', '/api/invitations', { email: mei.email, team: 'sales', role: 'member' })).status).toBe(
    403,
  );
  expect((await ana.get('/api/api-keys')).body.apiKeys).toEqual([{ ...apiKey, lastUsedOn: '2026-11-17' }]);

  expect((await ana.remove(`/api/api-keys/${apiKey.id}`)).status).toBe(200);
  expect((await askWithKey(server.http, key, 'GET', '/api/members')).status).toBe(401);
  expect(await ana.remove(`/api/api-keys/${apiKey.id}`)).toMatchObject({ status: 409, body: { code: 'api-key-revoked' } });
  expect((await ana.get('/api/api-keys')).body.apiKeys).toEqual([]);
  expect(await sentences()).toEqual([
    'Ana Ruiz revoked the API key “Warehouse”.',
    'A program of Ana Ruiz changed the company: name.',
    'Ana Ruiz made the API key “Warehouse”.',
    'Ana Ruiz set up the company.',
  ]);
});

test('a key that is for something does that and nothing else, and works until the end of its last day', async () => {
  const made = await ana.post('/api/api-keys', { name: 'Board', scopes: ['members:read', 'company:write'], lastDay: '2026-11-18' });
  // The end of the day in Amsterdam.
  expect(made.body.apiKey).toMatchObject({
    scopes: ['members:read', 'company:write'],
    expiresAt: '2026-11-18T23:00:00.000Z',
    lastUsedOn: null,
  });
  const { key } = made.body;
  expect((await askWithKey(server.http, key, 'GET', '/api/members')).status).toBe(200);
  expect((await askWithKey(server.http, key, 'GET', '/api/company')).status).toBe(200);
  expect(await askWithKey(server.http, key, 'GET', '/api/audit-events')).toMatchObject({
    status: 403,
    body: { code: 'not-in-scope', accepted: 'a key with the scope audit:read' },
  });
  server.clock.set('2026-11-18T22:59:59Z');
  expect((await askWithKey(server.http, key, 'GET', '/api/members')).status).toBe(200);
  expect((await ana.get('/api/api-keys')).body.apiKeys[0].lastUsedOn).toBe('2026-11-18');
  server.clock.set('2026-11-18T23:00:00Z');
  expect((await askWithKey(server.http, key, 'GET', '/api/members')).status).toBe(401);
});

test('a key for nothing, for what is none, or with a last day that has passed is not made', async () => {
  const refused: [object, string, string][] = [
    [{ scopes: [] }, 'not-accepted', 'scopes'],
    [{ scopes: ['everything'] }, 'not-a-scope', 'scopes'],
    [{ scopes: ['api-keys:write'] }, 'not-a-scope', 'scopes'],
    [{ lastDay: '2026-11-16' }, 'not-a-last-day', 'lastDay'],
    [{ lastDay: '2026-02-31' }, 'not-a-last-day', 'lastDay'],
  ];
  for (const [wanted, code, where] of refused)
    expect(await ana.post('/api/api-keys', { name: 'X', ...wanted })).toMatchObject({ status: 422, body: { code, where } });
  expect((await ana.get('/api/api-keys')).body.apiKeys).toEqual([]);
});

test('a member may neither make, see nor revoke keys, and the key goes on working', async () => {
  const meis = await join(server, ana, mei);
  const { key, apiKey } = (await ana.post('/api/api-keys', { name: 'Warehouse' })).body;
  expect((await meis.get('/api/api-keys')).status).toBe(403);
  expect((await meis.post('/api/api-keys', { name: 'Mine' })).status).toBe(403);
  expect((await meis.remove(`/api/api-keys/${apiKey.id}`)).status).toBe(403);
  expect((await askWithKey(server.http, key, 'GET', '/api/members')).status).toBe(200);
  expect((await ana.get('/api/api-keys')).body.apiKeys).toHaveLength(1);
});

test('whoever holds an operator key acts for the company, but no key can be made for nobody', async () => {
  for (const key of [server.http.operatorToken, 'op_of-the-data-folder']) {
    expect((await askWithKey(server.http, key, 'GET', '/api/company')).status).toBe(200);
  }
  expect((await askWithKey(server.http, 'op_guessed', 'GET', '/api/company')).status).toBe(401);
  expect(await askWithKey(server.http, server.http.operatorToken, 'POST', '/api/api-keys', { name: 'X' })).toMatchObject({
    status: 409,
    body: { code: 'no-member-to-act-for' },
  });
});

test('the audit page goes back a page at a time', async () => {
  for (let step = 0; step < 60; step++) await ana.patch('/api/company', { name: `Northlake ${step}` });
  const first = (await ana.get('/api/audit-events')).body;
  expect(first.events).toHaveLength(50);
  const second = (await ana.get(`/api/audit-events?before=${first.next}`)).body;
  expect(second.events).toHaveLength(11);
  expect(second.next).toBeNull();
  expect(second.events.at(-1).sentence).toBe('Ana Ruiz set up the company.');
  expect(await ana.get('/api/audit-events?before=7')).toMatchObject({ status: 422, body: { code: 'not-an-event', where: 'before' } });
});

test('a password is changed by whoever knows the present one', async () => {
  const wrong = await ana.post('/api/auth/change-password', {
    currentPassword: 'not her password',
    newPassword: 'spring light on the lake',
  });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'wrong-password', where: 'currentPassword' } });
  const body = { currentPassword: 'winter light on the lake', newPassword: 'spring light on the lake' };
  expect((await ana.post('/api/auth/change-password', body)).status).toBe(200);
  const signIn = (password: string) => server.browser().post('/api/auth/sign-in/email', { email: 'ana@northlake.example', password });
  expect((await signIn(body.currentPassword)).status).toBe(401);
  expect((await signIn(body.newPassword)).status).toBe(200);
});
