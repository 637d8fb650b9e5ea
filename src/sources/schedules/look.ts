import { t } from '#kernel/language/say.ts';
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
import { settleImportOf } from './follow-import.ts';
import { FolderProblem } from './folder-files.ts';
import * as looks from './look-store.ts';
import { backOff } from './next-look.ts';
import { findSchedule, setFailures, setNextLook, type Schedule } from './schedule-store.ts';

/** Files that one look brings; what is more, the next one brings at once. */
const mostFiles = 20;
const keptMilliseconds = 366 * 86_400_000;
/** Until a file that is being written is looked at again. */
const patience = backOff(1);

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
    // Whoever asks for a look has done something about what failed.
    const hasAsked = { withFailed: found.askedBy === null };
    return { look: found, schedule, known: schedule ? await looks.listKnownFiles(tx, schedule.id, hasAsked) : [] };
  });
  if (!begun) return;
  const { look: current, schedule, known } = begun;
  if (!schedule) return fail(context, current, removedMeanwhile);
  try {
    const brought = await bring(context, current, schedule, new Map(known.map((file) => [file.name, file])), signal);
    await askForImport(context, current, schedule, brought);
  } catch (error) {
    if (signal.aborted) return;
    if (!isForeseen(error)) throw error;
    await fail(context, current, error.problem, { isOfFile: error instanceof FileProblem });
  }
}

const removedMeanwhile: Problem = { kind: 'missing', code: 'no-such-schedule', message: 'The schedule was removed meanwhile.' };

/** Why one file cannot be imported; others can. */
class FileProblem extends PlaceProblem {}

function isForeseen(error: unknown): error is Error & { problem: Problem } {
  return error instanceof PlaceProblem || error instanceof FolderProblem || error instanceof OutboundProblem;
}

interface Brought {
  /** More than one look brings. */
  isMore: boolean;
  /** Files that were passed over: somebody is at work on them. */
  isChanging: boolean;
  /** Why the first of those that cannot be imported cannot. */
  refused: Problem | null;
}

/** Uploads what is new. Of a folder a file that cannot be had now is passed over. */
async function bring(
  context: Context,
  current: looks.Look,
  schedule: Schedule,
  known: ReadonlyMap<string, looks.KnownFile>,
  signal: AbortSignal,
): Promise<Brought> {
  const { workspaceId } = context.caller;
  const has = new Set(current.found.map((file) => file.name));
  const brought: Brought = { isMore: false, isChanging: false, refused: null };
  // An address has one file: what was brought of it is all.
  if (schedule.place.kind === 'url' && has.size > 0) return brought;
  const candidates = (await findCandidates(schedule, known, { settings: context.settings, workspaceId, signal })).filter(
    ({ name }) => !has.has(name),
  );
  for (const candidate of candidates) {
    if (current.found.length >= mostFiles) return { ...brought, isMore: true };
    try {
      await bringFile(context, current, schedule, known, candidate);
    } catch (error) {
      if (schedule.place.kind === 'url' || !isForeseen(error)) throw error;
      if (error.problem.code === 'still-written') brought.isChanging = true;
      else brought.refused ??= error.problem;
    }
  }
  return brought;
}

async function bringFile(
  context: Context,
  current: looks.Look,
  schedule: Schedule,
  known: ReadonlyMap<string, looks.KnownFile>,
  candidate: Candidate,
): Promise<void> {
  const { workspaceId } = context.caller;
  const file = await upload(context, candidate);
  const before = schedule.place.kind === 'url' ? [...known.values()][0] : known.get(candidate.name);
  if (before?.sha256 === file.sha256) {
    await forgetUpload(context, file.uploadId);
    return inWorkspace(context.database, workspaceId, (tx) => looks.restampFile(tx, schedule.id, { ...file, name: before.name }));
  }
  current.found.push(file);
  await inWorkspace(context.database, workspaceId, (tx) => looks.keepFound(tx, current.id, current.found));
}

async function upload(context: Context, { name, read, ...stamps }: Candidate): Promise<looks.FoundFile> {
  const received = await receiveUpload(context, name, read());
  if (!received.ok) throw new PlaceProblem(received.problem);
  const { id, bytes } = received.upload;
  const sha256 = await inWorkspace(context.database, context.caller.workspaceId, (tx) => looks.sha256Of(tx, id));
  return { uploadId: id, name, bytes, sha256, ...stamps };
}

async function askForImport(context: Context, current: looks.Look, schedule: Schedule, brought: Brought): Promise<void> {
  const asked = current.found.length > 0 ? await requestWhatCan(context, current, schedule, brought) : null;
  if (asked === null && brought.refused) throw new FileProblem(brought.refused);
  if (asked === null) return succeed(context, current, schedule, { outcome: 'nothing-new', importRunId: null }, brought);
  // Asked for by this look before it was interrupted.
  const importRunId = asked.ok
    ? asked.importRunId
    : await inWorkspace(context.database, context.caller.workspaceId, (tx) => looks.importOf(tx, current.found[0]!.uploadId));
  if (importRunId !== null) return succeed(context, current, schedule, { outcome: 'imported', importRunId }, brought);
  if (!asked.ok) throw new (namedIn(asked.problem, current) ? FileProblem : PlaceProblem)(asked.problem);
}

