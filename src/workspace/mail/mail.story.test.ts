import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { readSmtpRoute } from '#platform/mail/smtp-route.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { startMailServer, type MailServer } from '#test/mail-server.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { northlake } from '#test/workspace-server.ts';

let app: TestApp;
let mails: MailServer;
let ana: Browser;
const minute = 60_000;

async function open(settings: Parameters<typeof testApp>[0] = {}): Promise<void> {
  app = await testApp(settings);
  ana = app.browser();
  const setUp = northlake(app.platform);
  setUp.account = { ...setUp.account, team: 'operations', role: 'operator' };
  await ana.post('/api/companies', setUp);
}

beforeEach(async () => {
  mails = await startMailServer();
});
afterEach(async () => {
  await app.close();
  await mails.close();
});

const wanted = { email: mei.email, team: mei.team, role: mei.role };
const byEnvironment = () => ({
  settings: { smtp: readSmtpRoute(`smtp://127.0.0.1:${mails.port}?encryption=none`, 'Entente <entente@northlake.example>') },
});
const stored = (sql: string) => inWorkspace(app.platform.database, 1, async (tx) => (await tx.client.query(sql)).rows);
const outbox = async () => (await ana.get('/api/mails')).body.mails;

test('Mei is invited by mail, follows the link that stands in it, and is in', async () => {
  await open(byEnvironment());
  const invited = await ana.post('/api/invitations', wanted);
  expect(invited).toMatchObject({ status: 201, body: { isMailed: true, invitation: { mail: null } } });
  await app.worker.settle();
  const mail = mails.mailTo(mei.email);
  expect(mail.subject).toBe('Ana Ruiz invites you to Northlake Instruments');
  expect(mail.text).toContain('The link works once, until 1 December 2026. It is for mei@northlake.example only.');
  const link = /http:\/\/localhost\/join\/(\S+)/.exec(mail.text!)!;
  expect(mail.html).toContain(`href="${link[0]}"`);
  const joined = await app.browser().post(`/api/invitation-links/${link[1]}/acceptances`, { name: mei.name, password: mei.password });
  expect(joined.status).toBe(201);
  expect(await outbox()).toMatchObject([{ to: mei.email, state: 'sent', aboutKind: 'invitation', writtenBy: 'Ana Ruiz' }]);
  expect((await ana.get('/api/invitations')).body.invitations).toMatchObject([{ state: 'accepted', mail: { state: 'sent' } }]);
  // Delivered again, as after a crash, it is not sent again.
  await app.platform.database.pool.query("update directory.deliveries set state = 'due'");
  await app.worker.settle();
  expect(mails.mails).toHaveLength(1);
});

test('without a mail server the mail is kept where the link is found, and leaves when somebody asks for it', async () => {
  await open({ settings: { outboundAllow: ['127.0.0.1'] } });
  const invited = await ana.post('/api/invitations', wanted);
  expect(invited.body.isMailed).toBe(false);
  await app.worker.settle();
  const [kept] = await outbox();
  expect(kept).toMatchObject({ state: 'kept', reason: 'not-set-up' });
  expect((await ana.get(`/api/mails/${kept.id}`)).body.text).toContain(invited.body.link);
  expect(await ana.post(`/api/mails/${kept.id}/tries`)).toMatchObject({ status: 409, body: { code: 'mail-not-set-up' } });

  await ana.patch('/api/mail-settings', typed({}));
  expect((await ana.post(`/api/mails/${kept.id}/tries`)).status).toBe(201);
  await app.worker.settle();
  expect(mails.mailTo(mei.email).text).toContain(invited.body.link);
  expect(await ana.post(`/api/mails/${kept.id}/tries`)).toMatchObject({ status: 409, body: { code: 'mail-sent' } });
});

const typed = (changes: object) => ({
  host: '127.0.0.1',
  port: mails.port,
  encryption: 'none',
  userName: null,
  fromName: 'Northlake',
  fromAddress: 'entente@northlake.example',
  ...changes,
});

