import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBackup } from '#platform/backup/backup-file.ts';
import { checkBackup } from '#platform/backup/check-backup.ts';
import { regularBackup } from '#platform/backup/regular-backup.ts';
import { runDueSweeps } from '#platform/jobs/sweeps.ts';
import type { Settings } from '#platform/settings.ts';
import { importContext, insertCompany } from '#test/import-house.ts';
import { testSettings } from '#test/app.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { newDataFolder, removeDataFolder } from '#test/program.ts';

// Erik asks for a backup every day, and for the newest two to be kept.

const hour = 3_600_000;
const commandLine = join(import.meta.dirname, '../src/cli.ts');
let database: TestDatabase;
let folder: string;
let dataFolder: string;
beforeEach(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'entente-regular-'));
  dataFolder = newDataFolder();
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
  removeDataFolder(dataFolder);
});

/** Nobody is told to end here. */
const still = new AbortController().signal;

test('one is made a day, the newest are kept, and files of others are left alone', async () => {
  const { context, clock } = importContext(database, await insertCompany(database));
  const settings: Settings = { ...testSettings, dataFolder, databaseUrl: database.ownerUrl, backups: { folder, everyHours: 24, keep: 2 } };
  const sweeps = regularBackup(settings, commandLine);
  writeFileSync(join(folder, 'entente-notes.zip'), 'of somebody');
  const made = async (hours: number) => {
    clock.advance(hours * hour);
    const before = readdirSync(folder);
    await runDueSweeps(context, sweeps, still);
    return readdirSync(folder).filter((name) => !before.includes(name)).length;
  };
  expect([await made(0), await made(23), await made(1), await made(24)]).toEqual([1, 0, 1, 1]);
  // Somebody is just writing one: it is waited for, and not for ever.
  const part = join(folder, 'by-hand.zip.part');
  writeFileSync(part, '');
  utimesSync(part, new Date(clock.now() + 24 * hour), new Date(clock.now() + 24 * hour));
  expect(await made(24)).toBe(0);
  rmSync(part);
  expect(readdirSync(folder).toSorted()).toEqual([
    'entente-2026-11-18T10-08-00Z.zip',
    'entente-2026-11-19T10-08-00Z.zip',
    'entente-notes.zip',
  ]);
  const backup = await openBackup(join(folder, 'entente-2026-11-19T10-08-00Z.zip'));
  await checkBackup(backup);
  expect(backup.manifest.tables.find(({ name }) => name === 'directory.workspaces')!.rows).toBe(1);
  backup.close();
});

test('where none can be made, the older ones stay, and it is tried again within the hour', async () => {
  const { context, clock } = importContext(database, await insertCompany(database));
  const settings = (databaseUrl: string): Settings => ({
    ...testSettings,
    dataFolder,
    databaseUrl,
    backups: { folder, everyHours: 24, keep: 1 },
  });
  for (const day of [1, 2]) writeFileSync(join(folder, `entente-2026-11-0${day}T00-00-00Z.zip`), '');
  expect(await runDueSweeps(context, regularBackup(settings(`${database.ownerUrl}_away`), commandLine), still)).toEqual([
    'platform/back-up',
  ]);
  expect(readdirSync(folder)).toHaveLength(2);
  clock.advance(hour);
  await runDueSweeps(context, regularBackup(settings(database.ownerUrl), commandLine), still);
  expect(readdirSync(folder)).toEqual(['entente-2026-11-17T11-08-00Z.zip']);
});

test('unless asked for there are none', () => {
  expect(regularBackup(testSettings, commandLine)).toEqual([]);
});
