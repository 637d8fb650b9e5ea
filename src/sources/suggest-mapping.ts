import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';
import { findCompanyDefaults } from './company-defaults.ts';
import type { FileOptions } from './files/file-options.ts';
import { openFile } from './files/open-file.ts';
import { findKnownMapping } from './import/find-known-mapping.ts';
import { storedFile } from './import/run-parts.ts';
import { findCompleteUploads } from './request-import.ts';
import { findSavedMapping } from './saved-mappings/find-saved-mapping.ts';
import type { SuggestionAnswer } from './schema.ts';
import { groupByColumns, type FileGroup, type OpenedUpload } from './suggest/group-files.ts';
import { suggestGroups, type FailedFile, type KnownBefore } from './suggest/suggest-groups.ts';
import type { StoredUpload } from './uploads/upload-store.ts';

/**
 * Reads the beginnings of the files and says what their columns seem to be: a group for each set of columns, in the order
 * in which they are to be imported. A file with the columns of a saved mapping, or of a source that there is, is read by it,
 * whatever the file is called; one that a preset knows by the preset; others by their names and contents. Nothing is written.
 *
 * @param given how the files are to be read, where it is to be otherwise than recognised.
 */
export async function suggestMapping(
  context: Context,
  uploadIds: readonly number[],
  given: FileOptions = {},
): Promise<Outcome<SuggestionAnswer>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const found = await findCompleteUploads(context, uploadIds);
  if (!found.ok) return found;
  const opened = await openUploads(context, found.uploads, given);
  if (!opened.ok) return opened;
  const groups = groupByColumns(opened.files);
  const company = await findCompanyDefaults(context);
  const known = await findKnown(context, groups);
  const suggested = await suggestGroups(groups, known, company);
  if (!suggested.ok) return suggested;
  const encode = (id: number) => context.ids.encode('upload', id);
  const failed = [...opened.failed, ...suggested.failed].map(({ upload, problem: why }) => ({
    uploadId: encode(upload.id),
    fileName: upload.name,
    problem: why,
  }));
  return { ok: true, groups: suggested.groups.map(({ uploads, ...group }) => ({ ...group, uploadIds: uploads.map(encode) })), failed };
}

/** Files that are opened at a time: each waits for the database, and for little else. */
const openedAtOnce = 4;

async function openUploads(
  context: Context,
  uploads: readonly StoredUpload[],
  given: FileOptions,
): Promise<Outcome<{ files: OpenedUpload[]; failed: FailedFile[] }>> {
  const files: OpenedUpload[] = [];
  const failed: FailedFile[] = [];
  for (let from = 0; from < uploads.length; from += openedAtOnce) {
    const some = uploads.slice(from, from + openedAtOnce);
    const opened = await Promise.all(
      some.map((upload) => openFile(storedFile(context, context.caller.workspaceId, { ...upload, uploadId: upload.id }), given)),
    );
    for (const [at, outcome] of opened.entries()) {
      if (outcome.ok) files.push({ upload: some[at]!, file: outcome.file });
      else failed.push({ upload: some[at]!, problem: outcome.problem });
    }
  }
  // One file that cannot be read keeps none of the others; where none can, that is the answer.
  if (files.length === 0 && failed[0]) return { ok: false, problem: failed[0].problem };
  return { ok: true, files, failed };
}

/** What this company has used for files with such columns before. */
async function findKnown(context: Context, groups: readonly FileGroup[]): Promise<KnownBefore[]> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const known: KnownBefore[] = [];
    for (const { header } of groups) {
      const saved = await findSavedMapping(tx, header);
      if (saved) {
        const { id, name, version, mapping } = saved;
        known.push({ mapping, savedMapping: { id: context.ids.encode('savedMapping', id), name, version } });
      } else known.push({ mapping: await findKnownMapping(tx, header) });
    }
    return known;
  });
}
