import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { HttpApp } from '#platform/http/http-app.ts';
import type { Settings } from '#platform/settings.ts';
import { askWithKey } from '#test/browser.ts';
import { anasPassword, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

let server: WorkspaceServer;
afterEach(() => server.close());

const open = async (settings: Partial<Settings> = {}, routes?: (http: HttpApp) => void) => {
  server = await workspaceServer({ settings, slices: routes ? [{ name: 'probe', routes }] : [] });
  return server;
};

test('every answer carries the headers that keep other sites out', async () => {
  await open();
  const { headers } = await server.browser().get('/api/session');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  expect(headers['strict-transport-security']).toBeUndefined();
});

test('behind https the cookie is secure and the browser is told to stay there', async () => {
  await open({ publicUrl: 'https://entente.example' });
  const ana = await setUpNorthlake(server);
  expect([...ana.cookies.keys()]).toEqual(['__Secure-entente.session_token']);
  expect((await ana.get('/api/session')).headers['strict-transport-security']).toBe('max-age=31536000');
  const signedIn = await server.http.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: 'https://entente.example' },
    payload: { email: 'ana@northlake.example', password: anasPassword },
  });
  expect(signedIn.headers['set-cookie']).toMatch(/HttpOnly; Secure; SameSite=Lax|Secure; HttpOnly; SameSite=Lax/i);
  expect(signedIn.body).not.toContain('token');
});

test('a page of another site changes nothing, whatever cookies travel along', async () => {
  await open();
  const ana = await setUpNorthlake(server);
  const cookie = [...ana.cookies].map((pair) => pair.join('=')).join('; ');
  const change = (headers: Record<string, string>) =>
    server.http.inject({ method: 'PATCH', url: '/api/company', headers: { cookie, ...headers }, payload: { name: 'Evil' } });
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, {}]) {
    const answer = await change(headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'not-our-page' });
  }
  expect((await ana.get('/api/company')).body.company.name).toBe('Northlake Instruments');
  expect((await change({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
});

test('forwarded addresses are believed from trusted proxies only', async () => {
  const probe = (http: HttpApp) => void http.get('/api/probe', { config: { public: true } }, (request) => ({ ip: request.ip }));
  const ask = async () => (await server.http.inject({ url: '/api/probe', headers: { 'x-forwarded-for': '203.0.113.9' } })).json();
  await open({}, probe);
  expect(await ask()).toEqual({ ip: '127.0.0.1' });
  await server.close();
  await open({ trustedProxies: ['127.0.0.1'] }, probe);
  expect(await ask()).toEqual({ ip: '203.0.113.9' });
});

test('trying passwords is slowed down, by address and by e-mail', async () => {
  await open({ trustedProxies: ['127.0.0.1'] });
  await setUpNorthlake(server);
  const attempt = async (ip: number) => {
    const headers = { 'x-forwarded-for': `203.0.113.${ip}` };
    const payload = { email: 'ana@northlake.example', password: 'guess after guess' };
    return server.http.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers, payload });
  };
  const answers = [];
  for (let step = 0; step < 12; step++) answers.push(await attempt(step));
  expect(answers.map((answer) => answer.statusCode)).toEqual([...Array<number>(10).fill(401), 429, 429]);
  expect(answers.at(-1)!.json()).toMatchObject({ status: 429, code: 'too-many-requests', title: 'Too many requests' });
});

test('a bug answers with a reference and without its words', async () => {
  await open({}, (http) => {
    http.get('/api/bug', { config: { public: true } }, () => {
      throw new Error('duplicate key: mei@northlake.example');
    });
  });
  const { status, body } = await server.browser().get('/api/bug');
  expect({ status, body }).toMatchObject({ status: 500, body: { code: 'bug', reference: expect.stringMatching(/^[0-9a-f]{8}$/) } });
  expect(JSON.stringify(body)).not.toContain('mei@');
});

test('what is not JSON, not known or not there is refused in the same form', async () => {
  await open();
  const headers = { 'content-type': 'application/json' };
  const broken = await server.http.inject({ method: 'POST', url: '/api/companies', headers, payload: '{"token":' });
  expect(broken.json()).toMatchObject({ status: 400, code: 'not-json', accepted: 'one JSON value' });
  const strange = await server.http.inject({
    method: 'POST',
    url: '/api/companies',
    headers: { 'content-type': 'text/csv' },
    payload: 'a,b',
  });
  expect(strange.json()).toMatchObject({ status: 415, code: 'not-a-content-type' });
  expect(await server.browser().get('/api/nothing')).toMatchObject({ status: 404, body: { code: 'no-such-address' } });
  expect(await server.browser().post('/api/companies', {})).toMatchObject({
    status: 422,
    body: {
      code: 'missing-field',
      where: 'token',
      accepted: 'a text',
      details: [{ where: 'token' }, { where: 'company' }, { where: 'account' }],
    },
  });
});

