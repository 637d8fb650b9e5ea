import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { checkDatabase } from '#platform/doctor/check-database.ts';
import type { Finding } from '#platform/doctor/finding.ts';
import { insertCompany } from '#test/import-house.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { entente, newDataFolder, removeDataFolder } from '#test/program.ts';

// Erik wonders whether all is well.

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await insertCompany(database);
});
afterAll(async () => {
  await client.end();
  await database.close();
});

/** Looks while something is the matter, which is over afterwards. */
async function foundWhile(matter: string, what: string, now = Date.now()): Promise<Finding> {
  await client.query('begin');
  try {
    await client.query(matter);
    return (await checkDatabase(client, now)).find((finding) => finding.what === what)!;
  } finally {
    await client.query('rollback');
  }
}

test('a database that is well is said to be', async () => {
  const findings = await checkDatabase(client, Date.now());
  // Tests do without waiting for the disk.
  const others = findings.filter(({ what }) => what !== 'safety');
  expect(others.map(({ what, state }) => [what, state])).toEqual(
    ['database', 'clock', 'migrations', 'isolation', 'role', 'background'].map((what) => [what, 'ok']),
  );
  expect(findings.find(({ what }) => what === 'background')!.says).toBe('Nothing waits.');
});

test('what is the matter is named, with what to do', async () => {
  expect(await foundWhile('alter table entente.people no force row level security', 'isolation')).toMatchObject({
    state: 'bad',
    says: 'Row-level security does not hold on people.',
  });
  expect(await foundWhile('drop policy own_workspace on entente.asks', 'isolation')).toMatchObject({
    state: 'bad',
    says: expect.stringContaining('asks'),
  });
  expect(await foundWhile("insert into public.entente_migrations values ('9999-later.sql')", 'migrations')).toMatchObject({
    state: 'bad',
    says: 'The database is of a newer Entente (9999-later.sql).',
  });
  expect(await foundWhile("delete from public.entente_migrations where name like '0001%'", 'migrations')).toMatchObject({ state: 'odd' });
  expect(await foundWhile('drop table public.entente_migrations', 'migrations')).toMatchObject({
    state: 'bad',
    says: 'The database is empty.',
  });
  expect(await foundWhile('select 1', 'clock', Date.now() + 60_000)).toMatchObject({
    state: 'odd',
    says: expect.stringContaining(' s off'),
  });
  const delivery = (state: string) =>
    `insert into directory.deliveries (workspace_id, event_id, listener, due_at, state, last_error_code)
     select id, -1, 'sources/import', now() - interval '5 minutes', '${state}', '42P01' from directory.workspaces`;
  expect(await foundWhile(delivery('dead'), 'background')).toMatchObject({
    state: 'odd',
    says: 'Given up after many attempts: 1 of sources/import (42P01).',
  });
  expect(await foundWhile(delivery('due'), 'background')).toMatchObject({
    state: 'ok',
    says: '1 waiting or at work, the oldest for 5 min.',
  });
  const { appRole: role } = inject('postgres');
  expect(await foundWhile(`alter role "${role}" bypassrls`, 'role')).toMatchObject({
    state: 'bad',
    says: `${role} could read across workspaces.`,
  });
});

test('from a terminal: a folder without a database, one that is well, one whose secret others can read', async () => {
  const data = newDataFolder();
  try {
    const empty = await entente(['doctor', '--data', data]);
    expect(empty).toMatchObject({ code: 1, out: expect.stringContaining(`BAD  database    There is none in ${data}.`) });
    await entente(['company', '--data', data]);
    const well = await entente(['doctor', '--data', data]);
    expect(well).toMatchObject({ code: 0, err: '' });
    expect(well.out).toContain('ok   safety      What is acknowledged is on the disk.');
    chmodSync(join(data, 'secret'), 0o644);
    const open = await entente(['doctor', '--data', data]);
    expect(open).toMatchObject({ code: 1, out: expect.stringContaining(`BAD  secrets     Others can read ${join(data, 'secret')}.`) });
  } finally {
    removeDataFolder(data);
    rmSync(data, { recursive: true, force: true });
  }
});
