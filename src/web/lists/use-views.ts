import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedView, ViewChanges, ViewsAnswer } from '#workspace/views/schema.ts';
import { get, patch, post, remove } from '#web/api.ts';
import type { ListSearch } from './list-search.ts';

export type { SavedView };

/** What a view puts into the address. */
export function addressOfView({ id, search, filter, sort, columns }: SavedView): ListSearch {
  return {
    view: id,
    ...(search && { search }),
    ...(filter && { filter }),
    ...(sort && { sort }),
    ...(columns && { columns }),
  };
}

/** The saved views of a list, and what can be done with them. */
export function useViews(list: string) {
  const client = useQueryClient();
  const views = useQuery({
    queryKey: ['saved-views', list],
    queryFn: ({ signal }) => get<ViewsAnswer>('/api/saved-views', { list }, signal),
  });
  const onSuccess = () => client.invalidateQueries({ queryKey: ['saved-views', list] });
  const save = useMutation({
    mutationFn: (wanted: ListSearch & { name: string; isShared: boolean }) => {
      const { view: _view, ...rest } = wanted;
      return post<{ view: SavedView }>('/api/saved-views', { list, ...rest });
    },
    onSuccess,
  });
  const change = useMutation({
    mutationFn: ({ id, ...changes }: ViewChanges & { id: string }) => patch(`/api/saved-views/${encodeURIComponent(id)}`, changes),
    onSuccess,
  });
  const drop = useMutation({ mutationFn: (id: string) => remove(`/api/saved-views/${encodeURIComponent(id)}`), onSuccess });
  return { views, save, change, drop };
}
