import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApiKeyAnswer, AuditEventAnswer, SetUp } from '#workspace/schema.ts';
import {
  entente,
  ententeJson,
  isAlive,
  newDataFolder,
  postgresOf,
  removeDataFolder,
  startServer,
  type RunningServer,
} from '#test/program.ts';

/** A folder that Ana Ruiz has set up, copied for every story that does not begin with nothing; and her session. */
const northlake = newDataFolder();
let anasCookie: string;
let folder: string;
let servers: RunningServer[];

beforeAll(async () => {
  const server = await startServer(northlake);
  anasCookie = await setUp(server);
  await server.end('SIGTERM');
});

afterAll(() => removeDataFolder(northlake));

beforeEach(() => {
  folder = newDataFolder();
  cpSync(northlake, folder, { recursive: true });
  servers = [];
});

afterEach(async () => {
  for (const server of servers) if (isAlive(server.pid)) await server.end('SIGTERM');
  removeDataFolder(folder);
});

async function start(port = 0): Promise<RunningServer> {
  const server = await startServer(folder, port);
  servers.push(server);
  return server;
}

const northlakeInWords = { code: 0, out: 'Northlake Instruments, Europe/Amsterdam, EUR\n', err: '' };
const onFolder = (...words: string[]) => [...words, '--data', folder];

const weekdays: [string, string][] = [['09:00', '17:00']];
const workingHours = { mon: weekdays, tue: weekdays, wed: weekdays, thu: weekdays, fri: weekdays, sat: [], sun: [] };

/** Ana Ruiz sets Northlake Instruments up, as the page does. @returns her session. */
async function setUp({ url, setUpToken }: RunningServer): Promise<string> {
  const wanted: SetUp = {
    token: setUpToken!,
    company: { name: 'Northlake Instruments', timeZone: 'Europe/Amsterdam', currency: 'EUR', workingHours, holidays: [] },
    account: {
      name: 'Ana Ruiz',
      email: 'ana@northlake.example',
      password: 'winter light on the lake',
      team: 'marketing',
      role: 'head-of-marketing',
    },
  };
  const answer = await post(`${url}/api/companies`, wanted, url);
  expect(answer.status).toBe(201);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function post(address: string, body: object, origin: string, cookie = ''): Promise<Response> {
  return fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', origin, cookie }, body: JSON.stringify(body) });
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < 400; look++) {
    if (await isTrue()) return;
    await new Promise((next) => void setTimeout(next, 50));
  }
  throw new Error('it never came true');
}

function isWell(url: string): Promise<boolean> {
  return fetch(`${url}/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
}

describe('a running server and the command line', () => {
  test('a first start prints the way in; the command line on its folder acts as the operator; Ctrl-C ends everything', async () => {
    removeDataFolder(folder);
    const server = await start();
    expect(server.setUpToken).toMatch(/^\S{24}$/);
    const early = await entente(onFolder('company'));
    expect(early).toMatchObject({ code: 1, err: expect.stringContaining(`${server.url} waits to be set up: there is no company yet.`) });
    await setUp(server);
    const { company } = await ententeJson<{ company: { name: string } }>(onFolder('company', '--currency', 'NOK'));
    expect(company).toMatchObject({ name: 'Northlake Instruments', currency: 'NOK' });
    const { events } = await ententeJson<{ events: AuditEventAnswer[] }>(onFolder('audit'));
    expect(events[0]!.actor.kind).toBe('operator');
    const postgres = postgresOf(folder)!;
    const ended = await server.end('SIGINT');
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.seconds).toBeLessThan(10);
    expect(isAlive(postgres)).toBe(false);
  });

  test('from elsewhere an API key opens the door until it is revoked, and a wrong one never does', async () => {
    const { url } = await start();
    const made = (await (await post(`${url}/api/api-keys`, { name: 'Nightly figures' }, url, anasCookie)).json()) as {
      key: string;
      apiKey: ApiKeyAnswer;
    };
    const ask = (key: string) => entente(['measure', 'funnel', '--json', '--url', `${url}/`], key ? { ENTENTE_API_KEY: key } : {});
    const [good, wrong, none, notAKey] = await Promise.all([ask(made.key), ask('wrong'), ask(''), ask('not a\nkey')]);
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(good.out)).toEqual({ stages: [] });
    const unknown = { code: 1, out: '', err: expect.stringContaining(`${url} does not know this API key: it was revoked, or is none.`) };
    expect(wrong).toMatchObject(unknown);
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining(`${url} wants to know who asks.`) });
    expect(notAKey).toMatchObject({ code: 1, err: expect.stringMatching(/^This is not an API key\. \(ENTENTE_API_KEY\)/) });
    await fetch(`${url}/api/api-keys/${made.apiKey.id}`, { method: 'DELETE', headers: { origin: url, cookie: anasCookie } });
    expect(await ask(made.key)).toMatchObject(unknown);
    const file = join(folder, 'leads.csv');
    writeFileSync(file, `name\n${'Halvorsen\n'.repeat(500_000)}`);
    expect(await entente(['import', file, '--url', url], { ENTENTE_API_KEY: made.key })).toMatchObject(unknown);
  });

  test('the key of the folder goes to nobody but the server of the folder', async () => {
    const seen: IncomingMessage[] = [];
    const stranger = createServer((request, response) => {
      seen.push(request);
      response.end('{"status":"ok"}');
    }).listen(0, '127.0.0.1');
    await until(() => stranger.listening);
    const { port } = stranger.address() as AddressInfo;
    const announced = join(folder, 'server.json');
    // A process that has ended: its port may be anybody's. And a living one, but of another machine.
    writeFileSync(announced, JSON.stringify({ url: `http://localhost:${port}`, pid: 2 ** 22 + 1 }));
    expect(await entente(onFolder('company'))).toEqual(northlakeInWords);
    writeFileSync(announced, JSON.stringify({ url: `http://127.0.0.2:${port}`, pid: process.pid }));
    expect(await entente(onFolder('company'))).toEqual(northlakeInWords);
    stranger.close();
    expect(seen).toEqual([]);
  });
});

