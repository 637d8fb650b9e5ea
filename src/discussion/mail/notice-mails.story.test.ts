import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { readSmtpRoute } from '#platform/mail/smtp-route.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { startMailServer, type MailServer } from '#test/mail-server.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake } from '#test/workspace-server.ts';

/** Notices by mail, handed to a real mail server: when, about what, to whom, and not twice. It is Tuesday 10:08 in London, 11:08 in Amsterdam. */

const minute = 60_000;
const hour = 60 * minute;
const mapping = {
  entente: 1,
  source: 'Fair list',
  shape: 'table',
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' } },
};

let app: TestApp;
let mails: MailServer;
let ana: Browser;
let seller: Browser;
let ids: string[];

beforeEach(async () => {
  mails = await startMailServer();
  const smtp = readSmtpRoute(`smtp://127.0.0.1:${mails.port}?encryption=none`, 'Entente <entente@northlake.example>');
  app = await testApp({ settings: { smtp, publicUrl: 'https://entente.northlake.example' } });
  ana = await setUpNorthlake({ ...app, signIn: app.http.signIn } as never);
  await join(app as never, ana, ben);
  seller = await join(app as never, ana, mei);
  const { body } = await uploadAs(app.http, ana, 'fair.csv', 'id,name\n1,Ingrid Halvorsen\n2,Renate Vogel\n');
  await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
  await app.worker.settle();
  ids = (await ana.get('/api/lists/people')).body.rows.map(({ id }: { id: string }) => id);
  mails.mails.length = 0;
});
afterEach(async () => {
  await app.close();
  await mails.close();
});

const say = (who: Browser, at: number, text: string) => who.post('/api/comments', { about: { kind: 'person', id: ids[at] }, text });
async function pass(milliseconds: number): Promise<void> {
  app.clock.advance(milliseconds);
  await app.sweep();
  await app.worker.settle();
}
const to = (address: string) => mails.mails.filter(({ to: whom }) => [whom].flat().some((one) => one?.text.includes(address)));
const count = (sql: string) => inWorkspace(app.platform.database, 1, async (tx) => Number((await tx.client.query(sql)).rows[0].count));

test('a mention comes at once, with what was said and the ways to answer and to end it', async () => {
  await say(seller, 0, '@Ana Ruiz, she asked for a <price>.');
  await pass(minute);
  expect(mails.mails).toHaveLength(0);
  await pass(2 * minute);
  const mail = mails.mailTo('ana@northlake.example');
  expect(mail.subject).toBe('Mei Tanaka mentioned you at Ingrid Halvorsen');
  expect(mail.text).toContain('“@Ana Ruiz, she asked for a <price>.”');
  expect(mail.text).toContain(`https://entente.northlake.example/people/${ids[0]}`);
  expect(mail.html).toContain('she asked for a &lt;price&gt;.');
  expect(mail.headers.get('list')).toMatchObject({ unsubscribe: { url: expect.stringContaining('/api/notice-mail-ends/') } });
  expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')!.line).toBe(
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  );
  await pass(24 * hour);
  expect(mails.mails).toHaveLength(1);
});

test('what is read in the app is not mailed, and what was taken back or is gone when it leaves is not told', async () => {
  await say(seller, 0, 'Hello @Ana Ruiz');
  const { notices } = (await ana.get('/api/notices')).body;
  await ana.post('/api/notice-readings', { ids: [notices[0].id] });
  const { comment } = (await say(seller, 1, 'Oh no @Ana Ruiz')).body;
  await pass(5 * minute);
  expect(to('ana@northlake.example')).toHaveLength(1);
  await mails.close();
  await say(seller, 1, 'Secret words for @Ana Ruiz');
  const { body } = await say(seller, 0, 'A slip @Ana Ruiz');
  await pass(5 * minute);
  await seller.remove(`/api/comments/${body.comment.id}`);
  await ana.post(`/api/people/${ids[1]}/erasures`, { confirmation: 'Renate Vogel', wishOf: 'person', later: 'refuse' });
  mails = Object.assign(await startMailServer(), {});
  app.platform.settings.smtp!.port = mails.port;
  await pass(hour);
  expect(mails.mails).toHaveLength(0);
  const [newest] = (await ana.get('/api/mails')).body.mails;
  expect(newest).toMatchObject({ state: 'kept', reason: 'nothing-left' });
  expect((await ana.get(`/api/mails/${newest.id}`)).body.text).toBeNull();
  expect(comment.id).toBeTruthy();
});

