import type { Platform } from '#platform/context.ts';
import { lockSpaces } from '#platform/database/lock-spaces.ts';

export interface RunLock {
  release(): Promise<void>;
}

/**
 * Takes a run for this process, on a connection of its own: whoever works on it is the only one. The lock ends with the
 * process, so that kill -9 leaves nothing behind.
 * @returns null when somebody has it.
 */
export async function takeRunLock({ database }: Platform, runId: number): Promise<RunLock | null> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => void (broken = error);
  client.on('error', onError);
  const letGo = () => {
    client.off('error', onError);
    client.release(broken);
  };
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, ($2::bigint % 2147483647)::int) as taken', [
      lockSpaces.importRuns,
      runId,
    ]);
    if (rows[0]!.taken) return { release };
  } catch (error) {
    broken = error as Error;
    letGo();
    throw error;
  }
  letGo();
  return null;

  async function release(): Promise<void> {
    await client
      .query('select pg_advisory_unlock($1, ($2::bigint % 2147483647)::int)', [lockSpaces.importRuns, runId])
      .catch((error: Error) => void (broken = error));
    letGo();
  }
}
