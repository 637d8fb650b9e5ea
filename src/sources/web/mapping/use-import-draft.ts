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
  /** The way that somebody chose, also where the files cannot be read that way. */
  file: FileChoice | undefined;
  setFile: (file: FileChoice) => void;
  mode: ImportMode;
  setMode: (mode: ImportMode) => void;
}

/** @param kept what was kept of this group from before, or a mapping brought with the files: it counts instead of the suggestion. */
export function useImportDraft(found: SuggestedGroup, kept: Partial<KeptDraft>): ImportDraft {
  const [states, setStates] = useState<readonly State[]>(() => [begun(found, kept)]);
  const [mode, setMode] = useState<ImportMode>(kept.mode ?? 'both');
  const { steps, file } = states.at(-1)!;
  const goOn = (next: (now: State) => State) => setStates((before) => [...before, next(before.at(-1)!)]);
  const reread = useReread(found, file);
  // Until the files are read in the way that is chosen now, the mapping keeps to the way in which they were read last.
  const { group, readAs } = (file && reread.data) || { group: found, readAs: undefined };
  // Work done on one way of reading the file waits there while another way is looked at.
  const layout = layoutOf(group);
  const own = steps.filter((step) => step.layout === layout);
  const mapping = withFile(own.at(-1)?.mapping ?? group.mapping, readAs);
  const change = (next: Mapping) => goOn((now) => ({ ...now, steps: [...now.steps, { layout, mapping: next }] }));
  return {
    group,
    isRereading: reread.isFetching,
    problem: reread.error,
    readAgain: () => void reread.refetch(),
    mapping,
    change,
    undo: states.length > 1 ? () => setStates((before) => before.slice(0, -1)) : undefined,
    setShape: (shape) => {
      if (mapping?.shape !== shape) change(inShape(shape, group, own, mapping));
    },
    file,
    setFile: (choice) => goOn((now) => ({ ...now, file: choice })),
    mode,
    setMode,
  };
}

/** All that can be taken back: how the files are to be read, and the work on each way of reading them. */
interface State {
  steps: readonly Step[];
  file: FileChoice | undefined;
}

function begun(found: SuggestedGroup, { mapping, layout, file }: Partial<KeptDraft>): State {
  return { steps: mapping ? [{ layout: layout ?? layoutOf(found), mapping }] : [], file };
}

/** The columns of files, by which a mapping is theirs. */
export function layoutOf({ file }: SuggestedGroup): string {
  return file.header.join('\n');
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
    queryFn: async ({ signal }) => {
      const { groups } = await post<SuggestionAnswer>('/api/mapping-suggestions', { uploadIds, file }, signal);
      return { group: groups[0] ?? found, readAs: file };
    },
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
