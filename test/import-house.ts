import { Readable } from 'node:stream';
import { controlledClock, type ControlledClock } from '#kernel/clock.ts';
import { createIdCodec } from '#kernel/id.ts';
import { systemContext, type Context } from '#platform/context.ts';
import { inDirectory, inWorkspace, type Database } from '#platform/database/database.ts';
import { createEventRegistry } from '#platform/events/event-registry.ts';
import { createLog } from '#platform/log.ts';
import type { BatchReceiver } from '#platform/slice.ts';
import { handoffSlice } from '#handoff/public.ts';
import { identityReceiver } from '#identity/public.ts';
import { runImport } from '#sources/import/run-import.ts';
import { requestImport } from '#sources/request-import.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { storyBegins, testSettings } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';

/** What the product hands every batch to. */
export const everyReceiver: readonly BatchReceiver[] = [identityReceiver, ...(handoffSlice.receivers ?? [])];

/** A company that imports, without the http around it. */
export interface ImportHouse {
  context: Context;
  clock: ControlledClock;
  close(): Promise<void>;
}

export async function importHouse(): Promise<ImportHouse> {
  const database = await testDatabase();
  const { context, clock } = importContext(database, await insertCompany(database));
  return { context, clock, close: database.close };
}

export function importContext(database: Database, workspaceId: number): { context: Context; clock: ControlledClock } {
  const clock = controlledClock(storyBegins);
  const platform = {
    database,
    clock,
    ids: createIdCodec('story'),
    settings: testSettings,
    log: createLog('silent'),
    events: createEventRegistry([]),
  };
  return { context: systemContext(platform, workspaceId), clock };
}

/** A company in Amsterdam with a salt that is always the same, so that two databases can be compared. */
export async function insertCompany(database: Database): Promise<number> {
  const at = new Date(storyBegins);
  const workspaceId = await inDirectory(database, async (tx) => {
    const { rows } = await tx.client.query<{ id: number }>('insert into directory.workspaces (created_at) values ($1) returning id', [at]);
    return rows[0]!.id;
  });
  await inWorkspace(database, workspaceId, (tx) =>
    tx.client.query(
      `insert into entente.companies (workspace_id, name, time_zone, currency, working_hours, key_salt, created_at)
       values ($1, 'Northlake Instruments', 'Europe/Amsterdam', 'EUR', '{}', 'a salt for stories', $2)`,
      [workspaceId, at],
    ),
  );
  return workspaceId;
}

export interface GivenFile {
  name: string;
  content: string | Buffer;
}

/** Uploads files and asks for their import. @throws with the problem when they are refused. */
export async function askForImport(context: Context, files: readonly GivenFile[], mapping: unknown): Promise<number> {
  const uploadIds: number[] = [];
  for (const { name, content } of files) {
    const received = await receiveUpload(context, name, Readable.from([Buffer.from(content)]));
    if (!received.ok) throw new Error(received.problem.code);
    uploadIds.push(received.upload.id);
  }
  const asked = await requestImport(context, uploadIds, mapping);
  if (!asked.ok) throw new Error(asked.problem.code, { cause: asked.problem });
  return asked.importRunId;
}

export interface RunOutcome {
  state: string;
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  problem: { code: string; message: string; where?: string } | null;
}

/** Imports files to the end, in batches of the given size. */
export async function importFiles(context: Context, files: readonly GivenFile[], mapping: unknown, batchRows = 1000): Promise<RunOutcome> {
  const id = await askForImport(context, files, mapping);
  await runImport(context, id, { receivers: everyReceiver, batchRows, signal: new AbortController().signal });
  return outcomeOf(context, id);
}

export async function outcomeOf(context: Context, importRunId: number): Promise<RunOutcome> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query<RunOutcome>(
      'select state, rows_read as read, created, changed, unchanged, refused, problem from entente.import_progress where import_run_id = $1',
      [importRunId],
    );
    return rows[0]!;
  });
}