test('a server that is away is asked again, less and less often, for two days; then somebody may ask once more', async () => {
  await open(byEnvironment());
  await mails.close();
  await ana.post('/api/invitations', wanted);
  await app.worker.settle();
  const [waiting] = await outbox();
  expect(waiting).toMatchObject({ state: 'waiting', reason: 'no-answer', nextTryAt: '2026-11-17T10:09:00.000Z' });
  for (const minutes of [1, 5, 15, 60, 180, 360, 720, 1440]) {
    app.clock.advance(minutes * minute);
    await app.sweep();
  }
  const whole = (await ana.get(`/api/mails/${waiting.id}`)).body;
  expect(whole.mail).toMatchObject({ state: 'failed', reason: 'no-answer' });
  expect(whole.history).toHaveLength(10);
  app.clock.advance(1440 * minute);
  await app.sweep();
  expect((await ana.get(`/api/mails/${waiting.id}`)).body.history).toHaveLength(10);
  expect((await ana.post(`/api/mails/${waiting.id}/tries`)).body.mail).toMatchObject({ state: 'waiting', reason: null });
});

test('a connection that breaks after the mail repeats it at most under the same Message-ID', async () => {
  let isFirst = true;
  await mails.close();
  mails = await startMailServer({
    afterMail: () => {
      const failure = isFirst ? Object.assign(new Error('the power went'), { responseCode: 421 }) : null;
      isFirst = false;
      return failure;
    },
  });
  await open(byEnvironment());
  await ana.post('/api/invitations', wanted);
  await app.worker.settle();
  app.clock.advance(minute);
  await app.sweep();
  expect(mails.mails).toHaveLength(2);
  expect(new Set(mails.mails.map((mail) => mail.messageId)).size).toBe(1);
  expect((await outbox())[0]).toMatchObject({ state: 'sent' });
});

test('two who look at the same moment send one mail', async () => {
  await open(byEnvironment());
  await ana.post('/api/invitations', wanted);
  const { sendDueMails } = await import('#platform/mail/send-mail.ts');
  await Promise.all([sendDueMails(app.platform), sendDueMails(app.platform), app.worker.settle()]);
  expect(mails.mails).toHaveLength(1);
});

test('an invitation sent again has another link, and the one before opens nothing', async () => {
  await open(byEnvironment());
  const first = (await ana.post('/api/invitations', wanted)).body;
  app.clock.advance(15 * 1440 * minute);
  const again = await ana.post(`/api/invitations/${first.invitation.id}/renewals`);
  expect(again).toMatchObject({
    status: 201,
    body: { isMailed: true, invitation: { state: 'open', expiresAt: '2026-12-16T10:08:00.000Z' } },
  });
  await app.worker.settle();
  expect(mails.mailTo(mei.email).text).toContain(again.body.link);
  expect((await app.browser().get(`/api/invitation-links/${first.token}`)).status).toBe(404);
  expect((await app.browser().get(`/api/invitation-links/${again.body.token}`)).status).toBe(200);
  await ana.remove(`/api/invitations/${first.invitation.id}`);
  expect(await ana.post(`/api/invitations/${first.invitation.id}/renewals`)).toMatchObject({
    status: 409,
    body: { code: 'invitation-withdrawn' },
  });
  const sentences = (await ana.get('/api/audit-events')).body.events.map((event: { sentence: string }) => event.sentence);
  expect(sentences).toContain('Ana Ruiz sent the invitation of mei@northlake.example again.');
});

