import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { backupName, openBackup, removeAbandoned, type BackupManifest, type OpenBackup } from '#platform/backup/backup-file.ts';
import { checkBackup } from '#platform/backup/check-backup.ts';
import { noteBackup, noteRestore } from '#platform/backup/note-backup.ts';
import { restoreBackup } from '#platform/backup/restore-backup.ts';
import { writeBackup } from '#platform/backup/write-backup.ts';
import { openServer } from '#platform/database/open-record.ts';
import { createLog } from '#platform/log.ts';
import { replaceSecret } from '#platform/secret-file.ts';
import { derivedKey, type Settings } from '#platform/settings.ts';
import { localSettings } from './local-settings.ts';
import { print } from './output.ts';
import { CliRefusal } from './refusal.ts';
import { findRunningServer } from './running-server.ts';

/** Writes a backup. */
export async function backUp(place: string, command: Command): Promise<void> {
  const settings = localSettings(command, 'A backup is made where the database is.');
  if (!settings.databaseUrl && !existsSync(join(settings.dataFolder, 'postgres')))
    throw new CliRefusal({
      message: `There is no database in ${settings.dataFolder}.`,
      where: '--data',
      accepted: 'the data folder of an Entente',
    });
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const file = resolve(isFolder ? join(place, backupName(Date.now())) : place);
  if (existsSync(file))
    throw new CliRefusal({ message: `There is something at ${file} already.`, accepted: 'a place where nothing is overwritten' });
  if (isFolder) removeAbandoned(place, Date.now());
  const secret = settings.secretFile && settings.secret;
  const manifest = await withServer(settings, async (ownerUrl) => {
    const written = await writeBackup({ ownerUrl, file, now: Date.now(), secret });
    const { takenAt, bytes, rows } = answerOf(file, written);
    await noteBackup(ownerUrl, { takenAt, endedAt: Date.now(), fileName: basename(file), bytes, rows });
    return written;
  });
  print(
    command,
    answerOf(file, manifest),
    ({ rows, bytes }) => `${rows.toLocaleString('en')} rows in ${file}, ${megabytes(bytes)} MB. ${keepIt}`,
  );
}

const keepIt = 'It holds everything, also what is secret: keep it as you keep the data folder.';

/** Reads a backup to its end. */
export async function checkOnly(file: string, command: Command): Promise<void> {
  const manifest = await withBackup(file, async (backup) => {
    await checkBackup(backup);
    return backup.manifest;
  });
  print(command, answerOf(file, manifest), ({ rows, takenAt }) => `The backup of ${takenAt} is whole: ${rows.toLocaleString('en')} rows.`);
}

/** Restores a backup, unless Entente runs on the folder. */
export async function restore(file: string, command: Command): Promise<void> {
  const settings = localSettings(command, 'A backup is made where the database is.');
  const running = await findRunningServer(settings.dataFolder);
  if (running) throw new CliRefusal({ message: `Entente runs on ${settings.dataFolder} (${running}). Stop it first.` });
  const manifest = await withBackup(file, async (backup) => {
    const { secretFile } = settings;
    const secret = (secretFile && backup.secret) ?? settings.secret;
    const keepSecret = () => secretFile && replaceSecret(secretFile, secret);
    await withServer(settings, async (ownerUrl) => {
      await restoreBackup(backup, {
        ownerUrl,
        appUrl: settings.databaseAppUrl,
        appRolePassword: derivedKey(secret, 'application role'),
        beforeCommit: keepSecret,
      });
      await noteRestore(ownerUrl, backup.manifest.takenAt, Date.now());
    });
    return backup.manifest;
  });
  print(
    command,
    answerOf(file, manifest),
    ({ rows, takenAt }) => `Restored as of ${takenAt}: ${rows.toLocaleString('en')} rows, each as the backup has it.`,
  );
}

async function withServer<T>(settings: Settings, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const log = createLog((process.env['LOG_LEVEL'] as 'warn' | undefined) ?? 'error');
  const server = await openServer(settings, log).catch(refused);
  try {
    return await work(server.ownerUrl).catch(refused);
  } finally {
    await server.stop();
  }
}

async function withBackup<T>(file: string, work: (backup: OpenBackup) => Promise<T>): Promise<T> {
  const backup = await openBackup(file).catch(refused);
  try {
    return await work(backup).catch(refused);
  } finally {
    backup.close();
  }
}

/** What an operator can do something about is told in a sentence. */
function refused(error: Error): never {
  if (error instanceof CliRefusal) throw error;
  if (error instanceof TypeError) throw error;
  throw new CliRefusal({ message: error.message });
}

function answerOf(file: string, { takenAt, tables }: BackupManifest) {
  return { file, takenAt, bytes: statSync(file).size, tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
