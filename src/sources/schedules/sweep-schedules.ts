import { systemContext, type Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { Sweep } from '#platform/slice.ts';
import { loadCompanyDefaults } from '#workspace/public.ts';
import { beginLook, isLooking } from './look-store.ts';
import { nextLook } from './next-look.ts';
import { findSchedule, forgetNextLook, setNextLook } from './schedule-store.ts';

/** Begins the looks whose time has come; the looking itself is background work. What was missed is made up for once. */
export const scheduleSweep: Sweep = {
  name: 'sources/look-for-files',
  everySeconds: 30,
  run: async (platform) => {
    const due = await inDirectory(
      platform.database,
      async (tx) =>
        (
          await tx.client.query<{ workspaceId: number; scheduleId: number }>(
            `select workspace_id as "workspaceId", import_schedule_id as "scheduleId"
             from directory.import_schedules_due where due_at <= $1 order by due_at`,
            [new Date(platform.clock.now())],
          )
        ).rows,
    );
    for (const { workspaceId, scheduleId } of due) await beginDueLook(platform, workspaceId, scheduleId);
  },
};

async function beginDueLook(platform: Platform, workspaceId: number, scheduleId: number): Promise<void> {
  const now = platform.clock.now();
  await inWorkspace(platform.database, workspaceId, async (tx) => {
    // Behind the lock: of several processes that saw it due, the first begins the look.
    const schedule = await findSchedule(tx, scheduleId, { isLocked: true });
    if (!schedule || schedule.pausedAt) return forgetNextLook(tx, scheduleId);
    if (schedule.nextLookAt.getTime() > now) return;
    const { timeZone } = await loadCompanyDefaults(tx);
    await setNextLook(tx, scheduleId, new Date(nextLook(schedule.rhythm, timeZone, now)));
    if (await isLooking(tx, scheduleId)) return;
    const lookId = await beginLook(tx, scheduleId, null, new Date(now));
    const context = systemContext(platform, workspaceId);
    await announce(tx, context, { name: 'import-schedule.look-begun', subject: { importScheduleId: scheduleId, lookId } });
  });
}
