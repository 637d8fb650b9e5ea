import { t } from '#kernel/language/say.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { NotYet } from '#platform/jobs/not-yet.ts';
import type { BatchReceiver } from '#platform/slice.ts';
import { settleStages } from '../derive/settle-stages.ts';
import { settleTakes } from '../derive/settle-takes.ts';
import { deletePieces } from '../uploads/upload-store.ts';
import { storeWarnings } from './conclude-notes.ts';
import { yieldToYoungerRules } from './follow-rules.ts';
import { batchOf, inRun } from './in-run.ts';
import type { RunWarning } from './run-warnings.ts';
import { finish, isOver, loadRun, type Run } from './progress-store.ts';
import { takeRunLock } from './run-lock.ts';

/**
 * The end of a run, by itself or with a problem: what follows from all of it together is settled first.
 * @param ofFiles what is odd about the files, whatever their rows say.
 */
export async function endRun(
  context: Context,
  run: Run,
  problem: Problem | null,
  receivers: readonly BatchReceiver[],
  ofFiles: readonly RunWarning[] = [],
): Promise<void> {
  await wrapUp(context, run, receivers, ofFiles);
  await inWorkspace(context.database, run.workspaceId, async (tx) => {
    if (!(await finish(tx, run, new Date(context.clock.now()), problem))) return;
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

/** What follows from all that a run brought, however it ended; doing it twice changes nothing. */
async function wrapUp(context: Context, run: Run, receivers: readonly BatchReceiver[], ofFiles: readonly RunWarning[] = []): Promise<void> {
  await inRun(context, run, 'what it said', async (tx) => {
    await yieldToYoungerRules(tx, batchOf(run), run.mapping, receivers);
    await settleTakes(tx, batchOf(run), receivers);
    for (const receiver of receivers) await receiver.settle?.(batchOf(run), tx);
    await settleStages(tx);
    await storeWarnings(tx, run, ofFiles);
  });
}

/** A run that was cancelled: what follows from what it brought. Whoever was at work on it stops first. */
export async function wrapUpCancelled(context: Context, runId: number, receivers: readonly BatchReceiver[]): Promise<void> {
  const lock = await takeRunLock(context, runId);
  if (!lock) throw new NotYet('import-at-work', 'The import has not stopped yet.');
  try {
    const run = await loadRun(context, context.caller.workspaceId, runId);
    if (run) await wrapUp(context, run, receivers);
  } finally {
    await lock.release();
  }
}

/** After the last attempt: the run is failed, what it brought so far stays, and whoever waits for it is told. */
export async function giveUpImport(context: Context, runId: number, receivers: readonly BatchReceiver[]): Promise<void> {
  const run = await loadRun(context, context.caller.workspaceId, runId);
  if (!run || isOver(run.state) || run.state === 'paused') return;
  const message = t`The import was tried twelve times and did not come to its end; the log says why. What it brought so far stays.`;
  await endRun(
    context,
    run,
    { kind: 'conflict', code: 'import-given-up', message, accepted: t`the same file once more: nothing is doubled` },
    receivers,
  );
}
