import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { loadCompanyDefaults, requirePermission } from '#workspace/public.ts';
import { listLooks, type ShownLook } from './look-store.ts';
import { weekdays } from './read-terms.ts';
import { listSchedules, type Place, type ShownSchedule } from './schedule-store.ts';
import type { ScheduleAnswer } from './schema.ts';

const looksShown = 20;

/** The imports that come round, by their names, each with its newest looks. */
export async function findSchedules(context: Context): Promise<Outcome<{ importSchedules: ScheduleAnswer[] }>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const { timeZone } = await loadCompanyDefaults(tx);
    const schedules = await listSchedules(tx);
    const looks = Map.groupBy(await listLooks(tx, looksShown), (look) => look.scheduleId);
    return { ok: true, importSchedules: schedules.map((schedule) => onWire(context, schedule, looks.get(schedule.id) ?? [], timeZone)) };
  });
}

function onWire(context: Context, schedule: ShownSchedule, looks: readonly ShownLook[], timeZone: string): ScheduleAnswer {
  const { rhythm, pausedAt } = schedule;
  return {
    id: context.ids.encode('importSchedule', schedule.id),
    name: schedule.name,
    place: shownPlace(schedule.place, requirePermission(context, 'sources.import') === null),
    headerName: schedule.headerName,
    savedMapping: {
      id: context.ids.encode('savedMapping', schedule.savedMappingId),
      name: schedule.mappingName,
      version: schedule.savedMappingVersion,
      newestVersion: schedule.newestVersion,
    },
    mode: schedule.mode,
    every: rhythm.every,
    at: [Math.floor(rhythm.atMinute / 60), rhythm.atMinute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
    weekday: rhythm.weekday === null ? null : weekdays[rhythm.weekday - 1]!,
    timeZone,
    nextLookAt: pausedAt ? null : schedule.nextLookAt.toISOString(),
    paused: pausedAt && { at: pausedAt.toISOString(), by: schedule.pausedBy },
    failures: schedule.failures,
    createdBy: schedule.createdBy,
    looks: looks.map((look) => lookOnWire(context, look)),
  };
}

/** What stands behind the question mark of an address may be its key: it is for those who could have set it. */
function shownPlace(place: Place, mayChange: boolean): Place {
  if (place.kind === 'folder' || mayChange) return place;
  return { ...place, at: place.at.replace(/[?#].*$/s, '?…') };
}

function lookOnWire(context: Context, look: ShownLook): ScheduleAnswer['looks'][number] {
  const { problem } = look;
  return {
    askedBy: look.askedBy,
    begunAt: look.begunAt.toISOString(),
    endedAt: look.endedAt?.toISOString() ?? null,
    outcome: look.outcome ?? 'looking',
    fileNames: look.fileNames,
    importRunId: look.importRunId === null ? null : context.ids.encode('importRun', look.importRunId),
    importState: look.importState,
    problem: problem && {
      code: problem.code,
      message: problem.message,
      ...(problem.accepted !== undefined && { accepted: problem.accepted }),
    },
  };
}
