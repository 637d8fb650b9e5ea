import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBackup } from '#platform/backup/backup-file.ts';
import { checkBackup } from '#platform/backup/check-backup.ts';
import { restoreBackup } from '#platform/backup/restore-backup.ts';
import { writeBackup } from '#platform/backup/write-backup.ts';
import { runImport } from '#sources/import/run-import.ts';
import { askForImport, everyReceiver, importContext, importFiles, insertCompany, outcomeOf } from '#test/import-house.ts';
import { asOwner, testDatabase, type TestDatabase } from '#test/database.ts';
import { tableChecksums } from '#test/table-checksums.ts';
import { meaningOf } from '#test/meaning-ledger.ts';

// Two companies of Northlake's on one database; Erik, who operates it, keeps backups and needs one.

const now = Date.parse('2026-11-23T08:00:00Z');
let database: TestDatabase;
let folder: string;
let file: string;
let company: ReturnType<typeof importContext>;
const opened: TestDatabase[] = [];

beforeAll(async () => {
  database = await testDatabase();
  company = importContext(database, await insertCompany(database));
  const other = importContext(database, await insertCompany(database));
  await importFiles(company.context, [contacts], contactsMapping);
  await importFiles(
    company.context,
    [{ name: 'calls.csv', content: 'id,what,at\n1,called,2026-02-01\n2,"wrote\n\\. ""so""",1969-12-31\n' }],
    callsMapping,
  );
  await importFiles(other.context, [contacts], contactsMapping);
});
afterAll(() => database.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-backups-'));
  file = join(folder, 'all.zip');
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  for (const one of opened.splice(0)) await one.close();
});

const contacts = {
  name: 'contacts.csv',
  content: 'id,name,met\n1,Ingrid Halvorsen,2026-01-05\n2,"O\'Neill, ""Said"" \\N",2026-01-06\n3,名前 🎈,\n',
};
const person = { keys: [{ space: 'contact', columns: ['id'] }] };
const shared = { entente: 1, timeZone: 'UTC' };
const contactsMapping = {
  ...shared,
  source: 'Contacts',
  shape: 'table',
  stages: ['Met'],
  person: { ...person, name: { column: 'name' } },
  moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
};
const callsMapping = {
  ...shared,
  source: 'Calls',
  shape: 'event-log',
  stages: [],
  log: { case: 'id', activity: 'what', moment: 'at' },
  person,
  events: [],
};

async function another(): Promise<TestDatabase> {
  const one = await testDatabase();
  opened.push(one);
  return one;
}

const backUp = (from = database) => writeBackup({ ownerUrl: from.ownerUrl, file, now, secret: 'a secret' });

async function restoreInto(target: TestDatabase, from = file): Promise<void> {
  const backup = await openBackup(from);
  try {
    await restoreBackup(backup, { ownerUrl: target.ownerUrl, appUrl: target.appUrl, appRolePassword: '' });
  } finally {
    backup.close();
  }
}

async function ask(url: string, text: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows as unknown[][];
  } finally {
    await client.end();
  }
}

const checksums = tableChecksums;

test('a backup brings every row of every table back, in another database', async () => {
  const manifest = await backUp();
  const target = await another();
  await restoreInto(target);
  const before = await checksums(database.ownerUrl);
  expect(await checksums(target.ownerUrl)).toEqual(before);
  const rowsOf = (name: string) => manifest.tables.find((table) => table.name === name)!.rows;
  expect([rowsOf('directory.workspaces'), rowsOf('entente.records'), rowsOf('entente.touches')]).toEqual([2, 8, 2]);
  // What goes on there gives no id twice, and is kept apart as before.
  const { context } = importContext(target, company.context.caller.workspaceId);
  expect(await meaningOf(context, () => 'an import')).toEqual(await meaningOf(company.context, () => 'an import'));
  expect(
    await importFiles(context, [{ name: 'more.csv', content: 'id,name,met\n4,Berit,\n1,Ingrid Halvorsen,2026-01-05\n' }], contactsMapping),
  ).toMatchObject({
    created: 1,
    unchanged: 1,
  });
  expect(await ask(target.appUrl, 'select count(*)::int from entente.records')).toEqual([[0]]);
  const open =
    "select relname from pg_class where relnamespace = 'entente'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)";
  expect(await ask(target.ownerUrl, open)).toEqual([]);
});

test('a backup that is made while an import runs holds one moment of it, and the import goes on from there', async () => {
  const source = await another();
  const { context } = importContext(source, await insertCompany(source));
  const content = `id,what,at\n${Array.from({ length: 40 }, (_, at) => `${at % 7},called,2026-03-${10 + (at % 15)}T${10 + (at % 12)}:00:00Z`).join('\n')}\n`;
  const run = await askForImport(context, [{ name: 'calls.csv', content }], callsMapping);
  // The import is held in its eleventh batch, with ten of them written.
  const holder = new pg.Client({ connectionString: source.ownerUrl });
  await holder.connect();
  await holder.query(`create function public.hold() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(77); return new; end $$;
    create trigger hold before update on entente.import_progress for each row when (new.rows_in_file = 23) execute function public.hold();
    select pg_advisory_lock(77)`);
  const options = { receivers: everyReceiver, batchRows: 2, signal: new AbortController().signal };
  const running = runImport(context, run, options);
  await until(async () => (await ask(source.ownerUrl, "select 1 from pg_locks where locktype = 'advisory' and not granted")).length > 0);
  await backUp(source);
  await holder.query('select pg_advisory_unlock(77)');
  await running;
  await holder.end();
  const target = await another();
  await restoreInto(target);
  const there = importContext(target, context.caller.workspaceId).context;
  expect(await outcomeOf(there, run)).toMatchObject({ state: 'running', read: 20, created: 20 });
  await runImport(there, run, options);
  expect(await outcomeOf(there, run)).toEqual(await outcomeOf(context, run));
  expect(await meaningOf(there, () => 'an import')).toEqual(await meaningOf(context, () => 'an import'));
});

