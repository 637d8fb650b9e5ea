import type { ImportRun, Mapping, SuggestedGroup } from '#sources/schema.ts';
import { keepDraft, keptDraft } from '#sources/web/bring/kept-draft.ts';
import type { ImportMode } from '#sources/web/mapping/use-import-draft.ts';
import { post } from '#web/api.ts';

/** Asks for the import of a group of files, and keeps that it was asked for. @returns the id of the run. */
export async function startImport(group: SuggestedGroup, mapping: Mapping, mode: ImportMode): Promise<string> {
  const { uploadIds, savedMapping } = group;
  // Only what is imported as it was saved counts as an import by the saved mapping.
  const isAsSaved = savedMapping && JSON.stringify(mapping) === JSON.stringify(group.mapping);
  const { importRun } = await post<{ importRun: ImportRun }>('/api/import-runs', {
    uploadIds,
    mapping,
    ...(mode === 'both' ? {} : { mode }),
    ...(isAsSaved && { savedMappingId: savedMapping.id }),
  });
  keepDraft(uploadIds, { ...keptDraft(uploadIds), runId: importRun.id });
  return importRun.id;
}
