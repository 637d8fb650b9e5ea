import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AboutWanted, ChoicesAnswer, CommentAnswer, CommentOnWire, DiscussionAnswer, NoticesAnswer } from '#discussion/schema.ts';
import { get, patch, post, remove } from '#web/api.ts';

export type { AboutWanted, CommentOnWire, DiscussionAnswer, NoticesAnswer };

const lookEveryMilliseconds = 60_000;

export function useDiscussion(about: AboutWanted) {
  return useQuery({
    queryKey: ['comments', about.kind, about.id],
    queryFn: ({ signal }) => get<DiscussionAnswer>('/api/comments', { ...about }, signal),
    refetchOnWindowFocus: true,
  });
}

/** Writes, edits, removes or follows, and reads the discussion anew. */
export function useDiscussionStep<Wanted>(about: AboutWanted, step: (wanted: Wanted) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: () => client.invalidateQueries({ queryKey: ['comments', about.kind, about.id] }),
  });
}

/** What is said, and whom of several members of one name it means. */
export interface Said {
  text: string;
  mentions: readonly string[];
}
export const write = (about: AboutWanted, said: Said) => post<CommentAnswer>('/api/comments', { about, ...said });
export const edit = (id: string, said: Said) => patch<CommentAnswer>(`/api/comments/${encodeURIComponent(id)}`, said);
export const takeAway = (id: string) => remove<CommentAnswer>(`/api/comments/${encodeURIComponent(id)}`);
export const follow = (about: AboutWanted, isFollowed: boolean) =>
  isFollowed ? post('/api/follows', { about }) : remove(`/api/follows?kind=${about.kind}&id=${encodeURIComponent(about.id)}`);

/** How many notices wait: looked at every minute, and when the window comes back. */
export const unreadQuery = queryOptions({
  queryKey: ['unread-notices'],
  queryFn: ({ signal }) => get<{ unread: number }>('/api/unread-notices', {}, signal),
  refetchInterval: lookEveryMilliseconds,
  refetchOnWindowFocus: true,
});

export const choicesQuery = queryOptions({
  queryKey: ['notice-choices'],
  queryFn: ({ signal }) => get<ChoicesAnswer>('/api/notice-choices', {}, signal),
});

export interface MemberToMention {
  id: string;
  name: string;
  team: string;
}

/** Who can be mentioned; read when somebody begins to write. */
export function useMembersToMention(isOn: boolean) {
  return useQuery({
    queryKey: ['members', 'to-mention'],
    queryFn: ({ signal }) => get<{ members: MemberToMention[] }>('/api/members', {}, signal),
    enabled: isOn,
  });
}
