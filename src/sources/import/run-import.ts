import type { Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { Batch, BatchReceiver } from '#platform/slice.ts';
import { findCompanyDefaults } from '../company-defaults.ts';
import { FileProblem } from '../files/file-problem.ts';
import { checkFile, openFile, type OpenFile, type StoredFile } from '../files/open-file.ts';
import { createRowReader, type CompanyDefaults } from '../mapping/create-row-reader.ts';
import { deletePieces, readPieces } from '../uploads/upload-store.ts';
import { takeHeldRows } from './held-rows.ts';
import { advance, finish, loadRun, markRunning, storeRefusals, type Place, type Run, type RunFile } from './progress-store.ts';
import { oneAhead, readBatches, type RowBatch } from './read-batches.ts';
import { writeBatch } from './write-batch.ts';

export interface ImportOptions {
  receivers: readonly BatchReceiver[];
  /** Rows of one transaction. */
  batchRows: number;
  signal: AbortSignal;
}

export const usualBatchRows = 2500;

/**
 * Imports the files of a run, from wherever it stands: after kill -9 the next process goes on behind the last batch
 * that was committed. A file that cannot be read to its end fails the run before anything is written.
 */
export async function runImport(context: Context, runId: number, options: ImportOptions): Promise<void> {
  const run = await loadRun(context, context.caller.workspaceId, runId);
  if (!run || run.state === 'done' || run.state === 'failed') return;
  const work = await prepare(context, run);
  if ('kind' in work) return end(context, run, work);
  try {
    for (const file of work.files) await importFile(context, run, file, work.company, options);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return end(context, run, error.problem);
  }
  if (options.signal.aborted) return;
  await writeHeldRows(context, run, options);
  await end(context, run, null);
}

interface FileToRead extends RunFile {
  open: OpenFile;
}

/** Opens every file and, before the first row of the run is written, walks through all of them to their ends. */
async function prepare(context: Context, run: Run): Promise<Problem | { files: FileToRead[]; company: CompanyDefaults }> {
  const company = await findCompanyDefaults(context);
  const files: FileToRead[] = [];
  const isStart = run.rowsTotal === null;
  let rowsTotal = 0;
  for (const file of run.files) {
    const opened = await openFile(storedFile(context, run.workspaceId, file), run.mapping.file?.delimiter);
    if (!opened.ok) return opened.problem;
    const readable = createRowReader(run.mapping, opened.file.header, company);
    if (!readable.ok) return { ...readable.problem, where: `${file.name}, header` };
    const checked = isStart ? await checkFile(file.name, opened.file) : null;
    if (checked && !checked.ok) return checked.problem;
    rowsTotal += checked?.rows ?? 0;
    files.push({ ...file, open: opened.file });
  }
  run.rowsTotal ??= rowsTotal;
  await markRunning(context, run, run.rowsTotal);
  return { files, company };
}

export function storedFile(context: Context, workspaceId: number, file: { uploadId: number; name: string; bytes: number }): StoredFile {
  return { name: file.name, bytes: file.bytes, pieces: () => readPieces(context, workspaceId, file.uploadId) };
}

async function importFile(context: Context, run: Run, file: FileToRead, company: CompanyDefaults, options: ImportOptions): Promise<void> {
  if (file.position < run.place.filePosition) return;
  const readable = createRowReader(run.mapping, file.open.header, company);
  if (!readable.ok) throw new Error(readable.problem.message);
  const start = file.position === run.place.filePosition ? Math.max(1, run.place.rowsInFile) : 1;
  for await (const batch of oneAhead(readBatches(file.open, readable.readRow, start, options.batchRows))) {
    if (options.signal.aborted) return;
    await commitBatch(context, run, file, batch, options);
  }
}

async function commitBatch(context: Context, run: Run, file: FileToRead, read: RowBatch, options: ImportOptions): Promise<void> {
  const to: Place = { filePosition: file.position, rowsInFile: read.rowsInFile };
  await inWorkspace(context.database, run.workspaceId, async (tx) => {
    // A batch and the run's place are one transaction: lost together, they are read again. Only the end of the run has to
    // be on the disk before it is told, and with it everything before it.
    await tx.client.query('set local synchronous_commit = off');
    const written = await writeBatch(tx, batchOf(run), read.rows, options.receivers, { isEnd: false });
    await storeRefusals(tx, run, file.position, read.refusals);
    const counts = {
      ...written,
      read: read.rows.length + read.refusals.length,
      refused: read.refusals.length,
      bytesRead: bytesUpTo(run, file, read.rowsInFile),
      lastStampAt: lastStampOf(read),
    };
    await advance(tx, run, run.place, to, counts, new Date(context.clock.now()));
  });
  run.place = to;
}

function batchOf(run: Run): Batch {
  return { workspaceId: run.workspaceId, sourceId: run.sourceId, importRunId: run.id, importedAt: run.requestedAt };
}

/** Bytes, for the eye: the files before this one, and of this one the share of all rows that are left to it. */
function bytesUpTo(run: Run, file: RunFile, rowsInFile: number): number {
  const before = run.files.filter((other) => other.position < file.position).reduce((sum, other) => sum + other.bytes, 0);
  return before + Math.round(file.bytes * Math.min(1, rowsInFile / Math.max(1, (run.rowsTotal ?? 0) + 1)));
}

function lastStampOf({ rows }: RowBatch): number | null {
  let last: number | null = null;
  for (const row of rows) {
    for (const fact of row.facts) last = Math.max(last ?? fact.occurredAt, fact.occurredAt);
    for (const fact of row.deal?.facts ?? []) last = Math.max(last ?? fact.occurredAt, fact.occurredAt);
  }
  return last;
}

async function writeHeldRows(context: Context, run: Run, options: ImportOptions): Promise<void> {
  for (let isMore = true; isMore;) {
    isMore = await inWorkspace(context.database, run.workspaceId, async (tx) => {
      const rows = await takeHeldRows(tx, run.id, options.batchRows);
      const { created, changed } = await writeBatch(tx, batchOf(run), rows, options.receivers, { isEnd: true });
      const counts = { read: 0, created, changed, unchanged: -(created + changed), refused: 0, bytesRead: 0, lastStampAt: null };
      if (rows.length > 0) await advance(tx, run, run.place, run.place, counts, new Date(context.clock.now()));
      return rows.length > 0;
    });
  }
}

/** After the last attempt: the run is failed, what it brought so far stays, and whoever waits for it is told. */
export async function giveUpImport(context: Context, runId: number): Promise<void> {
  const run = await loadRun(context, context.caller.workspaceId, runId);
  if (!run || run.state === 'done' || run.state === 'failed') return;
  const message = 'The import was tried twelve times and did not come to its end; the log says why. What it brought so far stays.';
  await end(context, run, { kind: 'conflict', code: 'import-given-up', message, accepted: 'the same file once more: nothing is doubled' });
}

async function end(context: Context, run: Run, problem: Problem | null): Promise<void> {
  await inWorkspace(context.database, run.workspaceId, async (tx) => {
    await finish(tx, run, new Date(context.clock.now()), problem);
    await deletePieces(
      tx,
      run.files.map((file) => file.uploadId),
    );
    await announce(tx, context, {
      name: problem ? 'import.failed' : 'import.finished',
      subject: { importRunId: run.id, sourceId: run.sourceId },
    });
  });
}
