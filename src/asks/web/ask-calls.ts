import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AskAnswer, AskOnWire, AsksAnswer } from '#asks/schema.ts';
import { get, post } from '#web/api.ts';

export type { AskAnswer, AskOnWire, AsksAnswer };
export type AskShow = 'waiting-for-me' | 'my-side' | 'i-asked' | 'all';

export interface AsksAsked {
  show?: AskShow | undefined;
  state?: 'open' | 'ended' | 'all' | undefined;
  about?: string | undefined;
}

const everyMinute = 60_000;

/** Asks by a filter. What the other side does in its own window is seen within a minute. */
export function useAsks(asked: AsksAsked) {
  return useQuery({
    queryKey: ['asks', 'list', asked],
    queryFn: ({ signal }) => get<AsksAnswer>('/api/asks', { ...asked }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: everyMinute,
    refetchOnWindowFocus: true,
  });
}

export const askQuery = (id: string) =>
  queryOptions({
    queryKey: ['asks', 'one', id],
    queryFn: ({ signal }) => get<AskAnswer>(`/api/asks/${encodeURIComponent(id)}`, {}, signal),
    refetchInterval: everyMinute,
    refetchOnWindowFocus: true,
  });

export interface MemberShown {
  id: string;
  name: string;
  team: string;
  role: string;
}

export const membersQuery = queryOptions({
  // Under a key of its own: the page of the members keeps the whole answer under 'members'.
  queryKey: ['members', 'to-ask'],
  queryFn: async ({ signal }) => (await get<{ members: MemberShown[] }>('/api/members', {}, signal)).members,
});

/** Makes an ask, or does a step with one; every list of asks is read anew afterwards. */
export function useAskStep<Wanted extends object>(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Wanted) => post<AskAnswer>(path, wanted),
    onSuccess: (answer) => {
      client.setQueryData(askQuery(answer.ask.id).queryKey, answer);
      return client.invalidateQueries({ queryKey: ['asks'] });
    },
    // Somebody else was faster: what is shown is out of date.
    onError: () => client.invalidateQueries({ queryKey: ['asks'] }),
  });
}
