import type { Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { OutboundProblem } from '#platform/outbound/outbound-problem.ts';
import { requestImport } from '../request-import.ts';
import { findVersion } from '../saved-mappings/saved-mapping-store.ts';
import { receiveUpload } from '../uploads/receive-upload.ts';
import { forgetUpload } from '../uploads/upload-store.ts';
import { findCandidates, PlaceProblem, type Candidate } from './find-candidates.ts';
import { FolderProblem } from './folder-files.ts';
import * as looks from './look-store.ts';
import { backOff } from './next-look.ts';
import { findSchedule, setFailures, setNextLook, type Schedule } from './schedule-store.ts';

/** Files that one look brings; what is more, the next one brings at once. */
const mostFiles = 20;
const keptMilliseconds = 366 * 86_400_000;

/**
 * Looks at the place of a schedule: brings what is new and asks for its import. Interrupted anywhere and run again it
 * goes on with what it had brought, and asks for the import once.
 */
export async function look(context: Context, lookId: number, signal: AbortSignal): Promise<void> {
  const { workspaceId } = context.caller;
  const begun = await inWorkspace(context.database, workspaceId, async (tx) => {
    const found = await looks.findLook(tx, lookId);
    const schedule = found && (await findSchedule(tx, found.scheduleId));
    if (!found || found.endedAt) return null;
    return { look: found, schedule, known: schedule ? await looks.listKnownFiles(tx, schedule.id) : [] };
  });
  if (!begun) return;
  const { look: current, schedule, known } = begun;
  if (!schedule) return fail(context, current, removedMeanwhile);
  try {
    const isMore = await bring(context, current, schedule, new Map(known.map((file) => [file.name, file])), signal);
    await askForImport(context, current, schedule, isMore);
  } catch (error) {
    if (signal.aborted) return;
    const known = error instanceof PlaceProblem || error instanceof FolderProblem || error instanceof OutboundProblem;
    if (!known) throw error;
    await fail(context, current, error.problem);
  }
}

const removedMeanwhile: Problem = { kind: 'missing', code: 'no-such-schedule', message: 'The schedule was removed meanwhile.' };

/** Uploads what is new. @returns whether there is more than one look brings. */
async function bring(
  context: Context,
  current: looks.Look,
  schedule: Schedule,
  known: ReadonlyMap<string, looks.KnownFile>,
  signal: AbortSignal,
): Promise<boolean> {
  const { workspaceId } = context.caller;
  const has = new Set(current.found.map((file) => file.name));
  // An address has one file: what was brought of it is all.
  if (schedule.place.kind === 'url' && has.size > 0) return false;
  const candidates = (await findCandidates(schedule, known, { settings: context.settings, workspaceId, signal })).filter(
    ({ name }) => !has.has(name),
  );
  for (const candidate of candidates) {
    if (current.found.length >= mostFiles) return true;
    const file = await upload(context, candidate);
    const before = schedule.place.kind === 'url' ? [...known.values()][0] : known.get(candidate.name);
    if (before?.sha256 === file.sha256) {
      await forgetUpload(context, file.uploadId);
      await inWorkspace(context.database, workspaceId, (tx) => looks.restampFile(tx, schedule.id, { ...file, name: before.name }));
      continue;
    }
    current.found.push(file);
    await inWorkspace(context.database, workspaceId, (tx) => looks.keepFound(tx, current.id, current.found));
  }
  return false;
}

async function upload(context: Context, { name, read, ...stamps }: Candidate): Promise<looks.FoundFile> {
  const received = await receiveUpload(context, name, read());
  if (!received.ok) throw new PlaceProblem(received.problem);
  const { id, bytes } = received.upload;
  const sha256 = await inWorkspace(context.database, context.caller.workspaceId, (tx) => looks.sha256Of(tx, id));
  return { uploadId: id, name, bytes, sha256, ...stamps };
}

async function askForImport(context: Context, current: looks.Look, schedule: Schedule, isMore: boolean): Promise<void> {
  if (current.found.length === 0) return succeed(context, current, schedule, { outcome: 'nothing-new', importRunId: null }, isMore);
  const { workspaceId } = context.caller;
  const saved = await inWorkspace(context.database, workspaceId, (tx) =>
    findVersion(tx, schedule.savedMappingId, schedule.savedMappingVersion),
  );
  if (!saved) throw new PlaceProblem({ kind: 'missing', code: 'no-such-version', message: 'The version of the mapping is gone.' });
  // How far a file goes was said of the one that the mapping was made on.
  const { observedUntil: _said, knownAt: _since, ...mapping } = saved.mapping;
  const uploadIds = current.found.map((file) => file.uploadId);
  const asked = await requestImport(context, uploadIds, mapping, {
    mode: schedule.mode,
    saved: { id: schedule.savedMappingId, version: saved.version },
  });
  // Asked for by this look before it was interrupted.
  const importRunId = asked.ok
    ? asked.importRunId
    : await inWorkspace(context.database, workspaceId, (tx) => looks.importOf(tx, uploadIds[0]!));
  if (importRunId !== null) return succeed(context, current, schedule, { outcome: 'imported', importRunId }, isMore);
  for (const id of uploadIds) await forgetUpload(context, id);
  if (!asked.ok) throw new PlaceProblem(asked.problem);
}

async function succeed(
  context: Context,
  current: looks.Look,
  schedule: Schedule,
  { outcome, importRunId }: { outcome: 'imported' | 'nothing-new'; importRunId: number | null },
  isMore: boolean,
): Promise<void> {
  const now = context.clock.now();
  await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await looks.endLook(tx, current.id, { outcome, importRunId, problem: null }, new Date(now)))) return;
    // An address has one file, whatever it is called today.
    if (importRunId !== null && schedule.place.kind === 'url') await looks.forgetFiles(tx, schedule.id);
    if (importRunId !== null) await looks.rememberFiles(tx, schedule.id, importRunId, current.found);
    await setFailures(tx, schedule.id, 0);
    await looks.forgetOldLooks(tx, schedule.id, new Date(now - keptMilliseconds));
    if (isMore) await lookAgainAt(tx, schedule.id, now);
  });
}

/** A failure is shown with its reason, and waited after: longer after each one in a row. */
async function fail(context: Context, current: looks.Look, problem: Problem): Promise<void> {
  const now = context.clock.now();
  await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await looks.endLook(tx, current.id, { outcome: 'failed', importRunId: null, problem }, new Date(now)))) return;
    const schedule = await findSchedule(tx, current.scheduleId, { isLocked: true });
    if (!schedule) return;
    const failures = schedule.failures + 1;
    await setFailures(tx, schedule.id, failures);
    await lookAgainAt(tx, schedule.id, now + backOff(failures));
    await announce(tx, context, { name: 'import-schedule.failed', subject: { importScheduleId: schedule.id } });
  });
}

async function lookAgainAt(tx: WorkspaceTx, scheduleId: number, at: number): Promise<void> {
  const schedule = await findSchedule(tx, scheduleId, { isLocked: true });
  if (schedule && !schedule.pausedAt) await setNextLook(tx, scheduleId, new Date(at));
}

/** After the last attempt at something unforeseen: the look has failed, and says so. */
export async function giveUpLook(context: Context, lookId: number): Promise<void> {
  const current = await inWorkspace(context.database, context.caller.workspaceId, (tx) => looks.findLook(tx, lookId));
  if (!current || current.endedAt) return;
  await fail(context, current, {
    kind: 'conflict',
    code: 'look-given-up',
    message: 'It was tried twelve times and did not come to its end; the log says why.',
  });
}
