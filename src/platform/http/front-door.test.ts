import { once } from 'node:events';
import { request as ask, type IncomingMessage, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFrontDoor, type FrontDoor } from '#platform/http/front-door.ts';

let door: FrontDoor;
const never = new AbortController().signal;
beforeEach(async () => {
  door = await openFrontDoor({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await door.close(AbortSignal.abort());
});

const at = (path: string) => `http://127.0.0.1:${door.port}${path}`;
const statusAt = async (path: string) => {
  const answer = await fetch(at(path));
  return [answer.status, ((await answer.json()) as { status: unknown }).status];
};

/** Answers what it was asked, at the latest when it is told to. */
function slowHandler(): { handler: RequestListener; asked: Promise<unknown>; answer: () => void } {
  const asked = Promise.withResolvers<unknown>();
  const told = Promise.withResolvers<void>();
  const handler: RequestListener = (request, response) => {
    if (request.url !== '/slow') return void response.end('quick');
    response.write('be');
    asked.resolve(null);
    void told.promise.then(() => response.end('gun'));
  };
  return { handler, asked: asked.promise, answer: told.resolve };
}

test('before anybody is there it says that it lives and is not ready, and refuses the rest in the form of every refusal', async () => {
  expect([await statusAt('/health'), await statusAt('/ready?from=proxy')]).toEqual([
    [200, 'ok'],
    [503, 'starting'],
  ]);
  door.isMigrating();
  expect(await statusAt('/ready')).toEqual([503, 'migrating']);
  const refused = await fetch(at('/api/people'), { headers: { accept: 'text/html' } });
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(await refused.json()).toMatchObject({ status: 503, code: 'migrating', detail: expect.stringContaining('newest version') });
});

test('whoever opens a page too early gets one that looks again by itself', async () => {
  const page = await fetch(at('/today'), { headers: { accept: 'text/html,*/*' } });
  expect([page.status, page.headers.get('cache-control')]).toEqual([503, 'no-store']);
  const text = await page.text();
  expect(text).toContain('Entente is starting.');
  expect(text).toContain('http-equiv="refresh"');
});

test('once it is open, requests go where they belong', async () => {
  door.open((_request, response) => void response.end('here'));
  expect(door.readiness()).toBe('ready');
  expect(await (await fetch(at('/ready'))).text()).toBe('here');
});

test('what opens after the end was announced is not ready any more', () => {
  door.announceEnd();
  door.open((_request, response) => void response.end('here'));
  expect(door.readiness()).toBe('ending');
});

test('after the end is announced requests are answered, each as the last of its connection', async () => {
  door.open((_request, response) => void response.end('here'));
  expect((await fetch(at('/'))).headers.get('connection')).toBe('keep-alive');
  door.announceEnd();
  const answer = await fetch(at('/'));
  expect([await answer.text(), answer.headers.get('connection')]).toEqual(['here', 'close']);
});

test('closing waits for what is in hand, lets nobody in, and leaves no connection behind', async () => {
  const slow = slowHandler();
  door.open(slow.handler);
  // Its headers said that the connection stays: only the end of the answer closes it.
  const inHand = fetch(at('/slow'));
  await slow.asked;
  door.announceEnd();
  const closed = door.close(never);
  await expect(fetch(at('/'))).rejects.toThrow('fetch failed');
  slow.answer();
  expect(await (await inHand).text()).toBe('begun');
  expect(await closed).toBe(0);
});

test('a connection that nobody asks anything on does not hold the end up', async () => {
  const idle = connect(door.port, '127.0.0.1');
  await once(idle, 'connect');
  const gone = once(idle, 'close');
  expect(await door.close(never)).toBe(0);
  await gone;
});

test('what takes longer than it may is cut off, and counted', async () => {
  const slow = slowHandler();
  door.open(slow.handler);
  const inHand = fetch(at('/slow')).then((answer) => answer.text());
  await slow.asked;
  const [cut] = await Promise.all([door.close(AbortSignal.abort()), expect(inHand).rejects.toThrow('terminated')]);
  expect(cut).toBe(1);
});

test('bytes that are no request are refused in the form of every refusal', async () => {
  const socket = connect(door.port, '127.0.0.1');
  socket.end('NOT A REQUEST\r\n\r\n');
  let said = '';
  for await (const chunk of socket) said += String(chunk);
  expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(JSON.parse(said.split('\r\n\r\n')[1]!)).toMatchObject({ status: 400, code: 'not-a-request' });
  const wide = ask(at('/'), { headers: { cookie: 'c'.repeat(20_000) } });
  wide.on('error', () => {}).end();
  const [answer] = (await once(wide, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(431);
  answer.resume();
});

test('a port that is taken is refused', async () => {
  await expect(openFrontDoor({ host: '127.0.0.1', port: door.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
