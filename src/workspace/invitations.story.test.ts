import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import type { Browser } from '#test/browser.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

let server: WorkspaceServer;
let ana: Browser;
beforeEach(async () => {
  server = await workspaceServer();
  ana = await setUpNorthlake(server);
});
afterEach(() => server.close());

const wanted = { email: mei.email, team: mei.team, role: mei.role };
const acceptance = { name: mei.name, password: mei.password };
const count = (table: string) =>
  inWorkspace(
    server.database,
    1,
    async (tx) => (await tx.client.query(`select count(*)::int as n from entente.${table}`)).rows[0].n as number,
  );

test('Mei follows a link, joins, and is signed in; the link has done its work', async () => {
  const invited = await ana.post('/api/invitations', wanted);
  expect(invited).toMatchObject({
    status: 201,
    body: { invitation: { email: mei.email, invitedBy: 'Ana Ruiz', state: 'open', expiresAt: '2026-12-01T10:08:00.000Z' } },
  });
  const { token, link } = invited.body;
  expect(link).toBe(`http://localhost/join/${token}`);

  const browser = server.browser();
  const shown = await browser.get(`/api/invitation-links/${token}`);
  expect(shown.body).toEqual({
    companyName: 'Northlake Instruments',
    name: null,
    invitedBy: 'Ana Ruiz',
    ...wanted,
    expiresAt: '2026-12-01T10:08:00.000Z',
  });
  expect((await browser.post(`/api/invitation-links/${token}/acceptances`, acceptance)).status).toBe(201);
  expect((await browser.get('/api/session')).body.member).toMatchObject({ name: 'Mei Tanaka', role: 'member', team: 'sales' });
  expect((await browser.get('/api/members')).body.members.map((member: { name: string }) => member.name)).toEqual([
    'Ana Ruiz',
    'Mei Tanaka',
  ]);

  const again = await server
    .browser()
    .post(`/api/invitation-links/${token}/acceptances`, { name: 'Somebody', password: 'somebody else entirely' });
  expect(again).toMatchObject({ status: 409, body: { code: 'invitation-accepted' } });
  expect(await count('members')).toBe(2);
  const sentences = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
  expect(sentences).toEqual(['Mei Tanaka joined.', 'Ana Ruiz invited mei@northlake.example.', 'Ana Ruiz set up the company.']);
});

test('a link accepted twice at the same moment makes one member', async () => {
  const { token } = (await ana.post('/api/invitations', wanted)).body;
  const accept = () => server.browser().post(`/api/invitation-links/${token}/acceptances`, acceptance);
  const statuses = (await Promise.all([accept(), accept(), accept()])).map((answer) => answer.status);
  expect(statuses.toSorted()).toEqual([201, 409, 409]);
  expect(await count('members')).toBe(2);
});

test('an expired, a withdrawn and an unknown link say why they open nothing', async () => {
  const { token, invitation } = (await ana.post('/api/invitations', wanted)).body;
  const late = (await ana.post('/api/invitations', { ...wanted, email: 'late@northlake.example' })).body.token;
  expect((await ana.remove(`/api/invitations/${invitation.id}`)).status).toBe(200);
  const withdrawn = await server.browser().post(`/api/invitation-links/${token}/acceptances`, acceptance);
  expect(withdrawn).toMatchObject({ status: 409, body: { code: 'invitation-withdrawn', where: 'token' } });
  expect(await ana.remove(`/api/invitations/${invitation.id}`)).toMatchObject({ status: 409, body: { code: 'invitation-withdrawn' } });

  server.clock.advance(14 * 86_400_000);
  const expired = await server.browser().get(`/api/invitation-links/${late}`);
  expect(expired).toMatchObject({ status: 409, body: { code: 'invitation-expired', detail: 'This invitation expired on 2026-12-01.' } });
  expect(await server.browser().get('/api/invitation-links/inv_guessed')).toMatchObject({
    status: 404,
    body: { code: 'no-such-invitation' },
  });
  expect(await count('members')).toBe(1);
  const states = (await ana.get('/api/invitations')).body.invitations.map((each: { state: string }) => each.state);
  expect(states).toEqual(['expired', 'withdrawn']);
});

test('refused: somebody who is a member already, no address, a head in the other team, a short password', async () => {
  expect(await ana.post('/api/invitations', { ...wanted, email: 'ANA@northlake.example' })).toMatchObject({
    status: 409,
    body: { code: 'already-a-member', where: 'email' },
  });
  expect(await ana.post('/api/invitations', { ...wanted, email: 'mei' })).toMatchObject({
    status: 422,
    body: { code: 'not-an-e-mail', where: 'email' },
  });
  expect(await ana.post('/api/invitations', { ...wanted, role: 'head-of-marketing' })).toMatchObject({
    status: 422,
    body: { code: 'role-of-another-team', where: 'role' },
  });
  expect(await count('invitations')).toBe(0);
  const { token } = (await ana.post('/api/invitations', wanted)).body;
  const short = await server.browser().post(`/api/invitation-links/${token}/acceptances`, { name: 'Mei Tanaka', password: 'eleven char' });
  expect(short).toMatchObject({
    status: 422,
    body: { code: 'password-length', where: 'password', detail: 'The password has 11 characters.' },
  });
});

test('two invitations to one address make one member', async () => {
  const first = (await ana.post('/api/invitations', wanted)).body.token;
  const second = (await ana.post('/api/invitations', wanted)).body.token;
  expect((await server.browser().post(`/api/invitation-links/${first}/acceptances`, acceptance)).status).toBe(201);
  const again = await server.browser().post(`/api/invitation-links/${second}/acceptances`, acceptance);
  expect(again).toMatchObject({ status: 409, body: { code: 'already-a-member' } });
  const taken = await server
    .browser()
    .post(`/api/invitation-links/${second}/acceptances`, { ...acceptance, password: 'another password now' });
  expect(taken).toMatchObject({ status: 409, body: { code: 'account-exists' } });
  expect((await server.browser().post('/api/auth/sign-in/email', { email: mei.email, password: mei.password })).status).toBe(200);
});

test('a member may not invite, withdraw or change the company, and nothing is different afterwards', async () => {
  const meis = await join(server, ana, mei);
  const bens = (await ana.post('/api/invitations', { email: ben.email, team: ben.team, role: ben.role })).body.invitation;
  const before = { invitations: await count('invitations'), ends: await count('invitation_ends'), events: await count('events') };
  const refused = { status: 403, body: { code: 'not-permitted', accepted: expect.stringContaining('head of marketing') } };
  expect(await meis.post('/api/invitations', { ...wanted, email: 'new@northlake.example' })).toMatchObject(refused);
  expect(await meis.remove(`/api/invitations/${bens.id}`)).toMatchObject(refused);
  expect(await meis.patch('/api/company', { name: 'Mei and sons' })).toMatchObject(refused);
  expect({ invitations: await count('invitations'), ends: await count('invitation_ends'), events: await count('events') }).toEqual(before);
  expect((await ana.get('/api/company')).body.company.name).toBe('Northlake Instruments');
});

test('both heads may do the same', async () => {
  const bens = await join(server, ana, ben);
  const [first, second] = await Promise.all([ana.get('/api/session'), bens.get('/api/session')]);
  expect(second.body.permissions).toEqual(first.body.permissions);
  expect((await bens.patch('/api/company', { currency: 'GBP' })).body.company.currency).toBe('GBP');
});
