import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Refusal } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { requirePermission } from '#workspace/public.ts';
import { noSuchImport } from '../find-imports.ts';
import { markCancelled } from '../import/run-states.ts';
import { deletePieces } from '../uploads/upload-store.ts';
import { findUndoableRun, insertUndo, type StoredUndo, type UndoableRun } from './undo-store.ts';

/**
 * Asks for the undo of an import; it is done in the background, whole or not at all.
 * @param options.takesWorkedOn whether people whom members worked on since lose what the import brought, too.
 */
export async function requestUndo(
  context: Context,
  publicId: string,
  options: { takesWorkedOn: boolean },
): Promise<Outcome<{ undo: StoredUndo }>> {
  return request(
    context,
    publicId,
    (run) => whyNotUndone(run, options),
    async (tx, run) => {
      // A run that was stopped half-way is not gone on with once it is undone.
      if (run.state === 'paused') await deletePieces(tx, await markCancelled(tx, run.id, new Date(context.clock.now())));
      return askForUndo(tx, context, run, options);
    },
  );
}

/** Asks for an import that was undone to be put back as it was. */
export async function requestRedo(context: Context, publicId: string): Promise<Outcome<{ undo: StoredUndo }>> {
  return request(context, publicId, whyNotPutBack, (tx, run) => askForRedo(tx, context, run));
}

async function request(
  context: Context,
  publicId: string,
  whyNot: (run: UndoableRun) => Refusal | null,
  ask: (tx: WorkspaceTx, run: UndoableRun) => Promise<StoredUndo>,
): Promise<Outcome<{ undo: StoredUndo }>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('importRun', publicId);
  if (id === null) return noSuchImport();
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const run = await findUndoableRun(tx, id, { isLocked: true });
    if (!run) return noSuchImport();
    return whyNot(run) ?? { ok: true, undo: await ask(tx, run) };
  });
}

/** The refusal of an undo, or null where it can be done. */
export function whyNotUndone(run: UndoableRun, { takesWorkedOn }: { takesWorkedOn: boolean }): Refusal | null {
  if (run.isUnderway) return underway();
  if (run.undoneAt && !(run.left > 0 && takesWorkedOn)) {
    return refuse('conflict', 'undone-already', t`This import was undone already.`, {
      where: 'id',
      accepted: run.left > 0 ? t`takesWorkedOn true, for what was left of people whom members worked on` : t`an import that stands`,
    });
  }
  if (run.state === 'waiting' || run.state === 'running') {
    return refuse('conflict', 'import-at-work', t`This import is still at work, and cannot be undone meanwhile.`, {
      where: 'id',
      accepted: t`the import once it has come to its end, or was paused or cancelled`,
    });
  }
  return null;
}

/** The refusal of a redo, or null where it can be done. */
export function whyNotPutBack(run: UndoableRun): Refusal | null {
  if (run.isUnderway) return underway();
  if (run.undoneAt) return null;
  return refuse('conflict', 'not-undone', t`This import stands: there is nothing to put back.`, {
    where: 'id',
    accepted: t`an import that was undone`,
  });
}

function underway(): Refusal {
  return refuse('conflict', 'undo-underway', t`This import is being undone or put back just now.`, {
    where: 'id',
    accepted: t`the same once more when that is done`,
  });
}

/** In a transaction of a command that has checked already that it may: of a cancellation, say. */
export async function askForUndo(
  tx: WorkspaceTx,
  context: Context,
  run: { id: number; sourceId: number },
  { takesWorkedOn }: { takesWorkedOn: boolean },
): Promise<StoredUndo> {
  const requestedAt = new Date(context.clock.now());
  const undo = await insertUndo(tx, {
    importRunId: run.id,
    direction: 'undo',
    takesWorkedOn,
    requestedBy: context.caller.memberId,
    requestedAt,
  });
  await announce(tx, context, { name: 'import.undo-requested', subject: { importRunId: run.id, sourceId: run.sourceId, undoId: undo.id } });
  return undo;
}

async function askForRedo(tx: WorkspaceTx, context: Context, run: { id: number; sourceId: number }): Promise<StoredUndo> {
  const requestedAt = new Date(context.clock.now());
  const undo = await insertUndo(tx, {
    importRunId: run.id,
    direction: 'redo',
    takesWorkedOn: false,
    requestedBy: context.caller.memberId,
    requestedAt,
  });
  await announce(tx, context, { name: 'import.redo-requested', subject: { importRunId: run.id, sourceId: run.sourceId, undoId: undo.id } });
  return undo;
}