describe('what a server survives', () => {
  test('kill -9 of the app: the database lives on, and the next start or command adopts it', async () => {
    const first = await start();
    const postgres = postgresOf(folder)!;
    await first.end('SIGKILL');
    expect(postgresOf(folder)).toBe(postgres);
    const second = await start();
    expect(postgresOf(folder)).toBe(postgres);
    expect(await isWell(second.url)).toBe(true);
    expect(second.setUpToken).toBeNull();
    await second.end('SIGKILL');
    // The address that the killed one left behind misleads nobody. Nobody else uses the database: it ends with the command.
    expect(readFileSync(join(folder, 'server.json'), 'utf8')).toContain(second.url);
    expect(await entente(onFolder('company'))).toEqual(northlakeInWords);
    expect(isAlive(postgres)).toBe(false);
  });

  test('kill -9 of the database: the running app starts it again and answers', async () => {
    const server = await start();
    const killed = postgresOf(folder)!;
    process.kill(killed, 'SIGKILL');
    await until(() => ![null, killed].includes(postgresOf(folder)));
    await until(() => isWell(server.url));
    expect(await entente(onFolder('company'))).toEqual(northlakeInWords);
    const ended = await server.end('SIGINT');
    expect(ended.code).toBe(0);
    expect(postgresOf(folder)).toBeNull();
  });
});

describe('a second start', () => {
  test('on the same port says that it is taken and leaves the first as it was', async () => {
    const first = await start();
    const { port } = new URL(first.url);
    await expect(startServer(folder, Number(port))).rejects.toThrow(
      `Entente did not start: port ${port} is taken. Choose another: bin/start --port`,
    );
    const elsewhere = newDataFolder();
    cpSync(northlake, elsewhere, { recursive: true });
    await expect(startServer(elsewhere, Number(port))).rejects.toThrow(`port ${port} is taken`);
    expect(postgresOf(elsewhere)).toBeNull();
    removeDataFolder(elsewhere);
    expect(await isWell(first.url)).toBe(true);
    expect(readFileSync(join(folder, 'server.json'), 'utf8')).toContain(first.url);
  });

  test('on the same folder and another port shares the database, which ends with the last of them', async () => {
    const first = await start();
    const second = await start();
    const postgres = postgresOf(folder)!;
    expect(second.url).not.toBe(first.url);
    await first.end('SIGTERM');
    expect(postgresOf(folder)).toBe(postgres);
    expect(await isWell(second.url)).toBe(true);
    expect(readFileSync(join(folder, 'server.json'), 'utf8')).toContain(second.url);
    expect(await entente(onFolder('company'))).toEqual(northlakeInWords);
    await second.end('SIGTERM');
    expect(isAlive(postgres)).toBe(false);
  });
});
