import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { loadCompanyDefaults, requirePermission } from '#workspace/public.ts';
import { beginLook, forgetFiles, isLooking } from './look-store.ts';
import { nextLook, type Rhythm } from './next-look.ts';
import { readTerms } from './read-terms.ts';
import * as store from './schedule-store.ts';
import type { ScheduleChanges, ScheduleWanted } from './schema.ts';

/** Makes an import come round. Its first look is the next time that its rhythm says. */
export async function createSchedule(context: Context, wanted: ScheduleWanted): Promise<Outcome<{ id: number }>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const read = await readTerms(tx, context, null, wanted);
    if (!read.ok) return read;
    const at = new Date(context.clock.now());
    const id = await store.insertSchedule(tx, read.terms, context.caller.memberId, at);
    await store.setNextLook(tx, id, await nextTime(tx, context, read.terms.rhythm));
    await announce(tx, context, { name: 'import-schedule.created', subject: { importScheduleId: id } });
    return { ok: true, id };
  });
}

/** Changes what is said and leaves the rest. Paused, it looks no more by itself; going on, it looks next when its rhythm says. */
export async function changeSchedule(context: Context, id: number, { paused, ...said }: ScheduleChanges): Promise<Outcome<{ id: number }>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const before = await store.findSchedule(tx, id, { isLocked: true });
    if (!before) return noSuchSchedule();
    const read = await readTerms(tx, context, before, said);
    if (!read.ok) return read;
    if (Object.keys(said).length > 0) await change(tx, context, before, read.terms);
    if (paused !== undefined && paused !== (before.pausedAt !== null)) await pause(tx, context, id, paused);
    const isPaused = paused ?? before.pausedAt !== null;
    if (isPaused) await store.forgetNextLook(tx, id);
    else await store.setNextLook(tx, id, await nextTime(tx, context, read.terms.rhythm));
    return { ok: true, id };
  });
}

async function change(tx: WorkspaceTx, context: Context, before: store.Schedule, terms: store.ScheduleTerms): Promise<void> {
  await store.updateTerms(tx, before.id, terms);
  // What failed before says nothing of what it does now.
  await store.setFailures(tx, before.id, 0);
  if (terms.place.kind !== before.place.kind || terms.place.at !== before.place.at) await forgetFiles(tx, before.id);
  await announce(tx, context, { name: 'import-schedule.changed', subject: { importScheduleId: before.id } });
}

async function pause(tx: WorkspaceTx, context: Context, id: number, isPaused: boolean): Promise<void> {
  await store.setPaused(tx, id, isPaused ? context.caller.memberId : null, isPaused ? new Date(context.clock.now()) : null);
  const name = isPaused ? 'import-schedule.paused' : 'import-schedule.resumed';
  await announce(tx, context, { name, subject: { importScheduleId: id } });
}

export async function removeSchedule(context: Context, id: number): Promise<Outcome> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await store.findSchedule(tx, id, { isLocked: true }))) return noSuchSchedule();
    await store.markRemoved(tx, id, context.caller.memberId, new Date(context.clock.now()));
    await store.forgetNextLook(tx, id);
    await announce(tx, context, { name: 'import-schedule.removed', subject: { importScheduleId: id } });
    return { ok: true };
  });
}

/** Looks now, paused or not; when it looks by itself stays as it was. */
export async function lookNow(context: Context, id: number): Promise<Outcome> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await store.findSchedule(tx, id, { isLocked: true }))) return noSuchSchedule();
    if (await isLooking(tx, id))
      return refuse('conflict', 'looking-already', t`It is looking already.`, { where: 'id', accepted: t`a moment of patience` });
    const lookId = await beginLook(tx, id, context.caller.memberId, new Date(context.clock.now()));
    await announce(tx, context, { name: 'import-schedule.look-begun', subject: { importScheduleId: id, lookId } });
    return { ok: true };
  });
}

async function nextTime(tx: WorkspaceTx, context: Context, rhythm: Rhythm): Promise<Date> {
  const { timeZone } = await loadCompanyDefaults(tx);
  return new Date(nextLook(rhythm, timeZone, context.clock.now()));
}

function noSuchSchedule() {
  return refuse('missing', 'no-such-schedule', t`There is no such schedule.`, {
    where: 'id',
    accepted: t`an id from /api/import-schedules`,
  });
}
