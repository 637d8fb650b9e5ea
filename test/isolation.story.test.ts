import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { definerFunctions, listRelations, openTables, openViews, quoted, type Relation } from '#test/isolation-catalogue.ts';
import { dropForeignKeys, fillEveryTable, snapshotOf } from '#test/isolation-rows.ts';

/** The application's role, as if its code were an attacker's: whatever SQL it sends, other workspaces stay closed. */

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
let relations: Relation[];
let tables: Relation[];
const mine = 2;
const theirs = 1;

const connect = async (connectionString: string) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
};
const enter = (workspaceId: number | '') => app.query("select set_config('entente.workspace_id', $1, false)", [String(workspaceId)]);
const countIn = async (relation: Relation) => Number((await app.query(`select count(*) as n from ${quoted(relation)}`)).rows[0].n);
const refusal = (sql: string) =>
  app.query(sql).then(
    () => 'it worked',
    (error: { code: string }) => error.code,
  );

beforeAll(async () => {
  database = await testDatabase();
  owner = await connect(database.ownerUrl);
  app = await connect(database.appUrl);
  relations = await listRelations(owner, 'entente');
  tables = relations.filter((relation) => relation.kind === 'table');
  await dropForeignKeys(owner);
  for (const workspaceId of [theirs, mine]) await fillEveryTable(owner, tables, workspaceId);
});
afterAll(async () => {
  await app.end();
  await owner.end();
  await database.close();
});

const insufficientPrivilege = '42501';
const readable = () => relations.filter((relation) => relation.kind !== 'partition');

describe('what the application role can see', () => {
  test('nothing at all while no workspace is set', async () => {
    await enter('');
    for (const relation of readable()) expect([relation.name, await countIn(relation)]).toEqual([relation.name, 0]);
    const fresh = await connect(database.appUrl);
    for (const relation of readable())
      expect([relation.name, (await fresh.query(`select 1 from ${quoted(relation)} limit 1`)).rowCount]).toEqual([relation.name, 0]);
    await fresh.end();
  });

  test('its own workspace and no other, in every table and view', async () => {
    await enter(mine);
    for (const relation of readable()) {
      const { rows } = await app.query(`select distinct workspace_id::int as id from ${quoted(relation)}`);
      expect([relation.name, rows]).toEqual([relation.name, [{ id: mine }]]);
      expect((await app.query(`select 1 from ${quoted(relation)} where workspace_id = ${theirs}`)).rowCount).toBe(0);
    }
  });

  test('no partition by its own name', async () => {
    const partitions = relations.filter((relation) => relation.kind === 'partition');
    expect(partitions.length).toBeGreaterThan(0);
    await enter(mine);
    for (const partition of partitions)
      expect([partition.name, await refusal(`select 1 from ${quoted(partition)}`)]).toEqual([partition.name, insufficientPrivilege]);
  });

  test('nothing by a workspace that is no number', async () => {
    await app.query("select set_config('entente.workspace_id', '1 or true', false)");
    expect(await refusal('select 1 from entente.members')).toBe('22P02');
    await enter('');
  });
});

