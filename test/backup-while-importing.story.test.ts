import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBackup } from '#platform/backup/backup-file.ts';
import { restoreBackup } from '#platform/backup/restore-backup.ts';
import { migrate } from '#platform/database/migrate.ts';
import { asOwner, withDatabase } from '#test/database.ts';
import { otherPostgres, type OtherPostgres } from '#test/other-postgres.ts';
import { entente, ententeJson, newDataFolder, removeDataFolder, startServer, type RunningServer } from '#test/program.ts';
import { askServer, beginImport, importAt, manyContacts, operatorOf, setUpServed, until } from '#test/served.ts';
import { tableChecksums } from '#test/table-checksums.ts';

// Raj backs up while a hundred thousand contacts come in; then the power goes, and the disk with it.

/** So many that their import takes several times as long as a command takes to start. */
const people = 100_000;
let data: string;
let backups: string;
let server: RunningServer;
let other: OtherPostgres | null;
const folders: string[] = [];
const made: string[] = [];

beforeAll(async () => {
  data = newDataFolder();
  backups = mkdtempSync(join(tmpdir(), 'entente-while-'));
  server = await startServer(data);
  await setUpServed(server);
  other = await otherPostgres();
}, 120_000);
afterAll(async () => {
  await other?.stop();
  for (const name of made) await asOwner(inject('postgres').serverUrl, `drop database if exists ${name} with (force)`);
  for (const folder of [data, ...folders]) removeDataFolder(folder);
  rmSync(backups, { recursive: true });
});

/** An empty database: of another version of PostgreSQL where one is here. */
async function elsewhere(name: string): Promise<string> {
  const serverUrl = other?.url ?? inject('postgres').serverUrl;
  await asOwner(serverUrl, `create database ${name}`);
  if (!other) made.push(name);
  return withDatabase(serverUrl, name);
}

async function restoreInto(file: string, ownerUrl: string): Promise<void> {
  const backup = await openBackup(file);
  await restoreBackup(backup, { ownerUrl, appRolePassword: 'x' }).finally(() => backup.close());
}

test('a backup taken during an import is whole, though app and all are killed', { timeout: 300_000 }, async () => {
  const operator = operatorOf(data);
  // A backup that was killed on another day left this.
  const abandoned = join(backups, 'entente-2026-01-01T00-00-00Z.zip.part');
  const fresh = join(backups, 'entente-2026-01-02T00-00-00Z.zip.part');
  for (const file of [abandoned, fresh]) writeFileSync(file, 'half of it');
  utimesSync(abandoned, new Date(), new Date(Date.now() - 2 * 3_600_000));

  const run = await beginImport(server.url, manyContacts(people), operator);
  await until(async () => (await importAt(server.url, run, operator)).rowsRead > 0);
  const backing = ententeJson<{ file: string; rows: number; bytes: number }>(['backup', backups, '--data', data]);
  await until(async () => readdirSync(backups).some((name) => name.endsWith('.part') && !name.startsWith('entente-2026-01-0')));
  const { rowsRead, state } = await importAt(server.url, run, operator);
  await server.end('SIGKILL');
  const { file, rows } = await backing;
  expect({ state, isHalfWay: rowsRead < people }).toEqual({ state: 'running', isHalfWay: true });
  expect(existsSync(abandoned)).toBe(false);
  expect(existsSync(fresh)).toBe(true);
  expect(readdirSync(backups).filter((name) => name.endsWith('.zip'))).toHaveLength(1);

  // In two places, of which one is another PostgreSQL: the same rows in every table, by checksums of the databases' own.
  const [one, two] = [await elsewhere('restored_one'), await elsewhere('restored_two')];
  await restoreInto(file, one);
  await migrate({ ownerUrl: two, appRolePassword: 'x' });
  expect(await tableChecksums(two)).not.toEqual(await tableChecksums(one));
  const again = join(backups, 'again.zip');
  await entente(['backup', again], { DATABASE_URL: one, ENTENTE_DATA: anotherFolder() });
  await restoreInto(again, two);
  const sums = await tableChecksums(one);
  delete sums['directory.backups'];
  delete sums['entente.events'];
  expect(await tableChecksums(two)).toMatchObject(sums);

  // And on another machine the import goes on behind its last batch, and comes to the end it would have come to.
  const there = anotherFolder();
  expect(await ententeJson(['restore', file, '--data', there])).toMatchObject({ rows });
  const moved = await startServer(there);
  try {
    const same = await until(async () => {
      const found = await importAt(moved.url, run, operatorOf(there));
      return found.state === 'done' ? found : null;
    });
    expect(same).toMatchObject({ rowsRead: people, created: people, refused: 0 });
    const { body } = await askServer(moved.url, 'GET', '/api/audit-events', null, operatorOf(there));
    const sentences = (body.events as { sentence: string }[]).map(({ sentence }) => sentence);
    expect(sentences.some((sentence) => sentence.startsWith('Everything was restored from the backup of 20'))).toBe(true);
  } finally {
    await moved.end('SIGTERM');
  }
});

function anotherFolder(): string {
  const folder = newDataFolder();
  folders.push(folder);
  return folder;
}

test('the operator sees the last backup, nobody else, and everybody reads that it was made', { timeout: 120_000 }, async () => {
  const again = await startServer(data);
  try {
    const { status, body } = await askServer(again.url, 'GET', '/api/running', null, operatorOf(data));
    expect(status).toBe(200);
    expect(body.backups).toHaveLength(1);
    expect(body.backups[0]).toMatchObject({ fileName: expect.stringMatching(/^entente-.*Z\.zip$/), rows: expect.any(Number) });
    expect(body.migrations.newest).toMatch(/^\d{4}-/);
    expect(body.findings.filter(({ state }: { state: string }) => state === 'bad')).toEqual([]);
    const { body: audit } = await askServer(again.url, 'GET', '/api/audit-events', null, operatorOf(data));
    expect(JSON.stringify(audit)).toMatch(/A backup was made and read back: [\d,]+ rows, [\d.]+ MB/);
    expect((await askServer(again.url, 'GET', '/api/running')).status).toBe(401);
  } finally {
    await again.end('SIGTERM');
  }
});

test('a backup that is killed leaves a part, and no backup', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-killed-'));
  const words = ['--disable-warning=ExperimentalWarning', 'src/cli.ts', 'backup', folder, '--data', data];
  const child = spawn(process.execPath, words, { stdio: 'ignore' });
  await until(async () => readdirSync(folder).length > 0);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const left = readdirSync(folder);
  expect(left).toEqual([expect.stringMatching(/\.zip(\.part)?$/)]);
  rmSync(folder, { recursive: true });
});
