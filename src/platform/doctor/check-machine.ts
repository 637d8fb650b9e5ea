import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { backupsIn } from '#platform/backup/backup-file.ts';
import type { BackupSettings, Settings } from '#platform/settings.ts';
import type { Finding } from './finding.ts';

const gigabyte = 1_000_000_000;
const secretFiles = ['secret', 'postgres-password', 'operator-key'];

/** The program it runs in, and the data folder. */
export async function checkMachine({ dataFolder, backups }: Settings, now: number): Promise<Finding[]> {
  return [checkNode(process.versions.node), await checkDisk(dataFolder), checkSecrets(dataFolder), checkBackups(backups, now)];
}

/** @param now epoch milliseconds. */
export function checkBackups(backups: BackupSettings | null, now: number): Finding {
  const advice = 'Set ENTENTE_BACKUP_FOLDER, or call bin/entente backup from a timer (docs/guide/running.md).';
  if (!backups) return { what: 'backups', state: 'ok', says: 'None are made by Entente itself.', advice };
  const newest = existsSync(backups.folder) ? backupsIn(backups.folder)[0] : undefined;
  if (newest === undefined)
    return {
      what: 'backups',
      state: 'odd',
      says: `There is none in ${backups.folder} yet.`,
      advice: 'The first comes within a minute of a start.',
    };
  const hours = (now - statSync(join(backups.folder, newest)).mtimeMs) / 3_600_000;
  const says = `The newest in ${backups.folder} is ${hours < 1 ? 'less than an hour' : `${hours.toFixed(0)} hours`} old.`;
  if (hours <= 2 * backups.everyHours) return { what: 'backups', state: 'ok', says };
  return { what: 'backups', state: 'bad', says, advice: 'Look for "the regular backup was not made" in the log.' };
}

/** @param version as `24.21.0`. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const says = `Node ${version}.`;
  if (major > 22 || (major === 22 && minor >= 18)) return { what: 'node', state: 'ok', says };
  return { what: 'node', state: 'bad', says, advice: 'Entente needs 22.18 or newer: bin/start brings one.' };
}

async function checkDisk(folder: string): Promise<Finding> {
  const found = await statfs(folder).catch(() => null);
  if (found) return diskFinding(found.bavail * found.bsize, folder);
  return { what: 'disk', state: 'odd', says: `${folder} cannot be looked at.`, advice: 'Is it there, and may this account read it?' };
}

/** @param free bytes that may still be written. */
export function diskFinding(free: number, folder: string): Finding {
  const says = `${(free / gigabyte).toFixed(1)} GB free for ${folder}.`;
  if (free >= 5 * gigabyte) return { what: 'disk', state: 'ok', says };
  const advice = 'An import takes up to ten times the size of its file. Make room, or move the data folder.';
  return { what: 'disk', state: free < gigabyte ? 'bad' : 'odd', says, advice };
}

/** What is secret is for its owner's eyes. */
function checkSecrets(folder: string): Finding {
  const open = secretFiles.map((name) => join(folder, name)).filter((file) => existsSync(file) && (statSync(file).mode & 0o077) !== 0);
  if (open.length === 0) return { what: 'secrets', state: 'ok', says: 'Only their owner reads the secrets of the data folder.' };
  return { what: 'secrets', state: 'bad', says: `Others can read ${open.join(', ')}.`, advice: `chmod 600 ${open.join(' ')}` };
}
