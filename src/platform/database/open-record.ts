import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { migrate } from '#platform/database/migrate.ts';
import type { Log } from '#platform/log.ts';
import { derivedKey, type Settings } from '#platform/settings.ts';

/** The record, ready to be used: PostgreSQL runs and is at the newest migration. */
export interface Record {
  appUrl: string;
  /** Stops the embedded server where this process started or adopted it; a server of somebody else's is left alone. */
  stop(): Promise<void>;
}

/**
 * Opens the PostgreSQL of DATABASE_URL, or starts the embedded one in the data folder, and migrates it.
 * @param onReached the server answers, and the migration begins.
 * @throws with a sentence that says what to do when the server is too old, too new or not to be reached.
 */
export async function openRecord(settings: Settings, log: Log, onReached: () => void = () => {}): Promise<Record> {
  const server = await openServer(settings, log);
  try {
    onReached();
    const { appUrl, applied } = await migrate({
      ownerUrl: server.ownerUrl,
      appUrl: settings.databaseAppUrl,
      appRolePassword: derivedKey(settings.secret, 'application role'),
    });
    if (applied.length > 0) log.info({ applied }, 'migrated');
    return { appUrl, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

export interface RecordServer {
  /** Of the owner of the tables. */
  ownerUrl: string;
  stop(): Promise<void>;
}

/** The PostgreSQL of DATABASE_URL, or the embedded one in the data folder, as it is. */
export async function openServer({ databaseUrl, dataFolder }: Settings, log: Log): Promise<RecordServer> {
  return databaseUrl ? { ownerUrl: databaseUrl, stop: async () => {} } : launchEmbeddedPostgres({ dataFolder, log });
}
