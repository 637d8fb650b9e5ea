import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';
import { noSuchImport } from '../find-imports.ts';
import type { ImportUndo } from './schema.ts';
import { findUndoableRun, listUndos, type StoredUndo } from './undo-store.ts';

/** Every undo and redo of an import, the newest first. */
export async function findUndos(context: Context, publicId: string): Promise<Outcome<{ undos: ImportUndo[] }>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('importRun', publicId);
  if (id === null) return noSuchImport();
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await findUndoableRun(tx, id, { isLocked: false }))) return noSuchImport();
    return { ok: true, undos: (await listUndos(tx, id)).map((undo) => undoOnWire(context, undo)) };
  });
}

export function undoOnWire(context: Context, undo: StoredUndo): ImportUndo {
  const { id, direction, takesWorkedOn, state, counts, problem } = undo;
  return {
    id: context.ids.encode('importUndo', id),
    direction,
    takesWorkedOn,
    state,
    counts,
    requestedBy: undo.requestedBy,
    requestedAt: undo.requestedAt.toISOString(),
    finishedAt: undo.finishedAt?.toISOString() ?? null,
    ...(problem && { problem: { code: problem.code, message: problem.message, ...(problem.accepted && { accepted: problem.accepted }) } }),
  };
}
