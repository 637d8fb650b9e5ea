import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isOver, isUnderWay } from '#sources/web/runs/run-words.ts';
import type { ImportRun } from '#sources/schema.ts';
import { get, post } from '#web/api.ts';

const pollMilliseconds = 500;

interface RunAnswer {
  importRun: ImportRun;
}

/** The address of a run in the API, with what follows it. */
export function runPath(id: string, rest = ''): string {
  return `/api/import-runs/${encodeURIComponent(id)}${rest}`;
}

/** One import, asked for again while it changes by itself. */
export function useRun(id: string) {
  const answer = useQuery({
    queryKey: ['import-run', id],
    queryFn: ({ signal }) => get<RunAnswer>(runPath(id), {}, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data.importRun) ? false : pollMilliseconds),
  });
  const run = answer.data?.importRun;
  useForgetMeasures(run && isOver(run) ? `${run.state} ${run.undoneAt ?? ''} ${run.undo?.state ?? ''}` : '');
  return { run, error: answer.error, refetch: () => void answer.refetch() };
}

/** What was measured before an import, or before its undo, is out of date after it. */
function useForgetMeasures(state: string) {
  const client = useQueryClient();
  useEffect(() => {
    if (state === '') return;
    const isKept = (key: unknown) => key === 'import-run' || key === 'session' || key === 'mapping-suggestion';
    void client.invalidateQueries({ predicate: ({ queryKey }) => !isKept(queryKey[0]) });
  }, [client, state]);
}

/** Does something to a run and reads it anew. */
export function useRunCommand<Given extends object | void = void>(id: string, rest: string, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => post<unknown>(runPath(id, rest), given ?? {}),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['import-run', id] });
      onDone?.();
    },
  });
}
