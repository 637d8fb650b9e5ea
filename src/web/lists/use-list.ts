import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ListCount, ListPage, ListShape } from '#kernel/lists/answers.ts';
import { get } from '#web/api.ts';
import type { ListSearch } from './list-search.ts';

const lookAgainMilliseconds = 2000;

/** The address of a list page, and how it is changed: what is undefined goes. */
export function useListAddress() {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const go = (changes: { [Key in keyof ListSearch]: ListSearch[Key] | undefined }, replace = true) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...changes }).filter(([, value]) => value));
    void navigate({ to: '.', search: next as never, replace });
  };
  return { search, go };
}

/** The rows of a list as the address asks for them, how many there are, and what it can be asked about. */
export function useList(list: string, { search, filter, sort, columns }: ListSearch) {
  const path = `/api/lists/${list}`;
  const shape = useQuery({ queryKey: ['list', list, 'fields'], queryFn: ({ signal }) => get<ListShape>(`${path}/fields`, {}, signal) });
  const asked = { search, filter, sort, columns };
  const rows = useInfiniteQuery({
    queryKey: ['list', list, 'rows', asked],
    queryFn: ({ pageParam, signal }) => get<ListPage>(path, { ...asked, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    // What was imported a moment ago comes by itself.
    refetchInterval: ({ state }) => (state.data?.pages.at(-1)?.isCatchingUp ? lookAgainMilliseconds : false),
  });
  const counted = useQuery({
    queryKey: ['list', list, 'count', { search, filter }],
    queryFn: ({ signal }) => get<ListCount>(`${path}/count`, { search, filter }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: rows.data?.pages.at(-1)?.isCatchingUp ? lookAgainMilliseconds : false,
  });
  return { shape, rows, counted };
}
