import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { anasPassword, join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

let server: WorkspaceServer;
let ana: Browser;
beforeEach(async () => {
  server = await workspaceServer({
    settings: { limits: { requestsPerMinute: 1200, signInPerMinute: 1000, signInPerEmailPerMinute: 1000 } },
  });
  ana = await setUpNorthlake(server);
});
afterEach(() => server.close());

const sentences = async () => (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: server.clock.now() + steps * 30_000 });
const wrongFor = (secret: string) =>
  [...'0123456789'].map((digit) => digit.repeat(6)).find((guess) => ![-1, 0, 1].some((step) => codeOf(secret, step) === guess))!;

/** Sets it up with the password, and confirms it. */
async function turnOn(browser = ana, password = anasPassword): Promise<{ secret: string; backupCodes: string[] }> {
  const begun = await browser.post('/api/account/second-factor', { password });
  const { secret } = begun.body;
  const confirmed = await browser.post('/api/account/second-factor/confirmations', { code: codeOf(secret) });
  expect(confirmed.status).toBe(201);
  server.clock.advance(60 * 1000);
  return { secret, backupCodes: confirmed.body.backupCodes };
}

async function knock(email = 'ana@northlake.example', password = anasPassword): Promise<Browser> {
  const browser = server.browser();
  const answer = await browser.post('/api/auth/sign-in/email', { email, password });
  expect(answer.body).toEqual({ done: false, next: 'code' });
  expect((await browser.get('/api/members')).status).toBe(401);
  return browser;
}
const give = (browser: Browser, code: string) => browser.post('/api/auth/sign-in/code', { code });

test('it is in force only after a first code, and from then on asked for at every sign-in', async () => {
  expect((await ana.post('/api/account/second-factor', { password: 'not hers at all' })).body.code).toBe('wrong-password');
  const begun = await ana.post('/api/account/second-factor', { password: anasPassword });
  expect(begun.body.uri).toContain(`secret=${begun.body.secret}`);
  const before = server.browser();
  const open = await before.post('/api/auth/sign-in/email', { email: 'ana@northlake.example', password: anasPassword });
  expect(open.body).toEqual({ done: true });
  const wrong = await ana.post('/api/account/second-factor/confirmations', { code: wrongFor(begun.body.secret) });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'wrong-code', where: 'code' } });

  const { secret, backupCodes } = await turnOn();
  expect(new Set(backupCodes).size).toBe(10);
  expect((await ana.get('/api/account/security')).body).toMatchObject({ secondFactor: { isOn: true, backupCodesLeft: 10 } });
  expect((await ana.post('/api/account/second-factor', { password: anasPassword })).body.code).toBe('second-factor-is-on');
  const phone = await knock();
  expect((await give(phone, codeOf(secret))).body).toEqual({ done: true });
  expect((await phone.get('/api/members')).status).toBe(200);
});

test('a code opens once, one of before never, and a phone may be half a minute off', async () => {
  const { secret } = await turnOn();
  const first = await knock();
  expect((await give(first, codeOf(secret, 1))).status).toBe(200);
  const second = await knock();
  expect(await give(second, codeOf(secret, 1))).toMatchObject({ status: 401, body: { code: 'wrong-code' } });
  expect((await give(second, codeOf(secret, 0))).status).toBe(401);
  server.clock.advance(90 * 1000);
  expect((await give(second, codeOf(secret, -2))).status).toBe(401);
  expect((await give(second, codeOf(secret, 0))).status).toBe(200);
});

test('a backup code opens once, however it is typed, and the audit page says so; new ones take the place of all', async () => {
  const { backupCodes } = await turnOn();
  expect((await give(await knock(), ` ${backupCodes[0]!.toUpperCase().replace('-', ' ')}`)).status).toBe(200);
  expect((await give(await knock(), backupCodes[0]!)).status).toBe(401);
  expect((await sentences())[0]).toBe('Ana Ruiz signed in with a backup code.');
  const fresh = await ana.post('/api/account/second-factor/backup-codes', { password: anasPassword });
  expect((await give(await knock(), backupCodes[1]!)).status).toBe(401);
  expect((await give(await knock(), fresh.body.backupCodes[1])).status).toBe(200);
  expect((await ana.get('/api/account/security')).body.secondFactor.backupCodesLeft).toBe(9);
  const { rows } = await server.database.pool.query('select code_hash from auth.backup_code');
  expect(rows.some(({ code_hash: hash }) => hash.toString().includes(backupCodes[0]!))).toBe(false);
});

test('after five tries nobody gets in for a quarter of an hour, not even with the right code', async () => {
  const { secret } = await turnOn();
  const browser = await knock();
  for (let tries = 0; tries < 5; tries++) expect((await give(browser, wrongFor(secret))).status).toBe(401);
  const refused = await give(await knock(), codeOf(secret));
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
  server.clock.advance(15 * 60_000);
  expect((await give(await knock(), codeOf(secret))).status).toBe(200);
});

test('without the password no step opens, and one that was begun long ago opens no more', async () => {
  const { secret } = await turnOn();
  expect(await give(server.browser(), codeOf(secret))).toMatchObject({ status: 401, body: { code: 'sign-in-began-too-long-ago' } });
  const late = await knock();
  server.clock.advance(11 * 60_000);
  expect((await give(late, codeOf(secret))).body.code).toBe('sign-in-began-too-long-ago');
  const once = await knock();
  const step = once.cookies.get('entente.code')!;
  expect((await give(once, codeOf(secret))).status).toBe(200);
  server.clock.advance(1 * 60_000);
  const again = server.browser();
  again.cookies.set('entente.code', step);
  expect((await give(again, codeOf(secret))).body.code).toBe('sign-in-began-too-long-ago');
});

test('it is turned off with the password only', async () => {
  await turnOn();
  expect((await ana.post('/api/account/second-factor/endings', { password: 'a guess, no more' })).status).toBe(422);
  await knock();
  expect((await ana.post('/api/account/second-factor/endings', { password: anasPassword })).status).toBe(200);
  expect((await ana.post('/api/account/second-factor/endings', { password: anasPassword })).body.code).toBe('second-factor-is-off');
  const answer = await server.browser().post('/api/auth/sign-in/email', { email: 'ana@northlake.example', password: anasPassword });
  expect(answer.body).toEqual({ done: true });
  expect((await sentences()).slice(0, 2)).toEqual([
    'Ana Ruiz turned off the second factor of their account.',
    'Ana Ruiz turned on a second factor for their account.',
  ]);
});

test('whoever may, resets the factor of a member who lost it; a member may not, and nothing changes', async () => {
  const meis = await join(server, ana, mei);
  await turnOn(meis, mei.password);
  const { members } = (await ana.get('/api/members')).body;
  const idOf = (name: string) => members.find((member: { name: string }) => member.name === name).id;
  await turnOn();
  expect((await meis.remove(`/api/members/${idOf('Ana Ruiz')}/second-factor`)).status).toBe(403);
  await knock();
  expect((await ana.remove(`/api/members/${idOf('Mei Tanaka')}/second-factor`)).status).toBe(200);
  expect((await ana.remove(`/api/members/${idOf('Mei Tanaka')}/second-factor`)).body.code).toBe('second-factor-is-off');
  expect((await ana.remove('/api/members/m_nobody/second-factor')).status).toBe(404);
  const open = await server.browser().post('/api/auth/sign-in/email', { email: mei.email, password: mei.password });
  expect(open.body).toEqual({ done: true });
  expect((await sentences())[0]).toBe('Ana Ruiz turned off the second factor of Mei Tanaka.');
});
