import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, expect, inject, test } from 'vitest';
import { migrate, migrationsIn } from '#platform/database/migrate.ts';
import { openDatabase } from '#platform/database/database.ts';
import { createLog } from '#platform/log.ts';
import { insertCompany } from '#test/import-house.ts';
import { asOwner, withDatabase } from '#test/database.ts';
import { listRelations, openTables, quoted } from '#test/isolation-catalogue.ts';
import { dropForeignKeys, fillTables } from '#test/isolation-rows.ts';

// Northlake has worked with an older Entente, and starts the newest one on the same database.

const made: string[] = [];
afterEach(async () => {
  const { serverUrl } = inject('postgres');
  for (const name of made.splice(0)) {
    await asOwner(serverUrl, `drop database if exists ${name} with (force)`);
    await asOwner(serverUrl, `drop role if exists ${name}_app`);
  }
});

async function emptyDatabase(): Promise<string> {
  const { serverUrl } = inject('postgres');
  const name = `old_${randomBytes(5).toString('hex')}`;
  await asOwner(serverUrl, `create database ${name}`);
  made.push(name);
  return withDatabase(serverUrl, name);
}

/** How many rows each table holds, as the owner sees them for one company. */
async function countsOf(owner: pg.Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of (await listRelations(owner, 'entente')).filter(({ kind }) => kind === 'table')) {
    const { rows } = await owner.query<{ count: number }>(`select count(*)::int as count from ${quoted(table)}`);
    counts[table.name] = rows[0]!.count;
  }
  return counts;
}

test.each(['0002-sign-in.sql', '0006-deals-without-a-person.sql'])(
  'a database that stopped at %s comes to the newest version, and every row is still there',
  { timeout: 120_000 },
  async (upTo) => {
    const ownerUrl = await emptyDatabase();
    const first = await migrate({ ownerUrl, appRolePassword: 'x', upTo });
    expect(first.applied.at(-1)).toBe(upTo);
    const database = openDatabase({ url: first.appUrl, log: createLog('silent') });
    const workspaceId = await insertCompany(database);
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      await dropForeignKeys(owner);
      const old = (await listRelations(owner, 'entente')).filter(({ kind }) => kind === 'table');
      await fillTables(owner, old, workspaceId);
      const before = await countsOf(owner);
      expect(Object.values(before).every((count) => count > 0)).toBe(true);
      const { applied } = await migrate({ ownerUrl, appRolePassword: 'x' });
      expect([upTo, ...applied]).toEqual(migrationsIn().slice(migrationsIn().indexOf(upTo)));
      expect(await countsOf(owner)).toMatchObject(before);
      expect(await openTables(owner)).toEqual([]);
      for (const view of (await listRelations(owner, 'entente')).filter(({ kind }) => kind === 'view'))
        await owner.query(`select * from ${quoted(view)}`);
      // Nothing is left to do, and a second start does nothing.
      expect((await migrate({ ownerUrl, appRolePassword: 'x' })).applied).toEqual([]);
    } finally {
      await owner.end();
      await database.close();
    }
  },
);
