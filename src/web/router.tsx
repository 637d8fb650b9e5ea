import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { type QueryClient } from '@tanstack/react-query';
import { ErrorPage } from '#web/pages/error-page.tsx';
import { NoServerPage } from '#web/pages/no-server-page.tsx';
import { NotFoundPage } from '#web/pages/not-found-page.tsx';
import { Shell } from '#web/pages/shell.tsx';
import { queryClient, sessionQuery } from '#web/query.ts';
import {
  newSourceSearch,
  parseSearch,
  peopleSearch,
  scoreboardSearch,
  setUpSearch,
  signInSearch,
  stringifySearch,
} from '#web/search-params.ts';

/** The pages of slices: each `src/<slice>/web/<name>-page.tsx` exports `NamePage` and arrives when first visited. */
const pages = import.meta.glob<Record<string, () => React.ReactNode>>([
  '../*/web/*-page.tsx',
  './pages/*-page.tsx',
  '!**/{error,not-found,no-server,door}-page.tsx',
]);

function page(file: string, name: string) {
  const key = Object.keys(pages).find((path) => path.endsWith(`/${file}.tsx`));
  return key ? lazyRouteComponent(pages[key]!, name) : NotFoundPage;
}

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  beforeLoad: async ({ context }) => ({ session: await context.queryClient.ensureQueryData(sessionQuery) }),
  errorComponent: NoServerPage,
});

/** Everything behind the sign-in, inside the bar. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: ({ context: { session }, location }) => {
    if (session.state === 'set-up') throw redirect({ to: '/set-up' });
    if (session.state === 'signed-out') throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
});

const inShell = { getParentRoute: () => shell };
const index = createRoute({ ...inShell, path: '/', component: page('start-page', 'StartPage') });
const scoreboard = createRoute({
  ...inShell,
  path: '/scoreboard',
  validateSearch: scoreboardSearch,
  staticData: { isShared: true },
  component: page('scoreboard-page', 'ScoreboardPage'),
});
const people = createRoute({ ...inShell, path: '/people', validateSearch: peopleSearch, component: page('people-page', 'PeoplePage') });
const person = createRoute({ ...inShell, path: '/people/$id', component: page('person-page', 'PersonPage') });
const sources = createRoute({ ...inShell, path: '/sources', component: page('sources-page', 'SourcesPage') });
const newSource = createRoute({
  ...inShell,
  path: '/sources/new',
  validateSearch: newSourceSearch,
  component: page('new-import-page', 'NewImportPage'),
});
const importRun = createRoute({ ...inShell, path: '/sources/imports/$id', component: page('import-run-page', 'ImportRunPage') });
const company = createRoute({ ...inShell, path: '/settings/company', component: page('company-page', 'CompanyPage') });
const members = createRoute({ ...inShell, path: '/settings/members', component: page('members-page', 'MembersPage') });
const apiKeys = createRoute({ ...inShell, path: '/settings/api-keys', component: page('api-keys-page', 'ApiKeysPage') });
const audit = createRoute({ ...inShell, path: '/audit', component: page('audit-page', 'AuditPage') });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  beforeLoad: ({ context: { session } }) => {
    if (session.state === 'set-up') throw redirect({ to: '/set-up' });
    if (session.state === 'signed-in') throw redirect({ to: '/' });
  },
  component: page('sign-in-page', 'SignInPage'),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  validateSearch: setUpSearch,
  beforeLoad: ({ context: { session } }) => {
    if (session.state !== 'set-up') throw redirect({ to: '/' });
  },
  component: page('set-up-page', 'SetUpPage'),
});
const join = createRoute({ getParentRoute: () => root, path: '/join/$token', component: page('join-page', 'JoinPage') });

/** An address that leads nowhere keeps the bar, so that there is a way on. */
const nowhere = createRoute({ ...inShell, path: '$', component: NotFoundPage });

const signedIn = [index, scoreboard, people, person, sources, newSource, importRun, company, members, apiKeys, audit, nowhere];

export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren(signedIn), signIn, setUp, join]),
  context: { queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The page belongs to both heads and carries the amber and blue seam. */
    isShared?: boolean;
  }
}
