import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { announce } from '#platform/events/announce.ts';
import { isOver } from './import/progress-store.ts';
import { markCancelled } from './import/run-states.ts';
import { isOverAlready, withRun } from './pause-import.ts';
import { askForUndo } from './undo/request-undo.ts';
import { deletePieces } from './uploads/upload-store.ts';

/**
 * Ends an import before its time, for good, also while its files are still being looked through.
 * @param options.keep whether what it brought so far stays; else it is undone.
 */
export async function cancelImport(context: Context, publicId: string, { keep }: { keep: boolean }): Promise<Outcome> {
  return withRun(context, publicId, async (tx, run) => {
    if (isOver(run.state)) return isOverAlready(run, 'cancelled');
    const uploads = await markCancelled(tx, run.id, new Date(context.clock.now()));
    await deletePieces(tx, uploads);
    const subject = { importRunId: run.id, sourceId: run.sourceId, keeps: keep ? 1 : 0 };
    await announce(tx, context, { name: 'import.cancelled', subject });
    if (!keep) await askForUndo(tx, context, run, { takesWorkedOn: false });
    return { ok: true };
  });
}
