import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Mapping, PreviewAnswer } from '#sources/schema.ts';
import type { ImportMode } from '#sources/web/mapping/use-import-draft.ts';
import { post } from '#web/api.ts';

const pauseMilliseconds = 400;

interface ImportPreview {
  /** The last preview that worked, also while another one is on its way or the mapping is refused. */
  preview: PreviewAnswer | undefined;
  /** Whether it belongs to an earlier state of the mapping. */
  isStale: boolean;
  problem: unknown;
}

/** The preview of files under a mapping, asked for once and kept for a minute. */
export function previewQuery(uploadIds: readonly string[], mapping: Mapping | null, mode: ImportMode) {
  return queryOptions({
    queryKey: ['import-preview', uploadIds, mapping, mode],
    queryFn: ({ signal }) =>
      post<PreviewAnswer>('/api/import-previews', { uploadIds, mapping, ...(mode === 'both' ? {} : { mode }) }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** The first rows as they will become; asked for again when the mapping has rested for a moment. */
export function useImportPreview(uploadIds: readonly string[], mapping: Mapping, mode: ImportMode): ImportPreview {
  const wanted = `${mode} ${JSON.stringify(mapping)}`;
  const rested = useRested(wanted);
  const isRested = rested === wanted;
  const [asked, setAsked] = useState({ mapping, mode });
  if (isRested && (asked.mapping !== mapping || asked.mode !== mode)) setAsked({ mapping, mode });
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    ...previewQuery(uploadIds, asked.mapping, asked.mode),
    placeholderData: keepPreviousData,
  });
  const [lastGood, setLastGood] = useState(data);
  if (data && data !== lastGood) setLastGood(data);
  const isStale = !isRested || isPlaceholderData || isFetching || Boolean(error);
  return { preview: data ?? lastGood, isStale, problem: isRested ? error : undefined };
}

/** The text when it has not changed for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
