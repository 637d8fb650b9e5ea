import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BulkAction, BulkDoing } from '#bulk/schema.ts';
import { get, post } from '#web/api.ts';
import type { Chosen } from '#web/lists/bulk-bar.tsx';

export type { BulkAction };

const lookAgainMilliseconds = 700;

const bulkQuery = (id: string) =>
  queryOptions({
    queryKey: ['bulk-actions', id],
    queryFn: async ({ signal }) =>
      (await get<{ bulkAction: BulkAction }>(`/api/bulk-actions/${encodeURIComponent(id)}`, {}, signal)).bulkAction,
    refetchInterval: ({ state }) => (state.data?.endedAt ? false : lookAgainMilliseconds),
  });

export const useBulkAction = (id: string) => useQuery(bulkQuery(id));

const key = (list: string) => ['bulk-shown', list];

/** What is told above a list: what was begun on this visit, and what is still at work from another one. */
export function useShownBulkActions(list: string): string[] {
  const recent = useQuery({
    queryKey: ['bulk-recent'],
    queryFn: async ({ signal }) => (await get<{ bulkActions: BulkAction[] }>('/api/bulk-actions', {}, signal)).bulkActions,
    staleTime: 60_000,
  });
  const shown = useQuery({ queryKey: key(list), queryFn: () => [] as string[], staleTime: Infinity, gcTime: Infinity });
  const atWork = recent.data?.filter((one) => one.list === list && !one.endedAt).map(({ id }) => id) ?? [];
  return [...new Set([...(shown.data ?? []), ...atWork])];
}

export function useHide(list: string): (id: string) => void {
  const client = useQueryClient();
  return (id) => {
    client.setQueryData(key(list), (before: string[] = []) => before.filter((one) => one !== id));
    client.setQueryData(['bulk-recent'], (before: BulkAction[] | undefined) => before?.filter((one) => one.id !== id));
  };
}

/** Begins to do something to the rows that are chosen; how far it is stands above the list from then on. */
export function useBegin({ list, only, search, filter }: Chosen) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { action: BulkDoing; ask?: object }) =>
      post<{ bulkAction: BulkAction }>('/api/bulk-actions', { list, ...wanted, ...(only ? { only } : { search, filter }) }),
    onSuccess: ({ bulkAction }) => {
      client.setQueryData(bulkQuery(bulkAction.id).queryKey, bulkAction);
      client.setQueryData(key(list), (before: string[] = []) => [bulkAction.id, ...before]);
    },
  });
}

export function useBulkStep(id: string, step: 'cancellations' | 'undos') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<{ bulkAction: BulkAction }>(`/api/bulk-actions/${encodeURIComponent(id)}/${step}`),
    onSuccess: ({ bulkAction }) => {
      client.setQueryData(bulkQuery(id).queryKey, bulkAction);
      void client.invalidateQueries({ queryKey: ['comments'] });
      return client.invalidateQueries({ queryKey: ['asks'] });
    },
  });
}
