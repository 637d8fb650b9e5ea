import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import type { Browser } from '#test/browser.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';
import { usualHours } from '#workspace/company.ts';

let server: WorkspaceServer;
let ana: Browser;
let bens: Browser;
let meis: Browser;
let id: Record<string, string>;
beforeEach(async () => {
  server = await workspaceServer();
  ana = await setUpNorthlake(server);
  bens = await join(server, ana, ben);
  meis = await join(server, ana, mei);
  const { members } = (await ana.get('/api/members')).body as { members: { id: string; name: string }[] };
  id = Object.fromEntries(members.map((member) => [member.name.split(' ')[0]!, member.id]));
});
afterEach(() => server.close());

const facts = (sql: string) => inWorkspace(server.database, 1, async (tx) => (await tx.client.query(sql)).rows);
const listed = async (query = '') =>
  (await ana.get(`/api/members${query}`)).body.members as {
    name: string;
    away: unknown;
    managerId: string | null;
    endedAt: string | null;
  }[];
const sentences = async () => (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);

test('Mei says when she works, how sources call her, and when she is away', async () => {
  const saved = await meis.patch('/api/profile', {
    name: 'Mei Tanaka-Berg',
    timeZone: 'Asia/Tokyo',
    language: 'de',
    workingHours: { ...usualHours, mon: [] },
    names: ['Mei Tanaka', 'rep-17', 'REP-17 '],
  });
  expect(saved).toMatchObject({
    status: 200,
    body: { profile: { timeZone: 'Asia/Tokyo', language: 'de', names: ['Mei Tanaka', 'REP-17'] } },
  });
  expect(await facts('select name, time_zone from entente.member_facts order by member_id')).toContainEqual({
    name: 'Mei Tanaka-Berg',
    time_zone: 'Asia/Tokyo',
  });
  const taken = await meis.post('/api/profile/leaves', { startsOn: '2026-11-16', endsOn: '2026-11-20' });
  expect(taken.status).toBe(201);
  // Monday she does not work.
  expect((await listed()).find(({ name }) => name.startsWith('Mei'))!.away).toEqual({ backOn: '2026-11-24' });
  expect(await meis.post('/api/profile/leaves', { startsOn: '2026-11-20', endsOn: '2026-11-25' })).toMatchObject({
    status: 409,
    body: { code: 'leave-overlaps' },
  });
  expect(await meis.post('/api/profile/leaves', { startsOn: '2026-12-02', endsOn: '2026-12-01' })).toMatchObject({
    status: 422,
    body: { where: 'endsOn' },
  });
  expect(await meis.post('/api/profile/leaves', { startsOn: '2026-12-32', endsOn: '2026-12-01' })).toMatchObject({
    status: 422,
    body: { code: 'not-a-day' },
  });
  const [leave] = taken.body.profile.leaves;
  expect((await bens.remove(`/api/profile/leaves/${leave.id}`)).status).toBe(404);
  expect(await facts('select starts_on from entente.member_leave_facts')).toEqual([{ starts_on: '2026-11-16' }]);
  expect((await meis.remove(`/api/profile/leaves/${leave.id}`)).body.profile.leaves).toEqual([]);
});

test('a name by which sources call somebody is one member’s; the refusal leaves the whole profile as it was', async () => {
  await meis.patch('/api/profile', { names: ['rep-17'] });
  const before = await facts('select * from entente.member_facts order by member_id');
  const taken = await bens.patch('/api/profile', { name: 'Somebody', names: ['Rep-17'] });
  expect(taken).toMatchObject({
    status: 409,
    body: { code: 'name-of-another', where: 'names', detail: '“rep-17” is already Mei Tanaka.' },
  });
  expect(await bens.patch('/api/profile', { timeZone: 'Mars/Olympus' })).toMatchObject({ status: 422, body: { where: 'timeZone' } });
  expect(await facts('select * from entente.member_facts order by member_id')).toEqual(before);
});

