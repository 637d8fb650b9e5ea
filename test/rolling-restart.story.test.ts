import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { asOwner, withDatabase } from '#test/database.ts';
import { newDataFolder, removeDataFolder, startServer, type RunningServer } from '#test/program.ts';
import { askServer, setUpServed, until } from '#test/served.ts';
import { watchfulProxy, type WatchfulProxy } from '#test/watchful-proxy.ts';

// Raj restarts both app processes, one after the other, while people work. The proxy before them asks which is ready.

const name = `rolling_${Date.now()}`;
let databaseUrl: string;
let proxy: WatchfulProxy;
const running: RunningServer[] = [];
const folders: string[] = [];
let raj: { cookie: string };

async function start(): Promise<RunningServer> {
  const folder = newDataFolder();
  folders.push(folder);
  const server = await startServer(folder, 0, {
    DATABASE_URL: databaseUrl,
    ENTENTE_SECRET: 'one secret for both of them',
    ENTENTE_DRAIN_SECONDS: '2',
  });
  running.push(server);
  return server;
}

beforeAll(async () => {
  const { serverUrl } = inject('postgres');
  await asOwner(serverUrl, `create database ${name}`);
  databaseUrl = withDatabase(serverUrl, name);
  const first = await start();
  raj = await setUpServed(first);
  await start();
  proxy = await watchfulProxy(() => running.map(({ url }) => url));
}, 180_000);
afterAll(async () => {
  await proxy?.close();
  for (const server of running) await server.end('SIGTERM');
  const { serverUrl } = inject('postgres');
  await asOwner(serverUrl, `drop database if exists ${name} with (force)`);
  await asOwner(serverUrl, `drop role if exists ${name}_app`);
  for (const folder of folders) removeDataFolder(folder);
});

test('a rolling restart of both drops no request', { timeout: 240_000 }, async () => {
  const statuses: number[] = [];
  const over = new AbortController();
  const work = async (method: string, path: string, body: (turn: number) => object | string | null) => {
    for (let turn = 0; !over.signal.aborted; turn++) statuses.push((await askServer(proxy.url, method, path, body(turn), raj)).status);
  };
  const people = [
    work('GET', '/api/members', () => null),
    work('GET', '/api/company', () => null),
    work('PATCH', '/api/company', (turn) => ({ currency: turn % 2 ? 'NOK' : 'EUR' })),
    work('POST', '/api/uploads?name=leads.csv', (turn) => `id,name\n${turn},${'Ines Halvorsen'.repeat(2000)}\n`),
  ];
  for (const old of running.slice()) {
    const before = statuses.length;
    const ended = await old.end('SIGTERM');
    expect(ended).toMatchObject({ code: 0, err: '' });
    running.splice(running.indexOf(old), 1);
    const { url } = await start();
    await until(async () => proxy.isReady(url));
    expect(statuses.length).toBeGreaterThan(before);
  }
  over.abort();
  await Promise.all(people);
  expect(new Set(statuses)).toEqual(new Set([200, 201]));
  expect(statuses.length).toBeGreaterThan(100);
});
