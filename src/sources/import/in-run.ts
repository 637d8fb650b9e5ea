import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import type { Run } from './progress-store.ts';
import { refusedByDatabase } from './refused-by-database.ts';

/** One transaction of a run. @throws RefusedByDatabase where trying again would not help. */
export async function inRun<T>(context: Context, run: Run, where: string, work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
  try {
    return await inWorkspace(context.database, run.workspaceId, work);
  } catch (error) {
    throw refusedByDatabase(error, where) ?? error;
  }
}

export function batchOf(run: Run): Batch {
  return { workspaceId: run.workspaceId, sourceId: run.sourceId, importRunId: run.id, importedAt: run.requestedAt };
}
