import { afterEach, beforeEach, expect, test } from 'vitest';
import { inDirectory } from '#platform/database/database.ts';
import { testApp, type TestApp } from '#test/app.ts';
import { northlake } from '#test/workspace-server.ts';
import { setUpTokenWhileOpen } from '#workspace/public.ts';
import { cast } from './invent/cast.ts';

let app: TestApp;
beforeEach(async () => void (app = await testApp()));
afterEach(() => app.close());

const token = async () => (await setUpTokenWhileOpen(app.platform))!;
const demos = () => inDirectory(app.platform.database, async (tx) => (await tx.client.query('select * from directory.demos')).rows);
const eyes = cast.filter((each) => each.eyes !== undefined);

test('whoever did not start the installation cannot make a demo there, nor end one', async () => {
  const stranger = app.browser();
  expect(await stranger.post('/api/demo', { token: 'guessed' })).toMatchObject({ status: 403, body: { code: 'wrong-set-up-token' } });
  expect(await stranger.post('/api/demo')).toMatchObject({ status: 403 });
  expect(await demos()).toEqual([]);
  expect((await stranger.get('/api/demo')).body).toEqual({ state: 'none' });
  await stranger.post('/api/demo', { token: await token() });
  expect(await stranger.post('/api/demo/ends', { token: 'guessed' })).toMatchObject({ status: 403 });
  expect(await demos()).toHaveLength(1);
});

test('the demo says that it is one before anybody signs in, and set-up stays open behind it', async () => {
  const stranger = app.browser();
  const asked = await stranger.post('/api/demo', { token: await token(), seed: 3 });
  expect(asked).toMatchObject({ status: 202, body: { state: 'making', seed: 3, madeFor: '2026-11-17', rowsPlanned: null } });
  expect(asked.body.eyes.map((each: { name: string }) => each.name)).toEqual(eyes.map((each) => each.name));
  expect((await stranger.get('/api/session')).body).toMatchObject({ state: 'signed-out', isDemo: true });
  // Asked again, and by two at once, it stays one.
  await Promise.all([stranger.post('/api/demo', { token: await token() }), stranger.post('/api/demo', { token: await token(), seed: 9 })]);
  expect(await demos()).toMatchObject([{ seed: 3 }]);
  expect(await stranger.post('/api/demo/ends', { token: await token() })).toMatchObject({ status: 409, body: { code: 'demo-being-made' } });
});

test('in a real company nobody is let in without a password, whatever they are called, and no demo can be made', async () => {
  const before = await token();
  const ana = app.browser();
  // A member whose address is that of somebody in the demo.
  expect((await ana.post('/api/companies', northlake(app.platform))).status).toBe(201);
  const stranger = app.browser();
  for (const { email } of eyes) {
    expect(await stranger.post('/api/demo/sessions', { email })).toMatchObject({ status: 404, body: { code: 'no-demo' } });
  }
  expect(stranger.cookies.size).toBe(0);
  expect((await stranger.get('/api/company')).status).toBe(401);
  expect(await stranger.post('/api/demo', { token: before })).toMatchObject({ status: 409, body: { code: 'already-set-up' } });
  expect(await stranger.post('/api/demo/ends', { token: before })).toMatchObject({ status: 404 });
  // Not even by a mistake in a statement.
  const declared = inDirectory(app.platform.database, (tx) =>
    tx.client.query(
      "insert into directory.demos (workspace_id, seed, made_for, asked_at) select id, 1, '2026-11-17', now() from directory.workspaces",
    ),
  );
  await expect(declared).rejects.toThrow('is no demo');
  expect(await demos()).toEqual([]);
  expect((await ana.get('/api/session')).body.isDemo).toBeUndefined();
});
