import type pg from 'pg';
import { inDirectory } from '#platform/database/database.ts';
import { lockSpaces } from '#platform/database/lock-spaces.ts';
import type { Platform } from '#platform/context.ts';
import type { Sweep } from '#platform/slice.ts';

/**
 * Runs every sweep whose time has come: short ones one after the other, each that may take long in a lane of its own, so that
 * nobody waits for it. Several processes may ask at once, and again while a sweep still runs: each is run by one of them.
 * @param signal ends them: a sweep that has its turn comes to an end, and none after it begins.
 * @returns the names of the sweeps that ran, when all of them have.
 * @throws what the first of those that failed threw, when the others have run.
 */
export async function runDueSweeps(platform: Platform, sweeps: readonly Sweep[], signal: AbortSignal): Promise<string[]> {
  const short = sweeps.filter(({ isLong }) => !isLong);
  const lanes = [short, ...sweeps.filter(({ isLong }) => isLong).map((sweep) => [sweep])];
  const ran = new Set<string>();
  const failures: unknown[] = [];
  const runLane = async (lane: readonly Sweep[]) => {
    for (const sweep of lane) {
      if (signal.aborted) break;
      const hasRun = await runIfDue(platform, sweep, signal).catch((error: unknown) => void failures.push(error));
      if (hasRun) ran.add(sweep.name);
    }
  };
  await Promise.all(lanes.map(runLane));
  if (failures.length > 0) throw failures[0];
  return sweeps.map(({ name }) => name).filter((name) => ran.has(name));
}

/** @returns whether it was due and nobody else is at it. */
async function runIfDue(platform: Platform, sweep: Sweep, signal: AbortSignal): Promise<boolean> {
  try {
    return await withLease(platform, sweep.name, async (lost) => {
      if (!(await takeTurn(platform, sweep))) return false;
      await sweep.run(platform, AbortSignal.any([signal, lost]));
      return true;
    });
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string };
    platform.log.error({ sweep: sweep.name, code: code ?? name }, 'a sweep failed: it is tried again when its time comes');
    throw error;
  }
}

/**
 * The lease is a lock of a connection's session: it ends with the process, without a time-out that has to be guessed.
 * @param work is told when the connection broke, and somebody else may begin.
 */
async function withLease(platform: Platform, name: string, work: (lost: AbortSignal) => Promise<boolean>): Promise<boolean> {
  const client = await platform.database.pool.connect();
  const lost = new AbortController();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
    lost.abort();
  };
  client.on('error', onError);
  try {
    if (!(await tryLock(client, name))) return false;
    try {
      return await work(lost.signal);
    } finally {
      if (!broken) await client.query('select pg_advisory_unlock($1, hashtext($2))', [lockSpaces.sweeps, name]).catch(onError);
    }
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

async function tryLock(client: pg.PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as taken', [
    lockSpaces.sweeps,
    name,
  ]);
  return rows[0]!.taken;
}

/** Clocks of several machines may be this far apart; what ran later than that ran before the clock was put back. */
const clocksApartMilliseconds = 60_000;

async function takeTurn(platform: Platform, sweep: Sweep): Promise<boolean> {
  const now = platform.clock.now();
  const taken = await inDirectory(platform.database, (tx) =>
    tx.client.query(
      `insert into directory.sweeps (name, last_run_at) values ($1, $2)
       on conflict (name) do update set last_run_at = excluded.last_run_at
       where directory.sweeps.last_run_at <= $3 or directory.sweeps.last_run_at > $4`,
      [sweep.name, new Date(now), new Date(now - sweep.everySeconds * 1000), new Date(now + clocksApartMilliseconds)],
    ),
  );
  return taken.rowCount === 1;
}
