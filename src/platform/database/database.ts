import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Log } from '#platform/log.ts';

// A transaction's tables are typed where they are used: tx.db.withTables<TheSlicesTables>().
// oxlint-disable-next-line typescript/no-explicit-any
type AnyTables = any;

/** A transaction. Everything in it happens as the application's role, inside one workspace or in the directory. */
export interface Tx {
  db: Kysely<AnyTables>;
  /** The bare connection, for COPY. */
  client: pg.PoolClient;
}

export interface WorkspaceTx extends Tx {
  workspaceId: number;
}

export interface Database {
  /** The application's pool: owns nothing, cannot bypass row-level security. */
  pool: pg.Pool;
  close(): Promise<void>;
}

/** @param url of the application's role. */
export function openDatabase(options: { url: string; log: Log; connections?: number }): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    application_name: 'entente',
    types: { getTypeParser },
  });
  let isClosing = false;
  // An idle connection that breaks (the database was restarted) is replaced by the pool; without a listener it would end
  // the process. While closing, the server may well be faster than the goodbye of a connection.
  pool.on('error', (error) => {
    if (!isClosing) options.log.warn({ code: (error as { code?: string }).code }, 'an idle database connection broke');
  });
  const close = async () => {
    isClosing = true;
    await pool.end();
  };
  return { pool, close };
}

/**
 * Runs work in one transaction that sees exactly one workspace. Commits when it returns, rolls back when it throws.
 * @param options isSnapshot: all of it reads the state of one moment; isReadOnly: and writes nothing.
 */
export async function inWorkspace<T>(
  database: Database,
  workspaceId: number,
  work: (tx: WorkspaceTx) => Promise<T>,
  { isSnapshot = false, isReadOnly = isSnapshot }: { isSnapshot?: boolean; isReadOnly?: boolean } = {},
): Promise<T> {
  const begin = `begin ${isSnapshot ? 'isolation level repeatable read' : ''} ${isReadOnly ? 'read only' : ''}`;
  const inside = async (tx: Tx) => {
    await tx.client.query("select set_config('entente.workspace_id', $1, true)", [String(workspaceId)]);
    return work({ ...tx, workspaceId });
  };
  return inTransaction(database, inside, begin);
}

/** Runs work in one transaction with no workspace set: only the ids-only directory has rows there. */
export async function inDirectory<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(database, work);
}

async function inTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>, begin = 'begin'): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => void (broken = error);
  client.on('error', onError);
  try {
    await client.query(begin);
    const result = await work({ client, db: kyselyOn(client) });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => void (broken = failure));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Kysely on one connection that somebody else began and will end. */
export function kyselyOn(client: pg.ClientBase): Kysely<AnyTables> {
  const pool = {
    connect: async () => ({ query: client.query.bind(client), release: () => {} }),
    end: async () => {},
  } as unknown as PostgresPool;
  return new Kysely<AnyTables>({ dialect: new PostgresDialect({ pool }) });
}

const int8 = 20;
const numeric = 1700;
const date = 1082;
const parsers: Record<number, (text: string) => unknown> = {
  [int8]: toSafeInteger,
  [numeric]: Number,
  // A day is a day: never local midnight of some machine.
  [date]: (text) => text,
};

function getTypeParser(oid: number, format?: string) {
  const parser = format === 'binary' ? undefined : parsers[oid];
  return parser ?? pg.types.getTypeParser(oid, format as 'text');
}

function toSafeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`An integer beyond 2^53 came from the database: ${text}`);
  return number;
}
