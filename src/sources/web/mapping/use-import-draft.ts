import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Mapping, SuggestionAnswer } from '#sources/schema.ts';
import { blankMapping } from '#sources/web/mapping/blank-mapping.ts';
import { post } from '#web/api.ts';

/** The mapping being worked on, what was recognised in the files, and the ways to change it. */
export interface ImportDraft {
  /** What the server read in the files; absent until it has. */
  suggestion: SuggestionAnswer | undefined;
  problem: unknown;
  readAgain: () => void;
  /** The mapping as it stands, or absent before there is one. */
  mapping: Mapping | undefined;
  change: (next: Mapping) => void;
  /** Absent when there is nothing to take back. */
  undo: (() => void) | undefined;
  setShape: (shape: Mapping['shape']) => void;
}

/** @param given the mapping that was brought with the files, or kept from before; it counts instead of the suggestion. */
export function useImportDraft(uploadIds: readonly string[], given: Mapping | undefined): ImportDraft {
  const {
    data: suggestion,
    error,
    refetch,
  } = useQuery({
    queryKey: ['mapping-suggestion', uploadIds],
    queryFn: ({ signal }) => post<SuggestionAnswer>('/api/mapping-suggestions', { uploadIds }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [steps, setSteps] = useState<readonly Mapping[]>(given ? [given] : []);
  const first = suggestion?.mapping;
  const mapping = steps.at(-1) ?? first;
  const change = (next: Mapping) => setSteps((before) => [...(before.length > 0 || !first ? before : [first]), next]);
  // The other shape as it was left, so that looking at one does not lose the work on the other.
  const setShape = (shape: Mapping['shape']) => {
    if (!mapping || !suggestion || mapping.shape === shape) return;
    const left = [...(first ? [first] : []), ...steps].findLast((step) => step.shape === shape);
    const shared = { source: mapping.source, timeZone: mapping.timeZone };
    change({ ...(left ?? blankMapping(shape, suggestion)), ...shared });
  };
  return {
    suggestion,
    problem: error,
    mapping,
    change,
    setShape,
    readAgain: () => void refetch(),
    undo: steps.length > 1 ? () => setSteps((before) => before.slice(0, -1)) : undefined,
  };
}
