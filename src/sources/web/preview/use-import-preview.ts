import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Mapping, PreviewAnswer } from '#sources/schema.ts';
import { post } from '#web/api.ts';

const pauseMilliseconds = 400;

interface ImportPreview {
  /** The last preview that worked, also while another one is on its way or the mapping is refused. */
  preview: PreviewAnswer | undefined;
  /** Whether it belongs to an earlier state of the mapping. */
  isStale: boolean;
  problem: unknown;
}

/** The first rows as they will become; asked for again when the mapping has rested for a moment. */
export function useImportPreview(uploadIds: readonly string[], mapping: Mapping): ImportPreview {
  const rested = useRested(mapping);
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['import-preview', uploadIds, rested],
    queryFn: ({ signal }) => post<PreviewAnswer>('/api/import-previews', { uploadIds, mapping: rested }, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const [lastGood, setLastGood] = useState(data);
  if (data && data !== lastGood) setLastGood(data);
  const isStale = rested !== mapping || isPlaceholderData || isFetching || Boolean(error);
  return { preview: data ?? lastGood, isStale, problem: rested === mapping ? error : undefined };
}

function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