/** One import of all files that can be imported; those that cannot are passed over while others can. */
async function requestWhatCan(
  context: Context,
  current: looks.Look,
  schedule: Schedule,
  brought: Brought,
): ReturnType<typeof requestImport> {
  const { workspaceId } = context.caller;
  const saved = await inWorkspace(context.database, workspaceId, (tx) =>
    findVersion(tx, schedule.savedMappingId, schedule.savedMappingVersion),
  );
  if (!saved) throw new PlaceProblem({ kind: 'missing', code: 'no-such-version', message: t`The version of the mapping is gone.` });
  // How far a file goes was said of the one that the mapping was made on.
  const { observedUntil: _said, knownAt: _since, ...mapping } = saved.mapping;
  for (;;) {
    const uploadIds = current.found.map((file) => file.uploadId);
    const asked = await requestImport(context, uploadIds, mapping, {
      mode: schedule.mode,
      saved: { id: schedule.savedMappingId, version: saved.version },
    });
    const bad = asked.ok || current.found.length === 1 ? null : namedIn(asked.problem, current);
    if (asked.ok || !bad) return asked;
    brought.refused ??= asked.problem;
    current.found.splice(current.found.indexOf(bad), 1);
    await inWorkspace(context.database, workspaceId, (tx) => looks.keepFound(tx, current.id, current.found));
    await forgetUpload(context, bad.uploadId);
  }
}

/** The file that a problem is about. */
function namedIn({ where }: Problem, { found }: looks.Look): looks.FoundFile | null {
  return found.find(({ name }) => where === name || where?.startsWith(`${name}, `)) ?? null;
}

async function succeed(
  context: Context,
  current: looks.Look,
  schedule: Schedule,
  { outcome, importRunId }: { outcome: 'imported' | 'nothing-new'; importRunId: number | null },
  { isMore, isChanging, refused }: Brought,
): Promise<void> {
  const now = context.clock.now();
  await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await looks.endLook(tx, current.id, { outcome, importRunId, problem: refused }, new Date(now)))) return;
    // An address has one file, whatever it is called today.
    if (importRunId !== null && schedule.place.kind === 'url') await looks.forgetFiles(tx, schedule.id);
    if (importRunId !== null) await looks.rememberFiles(tx, schedule.id, importRunId, current.found);
    if (importRunId !== null) await settleImportOf(tx, context, importRunId);
    // What failed stays failed until an import of something newer comes to its end.
    else if (!(await looks.hasLastImportFailed(tx, schedule.id))) await setFailures(tx, schedule.id, 0);
    await looks.forgetOldLooks(tx, schedule.id, new Date(now - keptMilliseconds));
    if (isMore) await lookAgainAt(tx, schedule.id, now);
    else if (isChanging) await lookAgainBy(tx, schedule.id, now + patience);
  });
}

/**
 * A failure is shown with its reason, and waited after: longer after each one in a row. What it had brought is forgotten.
 * @param options.isOfFile one file cannot be imported: others that come are not kept waiting.
 */
async function fail(context: Context, current: looks.Look, problem: Problem, { isOfFile = false } = {}): Promise<void> {
  const now = context.clock.now();
  const hasFailed = await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await looks.endLook(tx, current.id, { outcome: 'failed', importRunId: null, problem }, new Date(now)))) return false;
    const schedule = await findSchedule(tx, current.scheduleId, { isLocked: true });
    if (!schedule) return true;
    const failures = schedule.failures + 1;
    await setFailures(tx, schedule.id, failures);
    await (isOfFile ? lookAgainBy : lookAgainAt)(tx, schedule.id, now + backOff(failures));
    await announce(tx, context, { name: 'import-schedule.failed', subject: { importScheduleId: schedule.id } });
    return true;
  });
  if (hasFailed) await forgetFound(context, current);
}

async function forgetFound(context: Context, { found }: looks.Look): Promise<void> {
  for (const { uploadId } of found) {
    const importRunId = await inWorkspace(context.database, context.caller.workspaceId, (tx) => looks.importOf(tx, uploadId));
    if (importRunId === null) await forgetUpload(context, uploadId);
  }
}

async function lookAgainAt(tx: WorkspaceTx, scheduleId: number, at: number): Promise<void> {
  const schedule = await findSchedule(tx, scheduleId, { isLocked: true });
  if (schedule && !schedule.pausedAt) await setNextLook(tx, scheduleId, new Date(at));
}

/** Not later than that, and not later than it comes round. */
async function lookAgainBy(tx: WorkspaceTx, scheduleId: number, at: number): Promise<void> {
  const schedule = await findSchedule(tx, scheduleId, { isLocked: true });
  if (schedule && !schedule.pausedAt && schedule.nextLookAt.getTime() > at) await setNextLook(tx, scheduleId, new Date(at));
}

/** After the last attempt at something unforeseen: the look has failed, and says so. */
export async function giveUpLook(context: Context, lookId: number): Promise<void> {
  const current = await inWorkspace(context.database, context.caller.workspaceId, (tx) => looks.findLook(tx, lookId));
  if (!current || current.endedAt) return;
  await fail(context, current, {
    kind: 'conflict',
    code: 'look-given-up',
    message: t`It was tried twelve times and did not come to its end; the log says why.`,
  });
}
