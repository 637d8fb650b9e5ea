import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { launchEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import { usualHours } from '#workspace/company.ts';
import { startMailServer, type MailServer } from '#test/mail-server.ts';
import { newDataFolder, removeDataFolder, startServer, type RunningServer } from '#test/program.ts';
import { askServer, importAt, until } from '#test/served.ts';

// A whole day at Northlake with the log at its most talkative. Everything personal and everything secret carries a mark; whatever
// went wrong, none of them stands in the log of the app, nor in that of its database.

const mark = (what: string) => `zq${what}zq`;
const password = `winter ${mark('password')} light`;
const ana = { name: `Ana ${mark('member')}`, email: `${mark('own')}@northlake.example`, team: 'marketing', role: 'head-of-marketing' };
const folder = newDataFolder();
const secrets = new Set<string>();
let server: RunningServer;
let postgres: EmbeddedPostgres;
let owner: pg.Client;
let mailServer: MailServer;
let session: { cookie: string };

beforeAll(async () => {
  mailServer = await startMailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(address.includes('refused') ? new Error(`550 <${address}> ${mark('reply')} is nobody here`) : null),
  });
  server = await startServer(folder, 0, {
    LOG_LEVEL: 'trace',
    ENTENTE_SMTP_URL: `smtp://127.0.0.1:${mailServer.port}?encryption=none`,
    ENTENTE_MAIL_FROM: 'Entente <entente@northlake.example>',
    ENTENTE_OUTBOUND_ALLOW: '127.0.0.1',
  });
  postgres = await launchEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') });
  owner = new pg.Client({ connectionString: postgres.ownerUrl });
  owner.on('error', () => {});
  await owner.connect();
}, 120_000);
afterAll(async () => {
  await owner.end().catch(() => {});
  await server.end('SIGTERM');
  await postgres.stop();
  await mailServer.close();
  removeDataFolder(folder);
});

const strange = { 'user-agent': mark('agent'), referer: `http://somewhere.example/${mark('referer')}`, 'x-note': mark('header') };
const ask = (method: string, path: string, body: object | string | null = null, headers: object = session) =>
  askServer(server.url, method, path, body, { ...strange, ...headers });

/** Whatever is written to a table fails, in the words of the database and with the values of the row. */
async function whileRefusing<T>(table: string, work: () => Promise<T>): Promise<T> {
  await owner.query(`create or replace function public.refuse() returns trigger language plpgsql as $$
    begin raise exception 'not accepted: %', row_to_json(new) using errcode = 'XX000', detail = row_to_json(new)::text; end $$`);
  await owner.query(`create trigger refuse before insert or update on ${table} for each row execute function public.refuse()`);
  try {
    return await work();
  } finally {
    await owner.query(`drop trigger refuse on ${table}`);
  }
}

async function importPeople(rows: readonly string[], name = 'people.csv'): Promise<string> {
  const upload = await ask('POST', `/api/uploads?name=${name}`, `id,name,email,phone,met\n${rows.join('\n')}\n`);
  const mapping = {
    entente: 1,
    source: 'Fair',
    shape: 'table',
    stages: ['Met'],
    person: {
      keys: [{ space: 'fair', columns: ['id'] }],
      name: { column: 'name' },
      email: { column: 'email' },
      phone: { column: 'phone' },
    },
    moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
  };
  const run = await ask('POST', '/api/import-runs', { uploadIds: [upload.body.upload.id], mapping });
  expect(run.status).toBe(201);
  return run.body.importRun.id as string;
}

const endOf = (run: string) => until(async () => ['done', 'failed'].includes((await importAt(server.url, run, session)).state));
const row = (at: number, met = '2026-05-04') =>
  `${at}${mark('key')},${mark('person')} Berg,${mark('lead')}${at}@fjord.example,+47 912 34 5${at},${met}`;

