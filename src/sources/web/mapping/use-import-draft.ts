import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Mapping, SuggestedGroup, SuggestionAnswer } from '#sources/schema.ts';
import type { KeptDraft } from '#sources/web/bring/kept-draft.ts';
import { blankMapping } from '#sources/web/mapping/blank-mapping.ts';
import { post } from '#web/api.ts';

/** How the file is to be read, where it is to be read otherwise than recognised. */
export type FileChoice = NonNullable<Mapping['file']>;
export type ImportMode = 'create' | 'update' | 'both';

/** The mapping being worked on, what was recognised in the files, and the ways to change it. */
export interface ImportDraft {
  /** What the server read in the files, the way they are to be read now. */
  group: SuggestedGroup;
  /** Whether the files are being read anew, another way. */
  isRereading: boolean;
  problem: unknown;
  readAgain: () => void;
  /** The mapping as it stands; null for a known file that is left out. */
  mapping: Mapping | null;
  change: (next: Mapping) => void;
  /** Absent when there is nothing to take back. */
  undo: (() => void) | undefined;
  setShape: (shape: Mapping['shape']) => void;
  file: FileChoice | undefined;
  setFile: (file: FileChoice) => void;
  mode: ImportMode;
  setMode: (mode: ImportMode) => void;
}

/** @param kept what was kept of this group from before, or a mapping brought with the files: it counts instead of the suggestion. */
export function useImportDraft(found: SuggestedGroup, kept: Partial<KeptDraft>): ImportDraft {
  const [file, setFile] = useState(kept.file);
  const [mode, setMode] = useState<ImportMode>(kept.mode ?? 'both');
  const reread = useReread(found, file);
  const group = file ? (reread.data ?? found) : found;
  // Work done on one way of reading the file waits there while another way is looked at.
  const layout = group.file.header.join('\n');
  const [steps, setSteps] = useState<readonly Step[]>(kept.mapping ? [{ layout, mapping: kept.mapping }] : []);
  const own = steps.filter((step) => step.layout === layout);
  const first = group.mapping;
  const mapping = withFile(own.at(-1)?.mapping ?? first, file);
  const change = (next: Mapping) =>
    setSteps((before) => [...before, ...(own.length > 0 || !first ? [] : [{ layout, mapping: first }]), { layout, mapping: next }]);
  return {
    group,
    isRereading: reread.isFetching,
    problem: reread.error,
    readAgain: () => void reread.refetch(),
    mapping,
    change,
    undo: own.length > 1 ? () => setSteps((before) => before.slice(0, -1)) : undefined,
    setShape: (shape) => {
      if (mapping?.shape !== shape) change(inShape(shape, group, own, mapping));
    },
    file,
    setFile,
    mode,
    setMode,
  };
}

interface Step {
  /** The columns that the mapping was made for. */
  layout: string;
  mapping: Mapping;
}

/** The files read anew, in the way that somebody chose. */
function useReread(found: SuggestedGroup, file: FileChoice | undefined) {
  const { uploadIds } = found;
  return useQuery({
    queryKey: ['mapping-suggestion', uploadIds, file],
    queryFn: async ({ signal }) =>
      (await post<SuggestionAnswer>('/api/mapping-suggestions', { uploadIds, file }, signal)).groups[0] ?? found,
    enabled: file !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function withFile(mapping: Mapping | null, file: FileChoice | undefined): Mapping | null {
  return mapping && file ? { ...mapping, file: { ...mapping.file, ...file } } : mapping;
}

/** The other shape as it was left, so that looking at one does not lose the work on the other. */
function inShape(shape: Mapping['shape'], group: SuggestedGroup, steps: readonly Step[], mapping: Mapping | null): Mapping {
  const suggested = group.mapping?.shape === shape ? group.mapping : undefined;
  const left = steps.findLast((step) => step.mapping.shape === shape)?.mapping ?? suggested ?? blankMapping(shape, group);
  return mapping ? { ...left, source: mapping.source, ...(mapping.timeZone && { timeZone: mapping.timeZone }) } : left;
}
