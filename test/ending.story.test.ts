import { once } from 'node:events';
import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newDataFolder, postgresOf, removeDataFolder, startServer, type RunningServer } from '#test/program.ts';
import { askServer, beginImport, importAt, manyContacts, setUpServed, until } from '#test/served.ts';

// Raj ends a process on which work is under way: an upload half sent, an export half read, an import half done.

let folder: string;
let server: RunningServer;
let raj: { cookie: string };

async function start(env: Record<string, string> = {}): Promise<void> {
  server = await startServer(folder, 0, env);
  if (server.setUpToken) raj = await setUpServed(server);
}

beforeEach(() => {
  folder = newDataFolder();
});
afterEach(async () => {
  await server.end('SIGKILL');
  const postgres = postgresOf(folder);
  if (postgres) process.kill(postgres, 'SIGQUIT');
  removeDataFolder(folder);
});

const path = '/api/uploads?name=half.csv';
const half = 'id,name\n1,Ines Halvorsen\n';

/** An upload of which the second half is still to come. */
function beginUpload(): ClientRequest {
  const headers = { ...raj, origin: server.url, 'content-type': 'application/octet-stream' };
  const upload = ask(`${server.url}${path}`, { method: 'POST', headers });
  upload.on('error', () => {});
  upload.write(half);
  return upload;
}

async function answerOf(asked: ClientRequest): Promise<{ status: number; body: Buffer }> {
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode!, body: Buffer.concat(chunks) };
}

const readyAt = async () => {
  const answer = await fetch(`${server.url}/ready`).catch(() => null);
  return answer && [answer.status, ((await answer.json()) as { status: string }).status];
};
const isClosed = () => until(async () => !(await readyAt()));
/** Everything that is sent has arrived: the server has answered something that was asked later. */
const isUnderWay = () => askServer(server.url, 'GET', '/api/company', null, raj);

describe('told to end', () => {
  test('it is not ready at once, and answers a while longer; then it closes its door and answers what it has', async () => {
    await start({ ENTENTE_DRAIN_SECONDS: '2' });
    expect(await readyAt()).toEqual([200, 'ready']);
    const upload = beginUpload();
    await isUnderWay();
    const ended = server.end('SIGTERM');
    await until(async () => (await readyAt())?.[0] === 503);
    expect(await readyAt()).toEqual([503, 'ending']);
    // A proxy that has not looked yet still sends people here.
    expect((await askServer(server.url, 'PATCH', '/api/company', { currency: 'NOK' }, raj)).status).toBe(200);
    await isClosed();
    upload.end('2,Tomas Berg\n');
    expect(await answerOf(upload)).toMatchObject({ status: 201 });
    expect(await ended).toMatchObject({ code: 0, err: '' });
    await start();
    const { body } = await askServer(server.url, 'GET', '/api/company', null, raj);
    expect(body.company.currency).toBe('NOK');
  });

  test('an export that somebody reads slowly comes whole', { timeout: 120_000 }, async () => {
    await start();
    const rows = 6000;
    // Enough that it cannot wait between the two: what is not read is not sent.
    const noise = (row: number) =>
      Array.from({ length: 60 }, (_, at) => (((row + 1) * (at + 7) * 2_654_435_761) % 2 ** 40).toString(36)).join('');
    const content = manyContacts(rows).replaceAll(/^(\d+),Person Number(\d+)/gm, (_, id: string) => `${id},Person ${noise(Number(id))}`);
    const run = await beginImport(server.url, content, raj);
    await until(async () => (await importAt(server.url, run, raj)).state === 'done');
    const asked = ask(`${server.url}/api/export?format=csv`, { headers: raj });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const ended = server.end('SIGTERM');
    await isClosed();
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const archive = Buffer.concat(chunks);
    // The directory of a zip archive stands at its end.
    expect(archive.subarray(-22, -18)).toEqual(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    expect(archive.length).toBeGreaterThan(1_000_000);
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  test('an import under way is handed back at its last batch, and goes on at the next start', { timeout: 120_000 }, async () => {
    await start();
    const run = await beginImport(server.url, manyContacts(12_000), raj);
    await until(async () => (await importAt(server.url, run, raj)).rowsRead > 0);
    expect(await server.end('SIGTERM')).toMatchObject({ code: 0, err: '' });
    await start();
    const done = await until(async () => {
      const found = await importAt(server.url, run, raj);
      return found.state === 'done' && found;
    });
    expect(done).toMatchObject({ rowsRead: 12_000, created: 12_000, refused: 0 });
  });
});

describe('what never comes to its end', () => {
  test('is cut off after the time that it may take, said in the log, and changed nothing', async () => {
    await start({ ENTENTE_END_SECONDS: '1' });
    const upload = beginUpload();
    const answered = answerOf(upload).catch(() => 'cut off');
    await isUnderWay();
    const { code, seconds, err } = await server.end('SIGTERM');
    expect(await answered).toBe('cut off');
    expect([code, seconds > 0.9 && seconds < 10]).toEqual([1, true]);
    expect(JSON.parse(err)).toMatchObject({ level: 40, requests: 1, msg: expect.stringContaining('cut off') });
    await start();
    expect((await askServer(server.url, 'GET', '/api/uploads', null, raj)).body).toEqual({ uploads: [] });
  });

  test('is cut off at once when somebody asks a second time', async () => {
    await start({ ENTENTE_DRAIN_SECONDS: '60', ENTENTE_END_SECONDS: '600' });
    const upload = beginUpload();
    const answered = answerOf(upload).catch(() => 'cut off');
    await isUnderWay();
    const first = server.end('SIGTERM');
    await until(async () => (await readyAt())?.[0] === 503);
    const { code, seconds } = await server.end('SIGTERM');
    expect([await answered, code, seconds < 10]).toEqual(['cut off', 1, true]);
    await first;
    expect(postgresOf(folder)).toBeNull();
  });
});
