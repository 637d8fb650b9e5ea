import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { requirePermission } from '#workspace/public.ts';
import { findCompanyDefaults } from './company-defaults.ts';
import { openFile } from './files/open-file.ts';
import { stagesNamed } from './import/lock-stages.ts';
import { mergeStages, type Stage } from './import/merge-stages.ts';
import {
  ensureSource,
  findSourceId,
  insertRun,
  isImportedAlready,
  listStages,
  storeStages,
  type RequestedFile,
} from './import/request-store.ts';
import { storedFile } from './import/run-parts.ts';
import { checkMapping, refuseLaterCoverage, stagesOf } from './mapping/check-mapping.ts';
import { createRowReader } from './mapping/create-row-reader.ts';
import type { Mapping } from './mapping/mapping-schema.ts';
import { findUploads, type StoredUpload } from './uploads/upload-store.ts';

export interface ImportWish {
  /** What may become of a row: something new, a change, or either; either unless said. */
  mode?: 'create' | 'update' | 'both';
  /** The saved mapping that the given one is a version of. */
  saved?: { id: number; version: number };
}

/** Asks for an import. Everything that can be known at once is refused at once; the rows are read in the background. */
export async function requestImport(
  context: Context,
  uploadIds: readonly number[],
  given: unknown,
  wish: ImportWish = {},
): Promise<Outcome<{ importRunId: number }>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const checked = checkMapping(given);
  if (!checked.ok) return checked;
  const found = await findCompleteUploads(context, uploadIds);
  if (!found.ok) return found;
  const seeable = refuseLaterCoverage(checked.mapping, context.clock.now());
  if (!seeable.ok) return seeable;
  const opened = await openUploads(context, found.uploads, checked.mapping);
  return opened.ok ? storeRequest(context, { ...wish, files: opened.files, mapping: checked.mapping }) : opened;
}

export async function findCompleteUploads(context: Context, uploadIds: readonly number[]): Promise<Outcome<{ uploads: StoredUpload[] }>> {
  const unique = [...new Set(uploadIds)];
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (await isImportedAlready(tx, unique)) return importedAlready();
    const uploads = await findUploads(tx, unique);
    if (uploads.length === unique.length) return { ok: true, uploads };
    return noSuchUpload();
  });
}

function noSuchUpload(): Outcome<never> {
  return refuse('missing', 'no-such-upload', t`There is no such upload, or it did not come to its end.`, {
    where: 'uploadIds',
    accepted: t`uploads of the last 7 days`,
  });
}

function importedAlready(): Outcome<never> {
  return refuse('conflict', 'imported-already', t`This upload was imported already.`, {
    where: 'uploadIds',
    accepted: t`the file, uploaded again`,
  });
}

/** Every file has a header with the mapping's columns; what their rows say is not read yet. */
async function openUploads(
  context: Context,
  uploads: readonly StoredUpload[],
  mapping: Mapping,
): Promise<Outcome<{ files: RequestedFile[] }>> {
  const company = await findCompanyDefaults(context);
  const files: RequestedFile[] = [];
  for (const upload of uploads) {
    const opened = await openFile(storedFile(context, context.caller.workspaceId, { ...upload, uploadId: upload.id }), mapping.file);
    if (!opened.ok) return opened;
    const { header } = opened.file;
    const readable = createRowReader(mapping, header, company);
    if (!readable.ok) return { ok: false, problem: { ...readable.problem, where: `${upload.name}, header` } };
    files.push({ ...upload, header });
  }
  return { ok: true, files };
}

/** A stage that only this source names may come to mean something else: its mapping was corrected. */
function correctable(known: readonly Stage[], wanted: ReturnType<typeof stagesOf>, ofOthers: ReadonlySet<string>): Stage[] {
  const meanings = new Map(wanted.map(({ name, meaning }) => [name, meaning]));
  return known.map((stage) => (ofOthers.has(stage.name) ? stage : { ...stage, meaning: meanings.get(stage.name) ?? stage.meaning }));
}

export interface RequestedRun extends ImportWish {
  mapping: Mapping;
  /** None where it imports the refused rows of another run. */
  files: readonly RequestedFile[];
  repairsRunId?: number;
}

export async function storeRequest(context: Context, asked: RequestedRun): Promise<Outcome<{ importRunId: number }>> {
  const { mapping, files, mode = 'both', saved = null, repairsRunId = null } = asked;
  // What carries no stamp of its own is known since then.
  const requestedAt = new Date(mapping.knownAt ?? context.clock.now());
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const known = await listStages(tx);
    const uploadIds = files.map((file) => file.id);
    // Behind the lock: of several requests for one upload the first is stored.
    if (await isImportedAlready(tx, uploadIds)) return importedAlready();
    if ((await findUploads(tx, uploadIds)).length < uploadIds.length) return noSuchUpload();
    const wanted = stagesOf(mapping);
    const ofOthers = await stagesNamed(tx.client, tx.workspaceId, await findSourceId(tx, mapping.source));
    const merged = mergeStages(correctable(known, wanted, ofOthers), wanted);
    if (!merged.ok) return merged;
    await storeStages(tx, merged.stages);
    const sourceId = await ensureSource(tx, mapping.source, requestedAt);
    const requestedBy = context.caller.memberId;
    const importRunId = await insertRun(tx, { sourceId, mapping, requestedBy, requestedAt, files, mode, saved, repairsRunId });
    await announce(tx, context, { name: 'import.requested', subject: { importRunId, sourceId } });
    return { ok: true, importRunId };
  });
}