async function signUp(): Promise<void> {
  const company = { name: 'Northlake', timeZone: 'Europe/Amsterdam', currency: 'EUR', workingHours: usualHours, holidays: [] };
  secrets.add(server.setUpToken!);
  const made = await ask('POST', '/api/companies', { token: server.setUpToken, company, account: { ...ana, password } }, {});
  expect(made.status).toBe(201);
  session = { cookie: made.cookie! };
  secrets.add(made.cookie!.split('=')[1]!);
  const wrong = await ask('POST', '/api/auth/sign-in/email', { email: ana.email, password: mark('guess') }, {});
  const right = await ask('POST', '/api/auth/sign-in/email', { email: ana.email, password }, {});
  expect([wrong.status, right.status]).toEqual([401, 200]);
  const { body } = await ask('POST', '/api/api-keys', { name: mark('keyname') });
  secrets.add(body.key);
  expect((await ask('GET', '/api/members', null, { authorization: `Bearer ${body.key}` })).status).toBe(200);
}

async function inviteAll(): Promise<void> {
  for (const name of ['invited', 'refused']) {
    const wanted = { email: `${mark(name)}@northlake.example`, team: 'marketing', role: 'member' };
    const { status, body } = await ask('POST', '/api/invitations', wanted);
    expect([status, body]).toMatchObject([201, { isMailed: true }]);
  }
  await until(async () => mailServer.mails.length > 0);
  secrets.add(/\/join\/(\S+)/.exec(mailServer.mails[0]!.text!)![1]!);
}

async function workOnPeople(): Promise<void> {
  await endOf(await importPeople([row(1), row(2), row(3, mark('notaday')), `4,"${mark('broken')}`]));
  for (const path of [
    `/api/people?search=${mark('lead')}1@fjord.example`,
    `/api/search?words=${mark('lead')}1%40fjord.example`,
    `/api/people?${mark('unknown')}=${mark('value')}`,
    `/api/people/${mark('id')}`,
    `/${mark('page')}?email=${mark('lead')}1@fjord.example`,
    `/%ff${mark('badurl')}`,
  ])
    await ask('GET', path);
  await ask('POST', '/api/asks', `{"text": "${mark('notjson')}`, { ...session, 'content-type': 'application/json' });
  await ask('POST', '/api/asks', { kind: 'request', text: `Call ${mark('text')}`, side: 'sales' });
}

test('nothing personal and nothing secret stands in the log, whatever goes well or wrong', { timeout: 240_000 }, async () => {
  await signUp();
  await inviteAll();
  await workOnPeople();
  const asked = await whileRefusing('entente.asks', () => ask('POST', '/api/asks', { kind: 'request', text: mark('bug'), side: 'sales' }));
  expect(asked).toMatchObject({ status: 500, body: { code: 'bug' } });
  const signedIn = await whileRefusing('auth.session', () => ask('POST', '/api/auth/sign-in/email', { email: ana.email, password }, {}));
  expect(signedIn.status).toBeGreaterThanOrEqual(500);
  await whileRefusing('entente.people', async () => {
    await importPeople([row(5), row(6)], `${mark('file')}.csv`);
    await until(async () => (await owner.query("select 1 from directory.deliveries where last_error_code = 'XX000'")).rowCount! > 0);
  });
  // The database itself says what it thinks of a value.
  await owner.query(`select '${mark('cast')}'::int`).catch(() => null);
  await until(async () => /a request failed/.test(server.said().err) && /a listener failed/.test(server.said().err));
  const { err } = server.said();
  const postgresLog = readFileSync(join(folder, 'postgres.log'), 'utf8');
  expect(err.match(/zq\w+zq/g) ?? []).toEqual([]);
  expect(postgresLog.match(/zq\w+zq/g) ?? []).toEqual([]);
  expect([...secrets].filter((secret) => err.includes(secret) || postgresLog.includes(secret))).toEqual([]);
  // And it says all the same what happened, one JSON object a line.
  const lines = err.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(expect.objectContaining({ route: '/api/asks', code: 'XX000' }));
});