test('a head changes team, role and manager; nobody their own role, no circle, and a member nothing of it', async () => {
  expect((await ana.patch(`/api/members/${id['Mei']}`, { managerId: id['Ben'] })).status).toBe(200);
  expect((await listed()).find(({ name }) => name === 'Mei Tanaka')!.managerId).toBe(id['Ben']);
  const before = await facts('select * from entente.member_facts order by member_id');
  expect(await ana.patch(`/api/members/${id['Ben']}`, { managerId: id['Mei'] })).toMatchObject({
    status: 422,
    body: { code: 'managers-in-a-circle', where: 'managerId' },
  });
  expect(await ana.patch(`/api/members/${id['Ben']}`, { managerId: id['Ben'] })).toMatchObject({
    status: 422,
    body: { code: 'own-manager' },
  });
  expect(await ana.patch(`/api/members/${id['Ana']}`, { role: 'member' })).toMatchObject({ status: 403, body: { code: 'own-role' } });
  expect(await ana.patch(`/api/members/${id['Mei']}`, { role: 'head-of-marketing' })).toMatchObject({
    status: 422,
    body: { code: 'role-of-another-team' },
  });
  expect(await meis.patch(`/api/members/${id['Mei']}`, { role: 'operator' })).toMatchObject({
    status: 403,
    body: { code: 'not-permitted' },
  });
  expect(await meis.post(`/api/members/${id['Ben']}/ends`)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  // One field is refused, and none of the others is written.
  expect(await ana.patch(`/api/members/${id['Mei']}`, { team: 'success', managerId: id['Mei'] })).toMatchObject({ status: 422 });
  expect(await facts('select * from entente.member_facts order by member_id')).toEqual(before);
  expect((await ana.patch(`/api/members/${id['Mei']}`, { team: 'success', role: 'viewer' })).status).toBe(200);
  expect((await sentences())[0]).toBe('Ana Ruiz changed the place of Mei Tanaka: team and role.');
});

test('who left is signed out everywhere, their keys end, their name stays; and they can come back', async () => {
  const { key } = (await bens.post('/api/api-keys', { name: 'Warehouse' })).body;
  const withKey = () => server.http.inject({ url: '/api/members', headers: { host: 'localhost', authorization: `Bearer ${key}` } });
  expect((await withKey()).statusCode).toBe(200);
  expect((await ana.post(`/api/members/${id['Ben']}/ends`)).status).toBe(201);
  expect((await bens.get('/api/members')).status).toBe(401);
  expect((await withKey()).statusCode).toBe(401);
  await server.browser().post('/api/auth/sign-in/email', { email: ben.email, password: ben.password });
  expect((await listed()).map(({ name }) => name)).toEqual(['Ana Ruiz', 'Mei Tanaka']);
  expect((await listed('?former=true')).find(({ name }) => name === 'Ben Okafor')!.endedAt).toBe('2026-11-17T10:08:00.000Z');
  expect(await sentences()).toContain('Ben Okafor joined.');
  expect(await ana.post(`/api/members/${id['Ben']}/ends`)).toMatchObject({ status: 409, body: { code: 'member-left' } });
  expect(await ana.patch(`/api/members/${id['Mei']}`, { managerId: id['Ben'] })).toMatchObject({
    status: 422,
    body: { code: 'no-such-manager' },
  });

  expect((await ana.post(`/api/members/${id['Ben']}/returns`)).status).toBe(201);
  const back = server.browser();
  expect((await back.post('/api/auth/sign-in/email', { email: ben.email, password: ben.password })).status).toBe(200);
  expect((await back.get('/api/session')).body.member).toMatchObject({ name: 'Ben Okafor', role: 'head-of-sales' });
  expect((await withKey()).statusCode).toBe(401);
});

test('somebody who left can also come back by an invitation, to the place it names', async () => {
  await ana.post(`/api/members/${id['Mei']}/ends`);
  const { token } = (await ana.post('/api/invitations', { email: mei.email, team: 'success', role: 'viewer' })).body;
  const browser = server.browser();
  await browser.post(`/api/invitation-links/${token}/acceptances`, { name: 'Mei Tanaka', password: 'another morning call' });
  expect((await browser.get('/api/session')).body.member).toMatchObject({ id: id['Mei'], team: 'success', role: 'viewer' });
  expect(await facts('select 1 from entente.member_facts')).toHaveLength(3);
});

test('the last who may manage members can be neither removed nor demoted', async () => {
  const operator = (method: 'POST' | 'PATCH', url: string, payload?: object) =>
    server.http.inject({
      method,
      url,
      headers: { host: 'localhost', authorization: 'Bearer op_of-the-data-folder' },
      ...(payload && { payload }),
    });
  expect((await operator('PATCH', `/api/members/${id['Ben']}`, { role: 'member' })).statusCode).toBe(200);
  const before = await facts('select * from entente.member_facts order by member_id');
  const demoted = await operator('PATCH', `/api/members/${id['Ana']}`, { role: 'member' });
  expect(demoted.json()).toMatchObject({ status: 409, code: 'last-who-manages', detail: 'Ana Ruiz is the last who may manage members.' });
  expect((await operator('POST', `/api/members/${id['Ana']}/ends`)).json()).toMatchObject({ status: 409, code: 'last-who-manages' });
  expect(await facts('select * from entente.member_facts order by member_id')).toEqual(before);
  expect(await ana.post(`/api/members/${id['Ana']}/ends`)).toMatchObject({ status: 403, body: { code: 'own-membership' } });
});