test('a digest of the day comes with the next working morning, in groups by what it is about', async () => {
  for (const id of ids) await ana.post('/api/follows', { about: { kind: 'person', id } });
  await say(seller, 0, 'First word.');
  await say(seller, 1, 'About somebody else.');
  await say(seller, 0, 'Second word.');
  await pass(6 * hour);
  expect(mails.mails).toHaveLength(0);
  // 08:59 in Amsterdam, then 09:00.
  app.clock.set('2026-11-18T07:58:00Z');
  await pass(minute);
  expect(mails.mails).toHaveLength(0);
  await pass(minute);
  const { subject, text } = mails.mailTo('ana@northlake.example');
  expect(subject).toBe('3 notices at Northlake Instruments');
  expect(text!.indexOf('First word.')).toBeLessThan(text!.indexOf('Second word.'));
  expect(text!.indexOf('Second word.')).toBeLessThan(text!.indexOf('About somebody else.'));
  expect(text!.match(/Renate Vogel\n- /g)).toHaveLength(1);
});

test('nothing comes in the evening, on leave or to whoever chose so; weekly comes on Monday', async () => {
  expect((await ana.patch('/api/notice-choices', { mail: { mention: 'never', ask: 'weekly' } })).body).toMatchObject({
    mail: { mention: 'never', ask: 'weekly', comment: 'daily' },
    mailWay: 'ready',
  });
  await say(seller, 0, 'Nothing for @Ana Ruiz');
  await seller.post('/api/asks', { kind: 'question', text: 'Where do they come from?', side: 'marketing' });
  await seller.post('/api/profile/leaves', { startsOn: '2026-11-17', endsOn: '2026-11-18' });
  await app.worker.settle();
  await say(ana, 0, 'Are you there, @Mei Tanaka?');
  await pass(7 * hour);
  app.clock.set('2026-11-18T12:00:00Z');
  await pass(minute);
  expect(mails.mails).toHaveLength(0);
  app.clock.set('2026-11-19T08:00:00Z');
  await pass(minute);
  expect(to(mei.email)).toHaveLength(1);
  expect(to('ana@northlake.example')).toHaveLength(0);
  app.clock.set('2026-11-23T08:00:00Z');
  await pass(minute);
  expect(to('ana@northlake.example')).toMatchObject([{ subject: expect.stringContaining('Mei Tanaka asked your side') }]);
});

test('one click ends it without a sign-in, a touched link does not, and mails are never written twice', async () => {
  await say(seller, 0, 'One @Ana Ruiz');
  await pass(3 * minute);
  const [, link] = /unsubscribe\/(\S+)/.exec(mails.mailTo('ana@northlake.example').text!)!;
  // Delivered and swept again, as after a crash: the mail and its mark are one.
  await app.platform.database.pool.query("update directory.deliveries set state = 'due'");
  await app.platform.database.pool.query("update directory.sweeps set last_run_at = '2020-01-01'");
  await pass(1);
  expect(mails.mails).toHaveLength(1);
  expect(await count('select count(*) from entente.notice_mail_choices')).toBe(0);
  const post = (token: string) =>
    app.http.inject({
      method: 'POST',
      url: `/api/notice-mail-ends/${token}`,
      headers: { host: 'entente.northlake.example', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
  expect((await post(link!.replace(/^\d+-\d+/, '1-2'))).statusCode).toBe(404);
  expect(await count('select count(*) from entente.notice_mail_choices')).toBe(0);
  const asked = await app.http.inject({
    method: 'GET',
    url: `/api/notice-mail-ends/${link}`,
    headers: { host: 'entente.northlake.example' },
  });
  expect([asked.statusCode, asked.headers.location]).toEqual([302, `/unsubscribe/${link}`]);
  expect((await post(link!)).statusCode).toBe(201);
  expect((await ana.get('/api/notice-choices')).body.mail).toMatchObject({ mention: 'never', ask: 'never' });
  await say(seller, 0, 'Two @Ana Ruiz');
  await pass(hour);
  expect(mails.mails).toHaveLength(1);
  expect((await ana.get('/api/notices')).body.unread).toBeGreaterThan(1);
  const told = (await ana.get('/api/audit-events')).body.events.map(({ sentence }: { sentence: string }) => sentence);
  expect(told).toContain('Ana Ruiz wants no notices by mail any more.');
});