test('uploads pass as a stream of any size; other bodies are limited', async () => {
  await open({}, (http) => {
    http.post('/api/probe', { config: { public: true } }, async (request) => {
      let bytes = 0;
      for await (const piece of request.body as Readable) bytes += (piece as Buffer).length;
      return { bytes };
    });
  });
  const payload = Buffer.alloc(3_000_000);
  const streamed = await server.http.inject({
    method: 'POST',
    url: '/api/probe',
    headers: { 'content-type': 'application/octet-stream' },
    payload,
  });
  expect(streamed.json()).toEqual({ bytes: 3_000_000 });
  const large = await server.http.inject({ method: 'POST', url: '/api/companies', payload: { token: 'x'.repeat(2_000_000) } });
  expect(large.json()).toMatchObject({ status: 413, code: 'too-large' });
});

test('the API describes itself, without a dangling reference', async () => {
  await open({}, (http) => {
    http.route({
      method: 'GET',
      url: '/api/probe',
      schema: { response: { 200: z.object({ fine: z.boolean() }) } },
      handler: () => ({ fine: true }),
    });
  });
  const { body } = await server.browser().get('/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/api/probe', '/api/companies', '/api/invitation-links/{token}']));
  const references = JSON.stringify(body).match(/"\$ref":"[^"]+"/g) ?? [];
  const dangling = references.filter(
    (reference) =>
      !reference
        .slice(8, -1)
        .slice(2)
        .split('/')
        .reduce((node, key) => node?.[key], body),
  );
  expect(dangling).toEqual([]);
});

test('the web app: pages fall back to index.html, hashed files stay, nothing outside is served', async () => {
  const webFolder = mkdtempSync(join(tmpdir(), 'entente-web-'));
  mkdirSync(join(webFolder, 'assets'));
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Entente</title>');
  writeFileSync(join(webFolder, 'assets/main-1a2b.js'), 'console.log(1)');
  await open({ webFolder });
  const get = (url: string, headers: Record<string, string> = { accept: 'text/html' }) => server.http.inject({ url, headers });
  for (const page of ['/', '/scoreboard', '/join/inv_abc', '/index.html']) {
    const answer = await get(page);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain('<title>Entente</title>');
  }
  const immutable = 'public, max-age=31536000, immutable';
  const zipped = await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip' });
  expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': immutable, vary: 'accept-encoding' });
  expect(gunzipSync(zipped.rawPayload).toString()).toBe('console.log(1)');
  const squeezed = await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip, br' });
  expect(brotliDecompressSync(squeezed.rawPayload).toString()).toBe('console.log(1)');
  expect((await get('/assets/main-1a2b.js', {})).body).toBe('console.log(1)');
  expect((await get('/assets/gone.js')).statusCode).toBe(404);
  expect((await get('/%2e%2e/%2e%2e/etc/passwd')).body).not.toContain('root:');
  expect((await get('/health', {})).json()).toEqual({ status: 'ok' });
});

test('every answer says how much is left, and each key has a count of its own', async () => {
  await open({ limits: { requestsPerMinute: 60, signInPerMinute: 30, signInPerEmailPerMinute: 10 } });
  const ana = await setUpNorthlake(server);
  const keys = await Promise.all(['One', 'Two'].map(async (name) => (await ana.post('/api/api-keys', { name })).body.key as string));
  const first = await askWithKey(server.http, keys[0]!, 'GET', '/api/members');
  expect(first.headers).toMatchObject({ 'ratelimit-limit': '60', 'ratelimit-remaining': '59' });
  for (let asked = 1; asked < 60; asked++) await askWithKey(server.http, keys[0]!, 'GET', '/api/members');
  const refused = await askWithKey(server.http, keys[0]!, 'GET', '/api/members');
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await askWithKey(server.http, keys[1]!, 'GET', '/api/members')).status).toBe(200);
  expect((await ana.get('/api/members')).status).toBe(200);
});

test('the document says of every refusal for asking too often when to ask again', async () => {
  await open();
  const { paths } = (await server.browser().get('/api/openapi.json')).body;
  expect(Object.keys(paths['/api/members'].get.responses[429].headers)).toEqual(['Retry-After', 'RateLimit-Reset']);
});