test('the mail server of the page is sealed, guarded, and tested in its own words', async () => {
  await open({ settings: { outboundAllow: ['127.0.0.1'] } });
  expect((await ana.get('/api/mail-settings')).body.mailSettings).toEqual({ by: 'nobody' });
  expect(await ana.post('/api/mail-tests', {})).toMatchObject({ status: 409, body: { code: 'mail-not-set-up' } });
  const inside = await ana.patch('/api/mail-settings', typed({ host: '10.0.0.1' }));
  expect(inside).toMatchObject({ status: 422, body: { code: 'closed-network', where: 'host' } });
  expect(await stored('select * from entente.mail_settings')).toEqual([]);

  const saved = await ana.patch('/api/mail-settings', typed({ userName: 'ana', password: 'a secret of the lake' }));
  expect(saved.body.mailSettings).toMatchObject({ by: 'page', userName: 'ana', hasPassword: true });
  const [row] = await stored('select * from entente.mail_settings');
  expect(JSON.stringify([saved.body, row, await stored('select * from entente.events')])).not.toContain('a secret');
  expect(String(row.sealed_password)).not.toContain('a secret');
  // Kept for the same server and user; another server is not handed it.
  expect((await ana.patch('/api/mail-settings', typed({ userName: 'ana', fromName: 'Lake' }))).status).toBe(200);
  const elsewhere = await ana.patch('/api/mail-settings', typed({ userName: 'ana', port: 2525 }));
  expect(elsewhere).toMatchObject({ status: 422, body: { code: 'password-wanted', where: 'password' } });
  expect((await stored('select * from entente.mail_settings'))[0]).toMatchObject({ port: mails.port, from_name: 'Lake' });

  await ana.patch('/api/mail-settings', typed({}));
  expect(await ana.post('/api/mail-tests', {})).toMatchObject({
    status: 201,
    body: { mail: { to: 'ana@northlake.example', state: 'sent' } },
  });
  expect(mails.mailTo('ana@northlake.example').subject).toBe('A test from Entente');
  await mails.close();
  mails = await startMailServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('No relay for you'), { responseCode: 550 })),
  });
  await ana.patch('/api/mail-settings', typed({}));
  const refused = await ana.post('/api/mail-tests', { to: 'mei@northlake.example' });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'mail-address-refused', detail: expect.stringContaining('550 No relay for you') },
  });
  expect((await outbox())[0]).toMatchObject({ state: 'failed', said: '550 No relay for you' });
});

test('the environment wins over the page, and the page cannot change it', async () => {
  await open(byEnvironment());
  expect((await ana.get('/api/mail-settings')).body.mailSettings).toMatchObject({
    by: 'environment',
    fromAddress: 'entente@northlake.example',
  });
  expect(await ana.patch('/api/mail-settings', typed({}))).toMatchObject({ status: 409, body: { code: 'mail-by-environment' } });
  expect(await ana.remove('/api/mail-settings')).toMatchObject({ status: 409, body: { code: 'mail-by-environment' } });
});

test('a head reads the outbox and changes nothing of how mail leaves; a member sees none of it', async () => {
  await open({ settings: { outboundAllow: ['127.0.0.1'] } });
  await ana.patch('/api/mail-settings', typed({}));
  const bens = await joined(ben);
  const meis = await joined(mei);
  const [first] = await outbox();
  const before = await stored('select * from entente.mail_settings');
  expect((await bens.get('/api/mails')).status).toBe(200);
  for (const browser of [bens, meis]) {
    expect((await browser.patch('/api/mail-settings', typed({ fromName: 'Mine' }))).status).toBe(403);
    expect((await browser.remove('/api/mail-settings')).status).toBe(403);
    expect((await browser.post('/api/mail-tests', {})).status).toBe(403);
  }
  for (const path of ['/api/mails', `/api/mails/${first.id}`, '/api/mail-settings']) expect((await meis.get(path)).status).toBe(403);
  expect((await meis.post(`/api/mails/${first.id}/tries`)).status).toBe(403);
  expect(await stored('select * from entente.mail_settings')).toEqual(before);
});

async function joined(guest: typeof ben | typeof mei): Promise<Browser> {
  const { name, password, ...place } = guest;
  const { token } = (await ana.post('/api/invitations', place)).body;
  const browser = app.browser();
  await browser.post(`/api/invitation-links/${token}/acceptances`, { name, password });
  return browser;
}

test('what a mail said is forgotten after a while; that it was sent is not', async () => {
  await open();
  await ana.post('/api/invitations', wanted);
  app.clock.advance(91 * 1440 * minute);
  await app.sweep();
  const [mail] = await outbox();
  expect((await ana.get(`/api/mails/${mail.id}`)).body).toMatchObject({ text: null, mail: { to: mei.email } });
  expect(await stored('select sealed_parts from entente.mails')).toEqual([{ sealed_parts: null }]);
});
