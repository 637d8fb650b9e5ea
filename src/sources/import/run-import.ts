import type { Context } from '#platform/context.ts';
import { NotYet } from '#platform/jobs/not-yet.ts';
import type { BatchReceiver } from '#platform/slice.ts';
import { FileProblem } from '../files/file-problem.ts';
import { commitBatch, writeHeldRows } from './commit-batch.ts';
import { endRun } from './end-run.ts';
import { createTouchFolder, TouchesOutdated } from './fold-touches.ts';
import { takeUpRules } from './follow-rules.ts';
import { batchOf, inRun } from './in-run.ts';
import { isOver, loadRun, markRunning, stateOf, type Run } from './progress-store.ts';
import { oneAhead } from './read-batches.ts';
import { createRecordedSubjects, type RecordedSubjects } from './recorded-subjects.ts';
import { RefusedByDatabase } from './refused-by-database.ts';
import { takeRunLock } from './run-lock.ts';
import { openParts, type RunPart } from './run-parts.ts';
import { watchState } from './watch-state.ts';

export interface ImportOptions {
  receivers: readonly BatchReceiver[];
  /** Rows of one transaction. */
  batchRows: number;
  signal: AbortSignal;
}

export const usualBatchRows = 5000;

/**
 * Imports the files of a run, from wherever it stands: after kill -9 the next process goes on behind the last batch
 * that was committed. A file that cannot be read to its end fails the run before anything is written. Stops where
 * somebody paused or cancelled it.
 * @throws when another process is at work on the run.
 */
export async function runImport(context: Context, runId: number, options: ImportOptions): Promise<void> {
  for (let isAgain = false; ; isAgain = true) {
    const lock = await takeRunLock(context, runId);
    // Whoever was asked to resume it was quicker.
    if (!lock && isAgain) return;
    if (!lock) throw new NotYet('import-at-work', 'Another process works on this import.');
    try {
      await workOn(context, runId, options);
    } finally {
      await lock.release();
    }
    if (options.signal.aborted) return;
    // Whoever resumed it while it was just coming to its stop found it still at work, and left it to us.
    const state = await stateOf(context, { id: runId, workspaceId: context.caller.workspaceId });
    if (state !== 'waiting') return;
  }
}

async function workOn(context: Context, runId: number, options: ImportOptions): Promise<void> {
  const run = await loadRun(context, context.caller.workspaceId, runId);
  if (!run || isOver(run.state) || !(await markRunning(context, run))) return;
  const halt = watchState(context, run, options.signal);
  try {
    await readAll(context, run, { ...options, signal: halt.signal });
  } catch (error) {
    // Paused, cancelled, or paused and resumed already: then it is begun anew, behind the last batch.
    const state = await stateOf(context, run);
    if (state === 'paused' || state === 'cancelled' || state === 'waiting') return;
    if (options.signal.aborted && error === options.signal.reason) return;
    if (!(error instanceof FileProblem) && !(error instanceof RefusedByDatabase)) throw error;
    await endRun(context, run, error.problem, options.receivers);
  } finally {
    halt.stop();
  }
}

async function readAll(context: Context, run: Run, options: ImportOptions): Promise<void> {
  const { receivers, signal } = options;
  const parts = await openParts(context, run, signal);
  if (!Array.isArray(parts)) return endRun(context, run, parts, receivers);
  await inRun(context, run, 'what earlier files said', (tx) => takeUpRules(tx, batchOf(run), run.mapping, receivers));
  const recorded = createRecordedSubjects();
  for (const part of parts) await importPart(context, run, part, { ...options, recorded });
  if (signal.aborted) return;
  await writeHeldRows(context, run, options);
  const ofFiles = parts.flatMap((part) => part.warnings());
  await endRun(context, run, null, receivers, ofFiles);
}

async function importPart(
  context: Context,
  run: Run,
  part: RunPart,
  options: ImportOptions & { recorded: RecordedSubjects },
): Promise<void> {
  if (part.position < run.place.filePosition) return;
  while (!(await isThrough(context, run, part, options)));
}

/**
 * @returns false where what was read ahead does not hold any more, as somebody was erased or an import undone: the part is taken up again
 * behind the last batch that was written, as after a pause, and passed over up to there.
 */
async function isThrough(
  context: Context,
  run: Run,
  part: RunPart,
  options: ImportOptions & { recorded: RecordedSubjects },
): Promise<boolean> {
  const start = part.position === run.place.filePosition ? run.place.rowsInFile : 0;
  const foldTouches = run.mode === 'both' ? createTouchFolder(run, options.recorded) : undefined;
  let begunAt = performance.now();
  try {
    for await (const { item, readNext } of oneAhead(part.batches(start, options.batchRows, foldTouches))) {
      if (options.signal.aborted) return true;
      await commitBatch(context, run, part, item, { ...options, begunAt, readNext });
      begunAt = performance.now();
    }
    return true;
  } catch (error) {
    if (error instanceof TouchesOutdated) return false;
    throw error;
  }
}
