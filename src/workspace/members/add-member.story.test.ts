import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { Browser } from '#test/browser.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';
import { addMember } from '#workspace/members/add-member.ts';
import { operatorOf } from '#workspace/ensure-default-company.ts';

let server: WorkspaceServer;
let ana: Browser;
let operator: Context;
beforeEach(async () => {
  server = await workspaceServer();
  ana = await setUpNorthlake(server);
  operator = { ...server.platform, caller: operatorOf(1) };
});
afterEach(() => server.close());

const facts = (view: string) =>
  inWorkspace(server.database, 1, async (tx) => (await tx.client.query(`select * from entente.${view} order by 2`)).rows);
const wanted = { email: mei.email, name: mei.name, team: mei.team, role: mei.role };

test('Mei is added, cannot sign in, is invited later, and joins as the member she already is', async () => {
  const benId = await added(ben);
  const result = await addMember(operator, { ...wanted, managerId: benId, names: ['Mei Tanaka', 'rep-17'], timeZone: 'Asia/Tokyo' });
  expect(result).toMatchObject({ ok: true });
  const memberId = result.ok ? result.memberId : 0;
  expect((await facts('member_facts')).at(-1)).toMatchObject({
    member_id: memberId,
    manager_id: benId,
    time_zone: 'Asia/Tokyo',
    ended_at: null,
  });
  expect(await facts('member_name_facts')).toMatchObject([{ name: 'Mei Tanaka' }, { name: 'rep-17', normal_name: 'rep-17' }]);
  expect((await server.browser().post('/api/auth/sign-in/email', { email: mei.email, password: mei.password })).status).toBe(401);

  const invited = await ana.post('/api/invitations', { email: mei.email, team: 'marketing', role: 'viewer' });
  expect(invited).toMatchObject({ status: 201, body: { invitation: { team: 'sales', role: 'member' } } });
  const browser = server.browser();
  const joined = await browser.post(`/api/invitation-links/${invited.body.token}/acceptances`, { name: mei.name, password: mei.password });
  expect(joined.status).toBe(201);
  expect((await browser.get('/api/session')).body.member).toMatchObject({ name: 'Mei Tanaka', team: 'sales', role: 'member' });
  expect(await facts('member_facts')).toHaveLength(3);

  // From here on she has a way in, and an invitation would be a way around it.
  expect(await ana.post('/api/invitations', wanted2)).toMatchObject({ status: 409, body: { code: 'already-a-member' } });
});

const wanted2 = { email: mei.email, team: mei.team, role: mei.role };

async function added(who: { email: string; name: string; team: 'sales'; role: 'head-of-sales' | 'member' }): Promise<number> {
  const { email, name, team, role } = who;
  const result = await addMember(operator, { email, name, team, role });
  if (!result.ok) throw new Error(result.problem.message);
  return result.memberId;
}

test('nobody is added by halves: a name of another leaves no member', async () => {
  await addMember(operator, { ...wanted, names: ['Rep-17'] });
  const other = { email: ben.email, name: ben.name, team: ben.team, role: ben.role, names: [' rep-17 '] };
  expect(await addMember(operator, other)).toMatchObject({ ok: false, problem: { code: 'name-of-another', where: 'names' } });
  expect(await addMember(operator, { ...other, names: [], managerId: 999 })).toMatchObject({
    ok: false,
    problem: { code: 'no-such-manager' },
  });
  expect(await addMember(operator, { ...wanted, email: 'MEI@northlake.example ' })).toMatchObject({
    ok: false,
    problem: { code: 'already-a-member' },
  });
  expect(await addMember(operator, { ...other, names: [], timeZone: 'Mars/Olympus' })).toMatchObject({
    ok: false,
    problem: { where: 'timeZone' },
  });
  expect(await facts('member_facts')).toHaveLength(2);
});

test('a head adds a member by the API; a member may not, and nobody is there afterwards', async () => {
  const answer = await ana.post('/api/members', { email: ben.email, name: ben.name, team: ben.team, role: ben.role });
  expect(answer).toMatchObject({ status: 201, body: { memberId: expect.stringMatching(/^m_/) } });
  const meis = await join(server, ana, mei);
  const refused = await meis.post('/api/members', { ...wanted, email: 'new@northlake.example' });
  expect(refused).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  expect(await facts('member_facts')).toHaveLength(3);
  expect(await ana.post('/api/members', { ...wanted, email: 'new@northlake.example', managerId: 'm_guessed' })).toMatchObject({
    status: 422,
    body: { code: 'no-such-manager', where: 'managerId' },
  });
});
