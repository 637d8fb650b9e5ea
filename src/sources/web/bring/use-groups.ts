import { useQuery } from '@tanstack/react-query';
import type { Mapping, SuggestedGroup, SuggestionAnswer } from '#sources/schema.ts';
import { type KeptDraft, keptDraft } from '#sources/web/bring/kept-draft.ts';
import { nodesIn } from '#sources/web/mapping/tree.ts';
import { post } from '#web/api.ts';

/** Files of one header, with what was kept of the work on them. */
export interface BroughtGroup {
  group: SuggestedGroup;
  kept: KeptDraft;
}

/** What the uploaded files are, by their headers, in the order in which they are best imported. */
export function useGroups(uploadIds: readonly string[]) {
  return useQuery({
    queryKey: ['mapping-suggestion', uploadIds],
    queryFn: ({ signal }) => post<SuggestionAnswer>('/api/mapping-suggestions', { uploadIds }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The draft of a group: as it was kept, else with the mapping that was brought as a file, where the file has its columns. */
export function draftOf(group: SuggestedGroup, all: readonly SuggestedGroup[], brought: Mapping | undefined): KeptDraft {
  const kept = keptDraft(group.uploadIds);
  if (kept.mapping || !brought) return { ...kept, fileNames: group.fileNames };
  const best = all.length === 1 ? all[0] : all.find((one) => hasColumnsOf(one, brought));
  return { ...kept, fileNames: group.fileNames, ...(best === group && { mapping: brought }) };
}

function hasColumnsOf({ file }: SuggestedGroup, mapping: Mapping): boolean {
  const named = nodesIn(mapping, () => true).flatMap(({ node }) => [node['column'], ...((node['columns'] ?? []) as unknown[])]);
  const log = mapping.shape === 'event-log' ? [mapping.log.case, mapping.log.activity, mapping.log.moment] : [];
  return [...named, ...log].every((name) => typeof name !== 'string' || file.header.includes(name));
}

/** The mapping that a group would be imported with; null where it is left out. */
export function mappingOf({ group, kept }: BroughtGroup): Mapping | null {
  const mapping = kept.mapping ?? group.mapping;
  return mapping && kept.file ? { ...mapping, file: { ...mapping.file, ...kept.file } } : mapping;
}
