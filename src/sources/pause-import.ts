import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { requirePermission } from '#workspace/public.ts';
import { noSuchImport } from './find-imports.ts';
import { changeState, lockRunState, type LockedRun } from './import/run-states.ts';

/** Lets an import rest behind the batch that it is at; a resumption goes on with the next row. */
export async function pauseImport(context: Context, publicId: string): Promise<Outcome> {
  return withRun(context, publicId, async (tx, run) => {
    if (run.state === 'paused') return { ok: true };
    if (run.state !== 'waiting' && run.state !== 'running') return isOverAlready(run, 'paused');
    await changeState(tx, run.id, 'paused', new Date(context.clock.now()));
    await announce(tx, context, { name: 'import.paused', subject: { importRunId: run.id, sourceId: run.sourceId } });
    return { ok: true };
  });
}

/** Lets a paused import go on. */
export async function resumeImport(context: Context, publicId: string): Promise<Outcome> {
  return withRun(context, publicId, async (tx, run) => {
    if (run.state === 'waiting' || run.state === 'running') return { ok: true };
    if (run.state !== 'paused') return isOverAlready(run, 'resumed');
    await changeState(tx, run.id, 'waiting', new Date(context.clock.now()));
    await announce(tx, context, { name: 'import.resumed', subject: { importRunId: run.id, sourceId: run.sourceId } });
    return { ok: true };
  });
}

/** Permission first; then the run, which nobody else changes until the transaction ends. */
export async function withRun<T extends object>(
  context: Context,
  publicId: string,
  work: (tx: WorkspaceTx, run: LockedRun) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('importRun', publicId);
  if (id === null) return noSuchImport();
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const run = await lockRunState(tx, id);
    return run ? work(tx, run) : noSuchImport();
  });
}

export function isOverAlready({ state }: LockedRun, what: string): Outcome<never> {
  const words = { done: 'came to its end', failed: 'failed', cancelled: 'was cancelled' }[state as 'done'];
  const accepted = t`an import that waits, reads or is paused`;
  return refuse('conflict', 'import-is-over', t`This import ${words} and cannot be ${what}.`, { where: 'id', accepted });
}
