import { afterEach, beforeEach, expect, test } from 'vitest';
import { inDirectory } from '#platform/database/database.ts';
import { setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

let server: WorkspaceServer;
beforeEach(async () => void (server = await workspaceServer()));
afterEach(() => server.close());

async function asOperator(): Promise<string> {
  const answer = await server.http.inject({ url: '/metrics', headers: { authorization: `Bearer ${server.http.operatorToken}` } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.body;
}

const figure = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')
      .at(-1),
  );

test('the operator reads how long requests took, by route and never by address', async () => {
  const ana = await setUpNorthlake(server);
  await ana.get('/api/company');
  await ana.get('/api/company');
  await ana.get('/api/people/nobody-we-know');
  await server.http.inject({ url: '/made-up/by-somebody' });
  const text = await asOperator();
  expect(figure(text, 'entente_http_request_duration_seconds_count{method="GET",route="/api/company",status="200"}')).toBe(2);
  expect(text).toContain('entente_http_request_duration_seconds_bucket{le="0.1",');
  expect(text).not.toContain('nobody-we-know');
  expect(text).not.toContain('made-up');
  expect(figure(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});

test('the operator reads what waits in the background, and whether the database answers', async () => {
  await setUpNorthlake(server);
  await inDirectory(server.platform.database, ({ client }) =>
    client.query(
      `insert into directory.deliveries (workspace_id, event_id, listener, due_at, state)
       select id, -n, 'a listener', $1::timestamptz - n * interval '1 minute', case when n = 3 then 'dead' else 'due' end
       from directory.workspaces, generate_series(1, 3) n`,
      [new Date(server.clock.now())],
    ),
  );
  const text = await asOperator();
  expect(figure(text, 'entente_deliveries{state="due"}')).toBe(2);
  expect(figure(text, 'entente_deliveries{state="dead"}')).toBe(1);
  expect(figure(text, 'entente_oldest_due_delivery_seconds')).toBe(120);
  expect(figure(text, 'entente_database_up')).toBe(1);
  expect(figure(text, 'entente_database_connections{state="open"}')).toBeGreaterThan(0);
});

test('nobody else reads them', async () => {
  const ana = await setUpNorthlake(server);
  expect(await ana.get('/metrics')).toMatchObject({ status: 403, body: { code: 'not-the-operator' } });
  expect((await server.http.inject({ url: '/metrics' })).statusCode).toBe(401);
});
