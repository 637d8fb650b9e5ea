import type { Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { Listener } from '#platform/slice.ts';
import { findSchedule, setFailures } from './schedule-store.ts';

/** An import that a schedule began and that failed is a failure of the schedule, and one that came to its end ends a row of them. */
export const followImports: readonly Listener[] = (['import.finished', 'import.failed'] as const).map((event) => ({
  name: `sources/settle-schedule-${event.split('.')[1]!}`,
  event,
  run: (context, { subject }) =>
    inWorkspace(context.database, context.caller.workspaceId, (tx) => settleImportOf(tx, context, Number(subject['importRunId']))),
}));

/** What the end of an import means for the schedule that began it. It may end before its look does: both call this, and once is enough. */
export async function settleImportOf(tx: WorkspaceTx, context: Context, importRunId: number): Promise<void> {
  const { rows } = await tx.client.query<{ lookId: number; scheduleId: number; state: string; problem: Problem | null }>(
    `select l.id as "lookId", l.import_schedule_id as "scheduleId", p.state, p.problem
     from entente.import_progress p
     join entente.import_schedule_looks l on l.workspace_id = $1 and l.import_run_id = p.import_run_id and l.outcome = 'imported'
     where p.workspace_id = $1 and p.import_run_id = $2 and p.state in ('done', 'failed')`,
    [tx.workspaceId, importRunId],
  );
  for (const { lookId, scheduleId, state, problem } of rows) {
    const schedule = await findSchedule(tx, scheduleId, { isLocked: true });
    if (state === 'done') {
      await setFailures(tx, scheduleId, 0);
      continue;
    }
    const { rowCount } = await tx.client.query(
      `update entente.import_schedule_looks set outcome = 'failed', problem = coalesce($3, problem)
       where workspace_id = $1 and id = $2 and outcome = 'imported'`,
      [tx.workspaceId, lookId, problem && JSON.stringify(problem)],
    );
    if (!rowCount || !schedule) continue;
    await setFailures(tx, scheduleId, schedule.failures + 1);
    await announce(tx, context, { name: 'import-schedule.failed', subject: { importScheduleId: scheduleId } });
  }
}
