import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { asOwner, withDatabase } from '#test/database.ts';
import { newDataFolder, removeDataFolder, startServer, type RunningServer } from '#test/program.ts';
import { roundRobin, type RoundRobin } from '#test/round-robin.ts';
import { askServer, beginImport, importAt, manyContacts, setUpServed, until } from '#test/served.ts';

// Raj runs two app processes on one PostgreSQL, behind a proxy that asks them in turn. One of them is killed, the other told to end.

const people = 15_000;
const name = `two_${Date.now()}`;
let databaseUrl: string;
let proxy: RoundRobin;
const running: RunningServer[] = [];
const folders: string[] = [];
let raj: { cookie: string };

async function start(): Promise<RunningServer> {
  const folder = newDataFolder();
  folders.push(folder);
  return startServer(folder, 0, {
    DATABASE_URL: databaseUrl,
    ENTENTE_SECRET: 'one secret for both of them',
    TRUSTED_PROXIES: '127.0.0.1',
    ENTENTE_DRAIN_SECONDS: '0',
  });
}

beforeAll(async () => {
  const { serverUrl } = inject('postgres');
  await asOwner(serverUrl, `create database ${name}`);
  databaseUrl = withDatabase(serverUrl, name);
  running.push(await start(), await start());
  proxy = await roundRobin(() => running.map(({ url }) => url));
  raj = await setUpServed({ ...running[0]!, url: proxy.url });
}, 180_000);
afterAll(async () => {
  await proxy?.close();
  for (const server of running) await server.end('SIGTERM');
  const { serverUrl } = inject('postgres');
  await asOwner(serverUrl, `drop database if exists ${name} with (force)`);
  await asOwner(serverUrl, `drop role if exists ${name}_app`);
  for (const folder of folders) removeDataFolder(folder);
});

const get = (url: string, path: string) => askServer(url, 'GET', path, null, raj);
const done = (run: string) =>
  until(async () => {
    const found = await importAt(proxy.url, run, raj);
    return found.state === 'done' ? found : null;
  });

async function count(sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ count: string }>(sql);
  await client.end();
  return Number(rows[0]!.count);
}

test('a session and a change hold in both at once', { timeout: 120_000 }, async () => {
  for (let turn = 0; turn < 6; turn++) expect((await get(proxy.url, '/api/members')).status).toBe(200);
  expect(proxy.answered.filter((answers) => answers > 1)).toHaveLength(2);
  const [one, two] = [running[0]!.url, running[1]!.url];
  for (const [here, there, currency] of [
    [one, two, 'NOK'],
    [two, one, 'SEK'],
  ] as const) {
    expect((await askServer(here, 'PATCH', '/api/company', { currency }, raj)).status).toBe(200);
    expect((await get(there, '/api/company')).body.company.currency).toBe(currency);
  }
});

test('one is killed in the middle of an import: the other goes on, and nothing is there twice', { timeout: 240_000 }, async () => {
  const run = await beginImport(proxy.url, manyContacts(people), raj);
  await until(async () => (await importAt(proxy.url, run, raj)).rowsRead > 0);
  const [killed] = running.splice(0, 1);
  await killed!.end('SIGKILL');
  expect(await done(run)).toMatchObject({ rowsRead: people, created: people, refused: 0 });
  expect(await count('select count(*) from entente.people')).toBe(people);
  expect(await count("select count(*) from entente.events where name = 'import.requested'")).toBeLessThanOrEqual(1);
  expect(await count("select count(*) from directory.deliveries where state = 'dead'")).toBe(0);
  running.push(await start());
});

test('both answer the same figures, of the newest import', { timeout: 120_000 }, async () => {
  const figures = await Promise.all(running.map(async ({ url }) => (await get(url, '/api/measures/funnel')).body));
  expect(figures[0].people).toBe(people);
  expect(figures[1]).toEqual(figures[0]);
});

test('one is told to end while it imports: it ends in order, and the other comes to the end', { timeout: 240_000 }, async () => {
  const run = await beginImport(proxy.url, manyContacts(people), raj);
  await until(async () => (await importAt(proxy.url, run, raj)).rowsRead > 0);
  const [ended] = running.splice(0, 1);
  expect(await ended!.end('SIGTERM')).toMatchObject({ code: 0, err: '' });
  // The same file again: all of it is known.
  expect(await done(run)).toMatchObject({ rowsRead: people, created: 0, refused: 0 });
  expect((await get(running[0]!.url, '/ready')).body).toEqual({ status: 'ready' });
  expect(await count('select count(*) from entente.people')).toBe(people);
});