test('an owner who is no superuser sees, and brings back, every company too', async () => {
  const source = await another();
  const role = `owner_${Date.now()}`;
  const target = await another();
  await backUp();
  await restoreInto(source);
  for (const one of [source, target]) {
    const name = new URL(one.ownerUrl).pathname.slice(1);
    await asOwner(
      one.ownerUrl,
      `do $$ begin if not exists (select 1 from pg_roles where rolname = '${role}') then create role ${role} login password 'x'; end if; end $$`,
    );
    await asOwner(one.ownerUrl, `alter database ${name} owner to ${role}`);
    await asOwner(one.ownerUrl, ownedBy(role));
  }
  const as = (one: TestDatabase) => {
    const url = new URL(one.ownerUrl);
    [url.username, url.password] = [role, 'x'];
    return { ...one, ownerUrl: url.href };
  };
  rmSync(file);
  await backUp(as(source));
  await restoreInto(as(target));
  expect(await checksums(target.ownerUrl)).toEqual(await checksums(database.ownerUrl));
  for (const one of opened.splice(0)) await one.close();
  await asOwner(database.ownerUrl, `drop role ${role}`);
});

/** Everything of the product belongs to this role. */
function ownedBy(role: string): string {
  return `do $$ declare one record; begin
    for one in select nspname from pg_namespace where nspname in ('entente', 'directory', 'auth', 'public') loop
      execute format('alter schema %I owner to ${role}', one.nspname);
    end loop;
    for one in select n.nspname, c.relname, c.relkind from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('entente', 'directory', 'auth', 'public') and c.relkind in ('r', 'p', 'v') loop
      execute format('alter %s %I.%I owner to ${role}', case one.relkind when 'v' then 'view' else 'table' end, one.nspname, one.relname);
    end loop;
    for one in select p.oid::regprocedure as name, p.prokind from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'entente' loop
      execute format('alter routine %s owner to ${role}', one.name);
    end loop; end $$`;
}

test('a backup is not restored over a company, and nothing is changed', async () => {
  await backUp();
  const before = await checksums(database.ownerUrl);
  await expect(restoreInto(database)).rejects.toThrow('holds a company already');
  expect(await checksums(database.ownerUrl)).toEqual(before);
});

test('a backup of a newer version is refused', async () => {
  await backUp();
  const target = await another();
  const backup = await openBackup(file);
  backup.manifest.migrations.push('9999-from-tomorrow.sql');
  const options = { ownerUrl: target.ownerUrl, appUrl: target.appUrl, appRolePassword: '' };
  await expect(restoreBackup(backup, options)).rejects.toThrow('is of a newer Entente (9999-from-tomorrow.sql)');
  backup.close();
});

test('a damaged backup is found out, and nothing of it is kept', async () => {
  await backUp();
  const whole = readFileSync(file);
  const target = await another();
  const before = await checksums(target.ownerUrl);
  const at = whole.indexOf('tables/entente.records.copy') + 'tables/entente.records.copy'.length + 20;
  const damaged = Buffer.from(whole);
  damaged[at]! ^= 0xff;
  const cases = { cut: whole.subarray(0, whole.length - 200), damaged, empty: Buffer.alloc(0), other: Buffer.from('id,name\n1,Ingrid\n') };
  for (const [name, content] of Object.entries(cases)) {
    const bad = join(folder, `${name}.zip`);
    writeFileSync(bad, content);
    const said = name === 'damaged' ? /entente\.records (cannot be read|is not as the backup says)/ : /is no backup, or was cut short/;
    await expect(check(bad)).rejects.toThrow(said);
    await expect(restoreInto(target, bad)).rejects.toThrow(said);
  }
  await check(file);
  expect(await checksums(target.ownerUrl)).toEqual(before);
});

async function check(name: string): Promise<void> {
  const backup = await openBackup(name);
  await checkBackup(backup).finally(() => backup.close());
}

test('a backup that cannot be finished leaves no file', async () => {
  const { ownerUrl } = database;
  await expect(writeBackup({ ownerUrl, file: join(folder, 'nowhere', 'all.zip'), now, secret: null })).rejects.toThrow('ENOENT');
  const source = await another();
  await insertCompany(source);
  const holder = new pg.Client({ connectionString: source.ownerUrl });
  await holder.connect();
  await holder.query('begin; lock table entente.touches in access exclusive mode');
  const ended = backUp(source).then(
    () => 'done',
    (error: Error) => error.message,
  );
  await until(async () => (await ask(source.ownerUrl, 'select 1 from pg_locks where not granted')).length > 0);
  expect(existsSync(`${file}.part`)).toBe(true);
  await ask(
    source.ownerUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'entente-backup' and datname = current_database()",
  );
  expect(await ended).toContain('terminating connection');
  await holder.end();
  expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