describe('what the application role can change', () => {
  test('no row of another workspace: neither written, nor changed, nor removed, nor moved', async () => {
    const before = await snapshotOf(owner, tables, theirs);
    await enter(mine);
    for (const table of tables) {
      const names = table.columns.map((column) => `"${column.name}"`).join(', ');
      const moved = table.columns.map((column) => (column.name === 'workspace_id' ? String(theirs) : `"${column.name}"`)).join(', ');
      const attempts = [
        `insert into ${quoted(table)} (${names}) overriding system value select ${moved} from ${quoted(table)}`,
        `update ${quoted(table)} set workspace_id = ${theirs}`,
      ];
      for (const attempt of attempts) expect([attempt, await refusal(attempt)]).toEqual([attempt, insufficientPrivilege]);
      // Where it may update or delete at all, the rows of others are not there to be found.
      await app
        .query(`update ${quoted(table)} set workspace_id = workspace_id where workspace_id = ${theirs}`)
        .then((done) => expect(done.rowCount).toBe(0), expectPrivilege);
      await app
        .query(`delete from ${quoted(table)} where workspace_id = ${theirs}`)
        .then((done) => expect(done.rowCount).toBe(0), expectPrivilege);
      expect(await refusal(`truncate ${quoted(table)}`)).toBe(insufficientPrivilege);
    }
    expect(await snapshotOf(owner, tables, theirs)).toEqual(before);
  });

  const expectPrivilege = (error: { code: string }) => expect(error.code).toBe(insufficientPrivilege);

  test('not the rules themselves', async () => {
    await enter(mine);
    const attempts = [
      'alter table entente.members disable row level security',
      'alter table entente.members no force row level security',
      'drop policy own_workspace on entente.members',
      'create policy everything on entente.members using (true)',
      "call entente.isolate('entente.members', 'all')",
      'create or replace function entente.current_workspace() returns bigint language sql as $$ select 1::bigint $$',
      'create table entente.loot (n int)',
      'create table directory.loot (n int)',
      'create table auth.loot (n int)',
      'create table public.loot (n int)',
      'drop table entente.members',
      'grant select on entente.touches_2026 to current_user',
      'alter role current_user with bypassrls',
      "copy (select 1) to program 'true'",
      "select pg_read_file('postgresql.conf')",
    ];
    for (const attempt of attempts) expect([attempt, await refusal(attempt)]).toEqual([attempt, insufficientPrivilege]);
  });

  test('not who it is', async () => {
    const { rows } = await owner.query('select current_user as name');
    expect(await refusal(`set role "${rows[0].name}"`)).toBe(insufficientPrivilege);
    expect(await refusal(`set session authorization "${rows[0].name}"`)).toBe(insufficientPrivilege);
    const self = (
      await app.query(
        'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = current_user',
      )
    ).rows;
    expect(self).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false }]);
    const roles = await app.query(
      "select rolname from pg_roles where rolname <> current_user and pg_has_role(current_user, oid, 'member')",
    );
    expect(roles.rows).toEqual([]);
    expect(
      (await app.query('select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)')).rows,
    ).toEqual([]);
    await app.query('set row_security = off');
    expect(await refusal('select 1 from entente.members')).toBe(insufficientPrivilege);
    await app.query('reset row_security');
  });

  test('accounts can be made and used, but not removed, and the installation can be read only', async () => {
    const attempts = [
      'delete from auth."user"',
      'delete from auth.account',
      'truncate auth.session',
      'drop table auth."user"',
      'update directory.installation set public_id_salt = public_id_salt',
      'delete from directory.workspaces',
      'update directory.members set workspace_id = 2',
      'update directory.invitations set workspace_id = 2',
      'update directory.api_keys set workspace_id = 2',
      'delete from public.entente_migrations',
      'delete from directory.backups',
    ];
    for (const attempt of attempts) expect([attempt, await refusal(attempt)]).toEqual([attempt, insufficientPrivilege]);
  });
});

describe('what the catalogue says', () => {
  const role = () => decodeURIComponent(new URL(database.appUrl).username);

  test('every table is closed, every view asks with the rights of whoever reads it, no function lends its owner’s rights but the one that removes the demo', async () => {
    expect(await openTables(owner)).toEqual([]);
    expect(await openViews(owner)).toEqual([]);
    expect(await definerFunctions(owner, role())).toEqual([
      'directory.remove_demo',
      'entente.learn_sizes',
      'entente.tidy_listed_words',
      'entente.whose_words_contain',
    ]);
  });

  test('a planted hole is found', async () => {
    await owner.query(`begin;
      create table entente.open_table (workspace_id bigint not null, n int);
      create table entente.unforced_table (workspace_id bigint not null); alter table entente.unforced_table enable row level security;
      create table entente.nobodys_table (n int);
      create view entente.open_facts as select * from entente.members;
      create function entente.lend() returns int language sql security definer as 'select 1'`);
    expect(await openTables(owner)).toEqual(['nobodys_table', 'open_table', 'unforced_table']);
    expect(await openViews(owner)).toEqual(['open_facts']);
    expect(await definerFunctions(owner, role())).toEqual([
      'directory.remove_demo',
      'entente.learn_sizes',
      'entente.lend',
      'entente.tidy_listed_words',
      'entente.whose_words_contain',
    ]);
    await owner.query('rollback');
  });

  test('the directory holds ids, hashes and moments: no words of a workspace', async () => {
    const directory = await listRelations(owner, 'directory');
    const words = directory.flatMap(({ name, columns }) =>
      columns.filter((column) => /^(text|jsonb?|character)/.test(column.type)).map((column) => `${name}.${column.name}`),
    );
    expect(words).toEqual([
      'backups.file_name',
      'deliveries.listener',
      'deliveries.state',
      'deliveries.last_error_code',
      'installation.public_id_salt',
      'members.user_id',
      'sweeps.name',
    ]);
  });
});
