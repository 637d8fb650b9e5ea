import { t } from '#kernel/language/say.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { Batch, BatchReceiver, FindWorkedOn } from '#platform/slice.ts';
import { deriveChangeMeanings } from '../derive/derive-change-meanings.ts';
import { deriveSubjects } from '../derive/derive-subjects.ts';
import { deriveTouched } from '../derive/derive-touched.ts';
import { settleRules } from '../derive/settle-rules.ts';
import { settleStages } from '../derive/settle-stages.ts';
import { beginSubjectsEpoch } from '../import/subjects-epoch.ts';
import { putBack } from './put-back.ts';
import { setAside, type UndoneRun } from './set-aside.ts';
import { settleVersions } from './settle-versions.ts';
import { findWorkedOn, stageLeft } from './stage-left.ts';
import {
  findUndoableRun,
  finishUndo,
  lockUndo,
  setUndone,
  setUndoState,
  type StoredUndo,
  type UndoableRun,
  type UndoCounts,
} from './undo-store.ts';
import { openUndo } from './undo-staging.ts';

export interface UndoOptions {
  receivers: readonly BatchReceiver[];
  workedOn: readonly FindWorkedOn[];
}

/**
 * Takes an import back, or puts it back, in one transaction: killed anywhere, nothing of it has happened, and the next process begins
 * again. Evidence is set aside or put back; everything else is derived again from what stands.
 */
export async function runUndo(context: Context, undoId: number, options: UndoOptions): Promise<void> {
  const { database, caller, clock } = context;
  // For whoever watches: the state alone, before the work.
  await inWorkspace(database, caller.workspaceId, (tx) => setUndoState(tx, undoId, 'running'));
  await inWorkspace(database, caller.workspaceId, async (tx) => {
    await openUndo(tx.client, caller.workspaceId);
    const undo = await lockUndo(tx, undoId);
    if (!undo || undo.state === 'done' || undo.state === 'failed') return;
    const run = (await findUndoableRun(tx, undo.importRunId, { isLocked: true }))!;
    await beginSubjectsEpoch(tx);
    await setUndone(tx, run.id, undo.direction === 'undo' ? new Date(clock.now()) : null);
    const counts = await changeEvidence(tx, undo, run, options);
    await finishUndo(tx, undoId, { counts, problem: null, finishedAt: new Date(clock.now()) });
    await follow(tx, run, options);
    await announce(tx, context, {
      name: undo.direction === 'undo' ? 'import.undone' : 'import.put-back',
      subject: { importRunId: run.id, sourceId: run.sourceId, undoId },
    });
  });
}

async function changeEvidence(tx: WorkspaceTx, undo: StoredUndo, run: UndoableRun, options: UndoOptions): Promise<UndoCounts> {
  const evidence: UndoneRun = { workspaceId: tx.workspaceId, id: run.id, sourceId: run.sourceId };
  if (undo.direction === 'redo') return { ...(await putBack(tx.client, evidence)) };
  if (!undo.takesWorkedOn) await stageLeft(tx, await findWorkedOn(tx, run, options.workedOn));
  const { counts, handedOver, left } = await setAside(tx.client, evidence);
  return { ...counts, handedOver, left };
}

/** Everything else follows from the evidence that stands now. */
async function follow(tx: WorkspaceTx, run: UndoableRun, { receivers }: UndoOptions): Promise<void> {
  const { workspaceId, client } = tx;
  const batch: Batch = { workspaceId, sourceId: run.sourceId, importRunId: run.id, importedAt: run.requestedAt };
  await settleVersions(client, workspaceId);
  await settleRules(tx, run.sourceId);
  // Of every source: what one told goes over to another that told it too.
  await deriveChangeMeanings(tx, null);
  await deriveSubjects(client, batch);
  await deriveTouched(tx, batch, receivers);
  for (const receiver of receivers) await receiver.settle?.(batch, tx);
  await settleStages(tx);
}

/** After the last attempt: the import is as it was before, and whoever waits for the undo is told. */
export async function giveUpUndo(context: Context, undoId: number): Promise<void> {
  await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const undo = await lockUndo(tx, undoId);
    if (!undo || undo.state === 'done' || undo.state === 'failed') return;
    const message = t`It was tried twelve times and did not come to its end; the log says why. Nothing of it has happened.`;
    const problem = { kind: 'conflict', code: 'undo-given-up', message, accepted: t`the same once more` } as const;
    await finishUndo(tx, undoId, { counts: {}, problem, finishedAt: new Date(context.clock.now()) });
    await announce(tx, context, { name: 'import.undo-failed', subject: { importRunId: undo.importRunId, undoId } });
  });
}
