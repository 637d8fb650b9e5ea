import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdCodec } from '#kernel/id.ts';
import { handoffSlice } from '#handoff/public.ts';
import { identityReceiver } from '#identity/public.ts';
import { inDirectory, inWorkspace, openDatabase } from '#platform/database/database.ts';
import { migrate } from '#platform/database/migrate.ts';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createEventRegistry } from '#platform/events/event-registry.ts';
import { createLog } from '#platform/log.ts';
import { systemClock } from '#platform/system-clock.ts';
import { systemContext, type Context } from '#platform/context.ts';
import { createSourcesSlice } from '#sources/public.ts';

export const receivers = [identityReceiver, ...(handoffSlice.receivers ?? [])];

export interface Bench {
  context: Context;
  appUrl: string;
  /** The owner's, for what a peer would do. */
  ownerUrl: string;
  pid: number;
  close(): Promise<void>;
}

/** A company of its own on an embedded PostgreSQL of its own, gone when closed. */
export async function openBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  chmodSync(folder, 0o755);
  const log = createLog('silent');
  const server = await launchEmbeddedPostgres({ dataFolder: folder, log });
  const { appUrl } = await migrate({ ownerUrl: server.ownerUrl, appRolePassword: 'bench-application-role' });
  const database = openDatabase({ url: appUrl, log });
  const events = createEventRegistry([createSourcesSlice(receivers, [])]);
  const platform = { database, clock: systemClock, ids: createIdCodec('bench'), settings: {} as never, log, events };
  const context = systemContext(platform, await insertCompany(database));
  const close = async () => {
    await database.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { context, appUrl, ownerUrl: server.ownerUrl, pid: server.pid(), close };
}

async function insertCompany(database: Context['database']): Promise<number> {
  const at = new Date(systemClock.now());
  const workspaceId = await inDirectory(database, async (tx) => {
    const { rows } = await tx.client.query('insert into directory.workspaces (created_at) values ($1) returning id', [at]);
    return rows[0].id as number;
  });
  await inWorkspace(database, workspaceId, (tx) =>
    tx.client.query("insert into entente.companies values ($1, 'Bench', 'UTC', 'EUR', '{}', 'salt', $2)", [workspaceId, at]),
  );
  return workspaceId;
}
