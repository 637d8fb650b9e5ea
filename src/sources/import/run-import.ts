import type { Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { Batch, BatchReceiver } from '#platform/slice.ts';
import { findCompanyDefaults } from '../company-defaults.ts';
import { FileProblem } from '../files/file-problem.ts';
import { checkFile, openFile, type OpenFile, type StoredFile } from '../files/open-file.ts';
import { createRowReader, type CompanyDefaults } from '../mapping/create-row-reader.ts';
import type { Fact } from '../mapping/read-row.ts';
import { deletePieces, readPieces } from '../uploads/upload-store.ts';
import { takeUpRules, yieldToYoungerRules } from './follow-rules.ts';
import { takeHeldRows } from './held-rows.ts';
import { advance, finish, loadRun, markRunning, storeRefusals, type Place, type Run, type RunFile } from './progress-store.ts';
import { oneAhead, readBatches, type RowBatch } from './read-batches.ts';
import { RefusedByDatabase, refusedByDatabase } from './refused-by-database.ts';
import { writeBatch } from './write-batch.ts';

export interface ImportOptions {
  receivers: readonly BatchReceiver[];
  /** Rows of one transaction. */
  batchRows: number;
  signal: AbortSignal;
}

export const usualBatchRows = 5000;

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
    await inRun(context, run, 'what earlier files said', (tx) => takeUpRules(tx, batchOf(run), run.mapping, options.receivers));
    for (const file of work.files) await importFile(context, run, file, work.company, options);
    if (options.signal.aborted) return;
    await writeHeldRows(context, run, options);
    await inRun(context, run, 'what it said', (tx) => yieldToYoungerRules(tx, batchOf(run), run.mapping, options.receivers));
  } catch (error) {
    if (!(error instanceof FileProblem) && !(error instanceof RefusedByDatabase)) throw error;
    return end(context, run, error.problem);
  }
  await end(context, run, null);
}

/** One transaction of a run. @throws RefusedByDatabase where trying again would not help. */
async function inRun<T>(context: Context, run: Run, where: string, work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
  try {
    return await inWorkspace(context.database, run.workspaceId, work);
  } catch (error) {
    throw refusedByDatabase(error, where) ?? error;
  }
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
    const opened = await openFile(storedFile(context, run.workspaceId, file), run.mapping.file);
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
  return { name: file.name, bytes: file.bytes, pieces: (from = 0) => readPieces(context, workspaceId, file, from) };
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
  const first = run.place.filePosition === file.position ? Math.max(1, run.place.rowsInFile) + 1 : 2;
  const rowsRead = read.rows.length + read.refusals.length;
  await inRun(context, run, `${file.name}, rows ${first} to ${read.rowsInFile}`, async (tx) => {
    // A batch and the run's place are one transaction: lost together, they are read again. Only the end of the run has to
    // be on the disk before it is told, and with it everything before it.
    await tx.client.query('set local synchronous_commit = off');
    const written = await writeBatch(tx, batchOf(run), read.rows, options.receivers, { isEnd: false });
    await storeRefusals(tx, run, file.position, read.refusals);
    const counts = {
      ...written,
      read: rowsRead,
      refused: read.refusals.length,
      bytesRead: bytesUpTo(run, run.rowsRead + rowsRead),
      lastStampAt: lastStampOf(read, run.requestedAt.getTime()),
    };
    await advance(tx, run, run.place, to, counts, new Date(context.clock.now()));
  });
  run.place = to;
  run.rowsRead += rowsRead;
}

function batchOf(run: Run): Batch {
  return { workspaceId: run.workspaceId, sourceId: run.sourceId, importRunId: run.id, importedAt: run.requestedAt };
}

/** Bytes, for the eye: of all files the share that the rows read have in all rows. */
function bytesUpTo(run: Run, rowsRead: number): number {
  const bytesTotal = run.files.reduce((sum, file) => sum + file.bytes, 0);
  return Math.round(bytesTotal * Math.min(1, rowsRead / Math.max(1, run.rowsTotal ?? 0)));
}

/** What lies behind the import itself, such as a close date that is planned, was not seen: it says nothing of how far the file goes. */
function lastStampOf({ rows }: RowBatch, importedAt: number): number | null {
  let last = -Infinity;
  const see = ({ occurredAt }: Fact) => {
    if (occurredAt > last && occurredAt <= importedAt) last = occurredAt;
  };
  for (const row of rows) {
    row.facts.forEach(see);
    row.deal?.facts.forEach(see);
  }
  return last === -Infinity ? null : last;
}

async function writeHeldRows(context: Context, run: Run, options: ImportOptions): Promise<void> {
  for (let isMore = true; isMore;) {
    isMore = await inRun(context, run, 'rows held to the end', async (tx) => {
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
