import { QueryClient, queryOptions } from '@tanstack/react-query';
import { get } from '#web/api.ts';
import { chooseLanguage } from '#web/language/language.ts';
import { ProblemError } from '#web/problem-error.ts';

export interface Session {
  state: 'set-up' | 'signed-out' | 'signed-in';
  /** Everything here is invented. */
  isDemo?: boolean;
  company?: { name: string; timeZone: string; currency: string };
  member?: { id: string; name: string; email: string; team: string; role: string; language: 'en' | 'de' };
  permissions?: readonly string[];
  /** Groups of fields that this member’s role does not see. */
  withheld?: readonly ('contact-details' | 'amounts' | 'seller-names')[];
  /** Whether they see their own people and deals only, or those of their reports too. */
  rowsAreLimited?: boolean;
  /** The server's clock, ISO 8601. */
  asOf?: string;
}

/** One client for the whole page. A refusal is an answer and is not asked for again; a silent server is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, thrown) => failures < 2 && !(thrown instanceof ProblemError && thrown.problem.status > 0),
    },
  },
});

/** Who is here, and for which company. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await get<Session>('/api/session', {}, signal);
    // The demo's people speak English; whoever looks through their eyes keeps their own language.
    if (session.member && !session.isDemo) chooseLanguage(session.member.language);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
});
