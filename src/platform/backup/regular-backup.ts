import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BackupSettings, Settings } from '#platform/settings.ts';
import type { Sweep } from '#platform/slice.ts';
import { backupName, backupsIn } from './backup-file.ts';

const run = promisify(execFile);

/**
 * Backups that are made by themselves, where the settings ask for them: the newest ones are kept, and older ones removed when a new
 * one is whole. A process of its own makes them, by the command that people use: the app itself never works as the owner of the tables.
 * @param commandLine the file of the command line.
 */
export function regularBackup(settings: Settings, commandLine: string): Sweep[] {
  const { backups } = settings;
  if (!backups) return [];
  return [
    {
      name: 'platform/back-up',
      everySeconds: backups.everyHours * 3600,
      run: async ({ clock, log }) => {
        mkdirSync(backups.folder, { recursive: true, mode: 0o700 });
        try {
          await backUp(settings, commandLine, join(backups.folder, backupName(clock.now())));
          removeOlder(backups);
        } catch (error) {
          const { code, stderr } = error as { code?: unknown; stderr?: string };
          log.error({ code, said: stderr?.trim() }, 'the regular backup was not made');
        }
      },
    },
  ];
}

async function backUp({ dataFolder, databaseUrl }: Settings, commandLine: string, file: string): Promise<void> {
  const env = { ...process.env, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', commandLine, 'backup', file, '--data', dataFolder], { env });
}

function removeOlder({ folder, keep }: BackupSettings): void {
  for (const name of backupsIn(folder).slice(keep)) rmSync(join(folder, name));
}
