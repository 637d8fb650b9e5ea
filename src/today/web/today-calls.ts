import { useQuery } from '@tanstack/react-query';
import type { LeadsAnswer, NumberAnswer, TogetherAnswer } from '#today/schema.ts';
import { get } from '#web/api.ts';

export type { LeadsAnswer, NumberAnswer, TogetherAnswer };
export type Lead = LeadsAnswer['waiting']['rows'][number];
export type Move = NumberAnswer['moves']['rows'][number];
export type WonNumber = NumberAnswer['week'];
export type Won = WonNumber['soFar'];

const everyMinutes = { refetchInterval: 5 * 60_000, refetchOnWindowFocus: true } as const;

/** Which leads wait for me, or for everybody, and what became of the others. */
export function useLeads(whose: 'mine' | 'all', side: 'marketing' | 'sales') {
  return useQuery({
    queryKey: ['today', 'leads', whose, side],
    queryFn: ({ signal }) => get<LeadsAnswer>('/api/today/leads', { whose, side }, signal),
    ...everyMinutes,
  });
}

/** What was won this week and this quarter, and which open deals move it. */
export function useNumber(whose: 'mine' | 'all') {
  return useQuery({
    queryKey: ['today', 'number', whose],
    queryFn: ({ signal }) => get<NumberAnswer>('/api/today/number', { whose }, signal),
    ...everyMinutes,
  });
}

/** What each side did for the other, and what was won together. */
export function useTogether() {
  return useQuery({
    queryKey: ['today', 'together'],
    queryFn: ({ signal }) => get<TogetherAnswer>('/api/today/together', {}, signal),
    ...everyMinutes,
  });
}
