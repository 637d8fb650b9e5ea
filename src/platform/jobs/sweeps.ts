import { inDirectory } from '#platform/database/database.ts';
import type { Platform } from '#platform/context.ts';
import type { Sweep } from '#platform/slice.ts';

/**
 * Runs every sweep whose time has come. Several processes may ask at once: the row of a sweep is taken by one of them.
 * @param signal ends them: a sweep that has its turn comes to an end, and none after it begins.
 * @returns the names of the sweeps that ran.
 */
export async function runDueSweeps(platform: Platform, sweeps: readonly Sweep[], signal: AbortSignal): Promise<string[]> {
  const ran: string[] = [];
  for (const sweep of sweeps) {
    if (signal.aborted) break;
    if (!(await takeTurn(platform, sweep))) continue;
    await sweep.run(platform, signal);
    ran.push(sweep.name);
  }
  return ran;
}

async function takeTurn(platform: Platform, sweep: Sweep): Promise<boolean> {
  const now = new Date(platform.clock.now());
  const lastBefore = new Date(now.getTime() - sweep.everySeconds * 1000);
  const taken = await inDirectory(platform.database, (tx) =>
    tx.client.query(
      `insert into directory.sweeps (name, last_run_at) values ($1, $2)
       on conflict (name) do update set last_run_at = excluded.last_run_at where directory.sweeps.last_run_at <= $3`,
      [sweep.name, now, lastBefore],
    ),
  );
  return taken.rowCount === 1;
}
