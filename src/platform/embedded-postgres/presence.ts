import pg from 'pg';

/** Any number; the same for every process that shares a server. */
const lockNumber = 4_100_731;

/** Left out of pg's types. */
interface Referable {
  ref(): void;
  unref(): void;
}

/** A connection that says "somebody uses this server" for as long as it, and the process that holds it, lives. */
export interface Presence {
  /** Runs once when the connection is lost: the server was killed, or stopped by somebody else. */
  onLost(listener: () => void): void;
  /**
   * Gives up our use. `isLast` when nobody else uses the server; from then on nobody can enter it, until `close`.
   */
  leave(): Promise<{ isLast: boolean }>;
  close(): Promise<void>;
}

/**
 * Enters the server's list of users: a shared advisory lock, which PostgreSQL itself gives back when the process dies.
 * Whoever leaves last holds the lock alone and stops the server; whoever comes meanwhile is told to wait.
 * @returns null while the last one is stopping the server. @throws whatever pg says when the database is not there.
 */
export async function enterServer(url: string): Promise<Presence | null> {
  const client = new pg.Client({ connectionString: url, application_name: `entente presence ${process.pid}` }) as pg.Client & Referable;
  let lost = () => {};
  client.on('error', () => {});
  client.on('end', () => lost());
  try {
    await client.connect();
    if (!(await lock(client, 'pg_try_advisory_lock_shared'))) {
      await client.end();
      return null;
    }
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  // Being present must not keep a process alive that has nothing left to do.
  client.unref();
  return {
    onLost: (listener) => void (lost = listener),
    leave: async () => {
      lost = () => {};
      client.ref();
      await lock(client, 'pg_advisory_unlock_shared');
      return { isLast: await lock(client, 'pg_try_advisory_lock') };
    },
    close: () => client.end().catch(() => {}),
  };
}

async function lock(client: pg.Client, verb: string): Promise<boolean> {
  const { rows } = await client.query<{ done: boolean }>(`select ${verb}(${lockNumber}) as done`);
  return rows[0]!.done;
}
