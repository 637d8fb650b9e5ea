import { readFileSync } from 'node:fs';
import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inDirectory } from '#platform/database/database.ts';
import { checkDatabase } from '#platform/doctor/check-database.ts';
import { checkMachine } from '#platform/doctor/check-machine.ts';
import type { RunningAnswer } from '#running/schema.ts';
import { readBackground, readBackups, readDatabase, readMigrations } from '#running/store.ts';
import { requirePermission } from '#workspace/public.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

/** How the installation does, as the doctor would say it, by the app's own role. */
export async function findRunning(context: Context): Promise<Outcome<{ answer: RunningAnswer }>> {
  const problem = requirePermission(context, 'installation.read');
  if (problem) return { ok: false, problem };
  const { clock, database, settings } = context;
  const now = clock.now();
  const machine = await checkMachine(settings, now);
  const answer = await inDirectory(database, async (tx) => ({
    version,
    node: process.versions.node,
    asOf: new Date(now).toISOString(),
    findings: [...machine, ...(await checkDatabase(tx.client, now))],
    database: await readDatabase(tx),
    backups: await readBackups(tx),
    regularBackups: settings.backups && { everyHours: settings.backups.everyHours, keep: settings.backups.keep },
    background: await readBackground(tx, now),
    migrations: await readMigrations(tx),
  }));
  return { ok: true, answer };
}
