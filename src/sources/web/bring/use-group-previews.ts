import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Mapping, PreviewAnswer, SourcesAnswer } from '#sources/schema.ts';
import { type BroughtGroup, mappingOf } from '#sources/web/bring/use-groups.ts';
import { previewQuery } from '#sources/web/preview/use-import-preview.ts';
import { get } from '#web/api.ts';

export interface GroupPreview {
  /** null where the files are left out. */
  mapping: Mapping | null;
  preview: PreviewAnswer | undefined;
  problem: unknown;
  /** Whether it belongs to a source that there is. */
  isKnown: boolean;
}

/** How the rows of every group will fare, read one group after the other so that the first are there soon. */
export function useGroupPreviews(groups: readonly BroughtGroup[]): GroupPreview[] {
  const [reached, setReached] = useState(0);
  const known = useKnownSources();
  const wanted = groups.map((brought) => ({
    mapping: mappingOf(brought),
    mode: brought.kept.mode ?? 'both',
    uploadIds: brought.group.uploadIds,
  }));
  const answers = useQueries({
    queries: wanted.map(({ uploadIds, mapping, mode }, at) => ({
      ...previewQuery(uploadIds, mapping, mode),
      enabled: mapping !== null && at <= reached,
    })),
  });
  // On to the next one that is to be read and is not yet, over all that are left out in one step.
  const isOpen = (at: number) => wanted[at]?.mapping !== null && answers[at]?.isFetched !== true;
  const next = wanted.findIndex((_, at) => at >= reached && isOpen(at));
  if (next > reached) setReached(next);
  return wanted.map(({ mapping }, at) => ({
    mapping,
    preview: answers[at]?.data,
    problem: answers[at]?.error,
    isKnown: mapping !== null && known.includes(mapping.source),
  }));
}

function useKnownSources(): string[] {
  const { data } = useQuery({ queryKey: ['sources'], queryFn: ({ signal }) => get<SourcesAnswer>('/api/sources', {}, signal) });
  return data?.sources.map((source) => source.name) ?? [];
}
