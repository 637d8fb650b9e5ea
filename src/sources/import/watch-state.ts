import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { Run, RunState } from './progress-store.ts';

/** Batches notice by themselves; this is for the long walk through the files before the first of them. */
const lookEveryMilliseconds = 300;

export interface Watch {
  /** Aborted when the process is to end, or when somebody paused or cancelled the run. */
  signal: AbortSignal;
  stop(): void;
}

/** Looks now and then whether a run is still wanted. */
export function watchState(context: Context, run: Run, ending: AbortSignal): Watch {
  const halt = new AbortController();
  const look = async () => {
    // A database that does not answer will be noticed by whoever works.
    if (await isHalted(context, run).catch(() => false)) halt.abort();
  };
  const timer = setInterval(() => void look(), lookEveryMilliseconds);
  timer.unref();
  return { signal: AbortSignal.any([ending, halt.signal]), stop: () => clearInterval(timer) };
}

/** Whether somebody paused or cancelled the run. */
async function isHalted(context: Context, run: Run): Promise<boolean> {
  const state = await inWorkspace(context.database, run.workspaceId, async (tx) => {
    const { rows } = await tx.client.query<{ state: RunState }>(
      'select state from entente.import_progress where workspace_id = $1 and import_run_id = $2',
      [run.workspaceId, run.id],
    );
    return rows[0]?.state;
  });
  return state === 'paused' || state === 'cancelled';
}
