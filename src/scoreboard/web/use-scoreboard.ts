import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { get } from '#web/api.ts';
import type { AttributesAnswer, FunnelAnswer, ResponseTimesAnswer } from '#scoreboard/schema.ts';
import { filterParams, readSearch, searchParams } from './scoreboard-search.ts';
import type { ScoreboardSearch } from './scoreboard-search.ts';

/** The state of the page and the ways to change it; every change is a place in the history. */
export interface ScoreboardPlace {
  state: ScoreboardSearch;
  go: (change: Partial<ScoreboardSearch>) => void;
  /** Closes the open door in place: going back leads to before it was opened, not into it again. */
  closeFigure: () => void;
  /** The address with a change, for links. */
  href: (change: Partial<ScoreboardSearch>) => string;
}

/** Reads the address and writes it. */
export function useScoreboardPlace(): ScoreboardPlace {
  const state = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const params = (change: Partial<ScoreboardSearch>) => searchParams({ ...state, ...change });
  return {
    state,
    href: (change) => `?${params(change)}`,
    go: (change) => void navigate({ to: '/scoreboard', search: loose(params(change)), resetScroll: false }),
    closeFigure: () => void navigate({ to: '/scoreboard', search: loose(params({ figure: null })), resetScroll: false, replace: true }),
  };
}

function loose(params: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries([...new Set(params.keys())].map((key) => [key, key === 'where' ? params.getAll(key) : params.get(key)!]));
}

/** What can be filtered by, and what stretch of time the sources cover. */
export function useAttributes() {
  return useQuery({
    queryKey: ['measures', 'attributes'],
    queryFn: ({ signal }) => get<AttributesAnswer>('/api/measures/attributes', {}, signal),
  });
}

/** The waits of the period; the last answer stays, quiet, while the next one is on its way. */
export function useResponseTimes(state: ScoreboardSearch) {
  const params = filterParams(state);
  return useQuery({
    queryKey: ['measures', 'response-times', String(params)],
    queryFn: ({ signal }) => get<ResponseTimesAnswer>(`/api/measures/response-times?${params}`, {}, signal),
    placeholderData: keepPreviousData,
  });
}

/** The funnel of the period, with a column for every month or quarter. */
export function useFunnel(state: ScoreboardSearch, every: 'month' | 'quarter') {
  const params = filterParams(state);
  params.set('mode', state.mode);
  params.set('every', every);
  return useQuery({
    queryKey: ['measures', 'funnel', String(params)],
    queryFn: ({ signal }) => get<FunnelAnswer>(`/api/measures/funnel?${params}`, {}, signal),
    placeholderData: keepPreviousData,
  });
}
