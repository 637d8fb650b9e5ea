import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BackupSettings, Settings } from '#platform/settings.ts';
import type { Sweep } from '#platform/slice.ts';
import { backupName, backupsIn, removeAbandoned } from './backup-file.ts';

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
      // What failed is tried again within the hour.
      everySeconds: 3600,
      isLong: true,
      run: async ({ clock, log }, signal) => {
        mkdirSync(backups.folder, { recursive: true, mode: 0o700 });
        const name = backupName(clock.now());
        removeAbandoned(backups.folder, clock.now());
        if (!isDue(backups, clock.now())) return;
        try {
          await backUp(settings, commandLine, join(backups.folder, name), signal);
          removeOlder(backups);
        } catch (error) {
          rmSync(`${join(backups.folder, name)}.part`, { force: true });
          // Whoever is told to end does not wait for it; the next one makes it.
          if (signal.aborted) return;
          const { code, stderr } = error as { code?: unknown; stderr?: string };
          log.error({ code, said: stderr?.trim() }, 'the regular backup was not made');
        }
      },
    },
  ];
}

const stillWritingMilliseconds = 300_000;

/** The folder says so itself: its newest backup is too old, and none is just being written. */
function isDue({ folder, everyHours }: BackupSettings, now: number): boolean {
  const isBeingWritten = readdirSync(folder).some(
    (name) => name.endsWith('.part') && now - statSync(join(folder, name)).mtimeMs < stillWritingMilliseconds,
  );
  const newest = backupsIn(folder)[0];
  return !isBeingWritten && (newest === undefined || newest <= backupName(now - everyHours * 3_600_000));
}

async function backUp({ dataFolder, databaseUrl }: Settings, commandLine: string, file: string, signal: AbortSignal): Promise<void> {
  const env = { ...process.env, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', commandLine, 'backup', file, '--data', dataFolder], {
    env,
    signal,
  });
}

function removeOlder({ folder, keep }: BackupSettings): void {
  for (const name of backupsIn(folder).slice(keep)) rmSync(join(folder, name));
}
