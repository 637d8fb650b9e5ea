import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { findLinkedByMembers } from '#identity/public.ts';
import { requestRedo, requestUndo } from '#sources/undo/request-undo.ts';
import { runUndo } from '#sources/undo/run-undo.ts';
import { everyReceiver } from '#test/import-house.ts';

export const everyFinder = [findLinkedByMembers];

/** Asks for the undo of an import, or for its redo, and leaves the work to whoever does it. @throws with the problem when refused. */
export async function askForUndo(context: Context, runId: number, direction: 'undo' | 'redo', takesWorkedOn = false): Promise<number> {
  const id = context.ids.encode('importRun', runId);
  const asked = direction === 'undo' ? await requestUndo(context, id, { takesWorkedOn }) : await requestRedo(context, id);
  if (!asked.ok) throw new Error(asked.problem.code, { cause: asked.problem });
  return asked.undo.id;
}

/** Undoes an import to the end. @returns what was counted. */
export async function undoImport(context: Context, runId: number, takesWorkedOn = false): Promise<Record<string, number>> {
  return finish(context, await askForUndo(context, runId, 'undo', takesWorkedOn));
}

export async function putImportBack(context: Context, runId: number): Promise<Record<string, number>> {
  return finish(context, await askForUndo(context, runId, 'redo'));
}

async function finish(context: Context, undoId: number): Promise<Record<string, number>> {
  await runUndo(context, undoId, { receivers: everyReceiver, workedOn: everyFinder });
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query('select state, counts from entente.import_undos where workspace_id = $1 and id = $2', [
      tx.workspaceId,
      undoId,
    ]);
    if (rows[0].state !== 'done') throw new Error(`The undo is ${rows[0].state}.`);
    return rows[0].counts as Record<string, number>;
  });
}
