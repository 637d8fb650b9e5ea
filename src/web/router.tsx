import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { type QueryClient } from '@tanstack/react-query';
import { ErrorPage } from '#web/pages/error-page.tsx';
import { NoServerPage } from '#web/pages/no-server-page.tsx';
import { NotFoundPage } from '#web/pages/not-found-page.tsx';
import { Shell } from '#web/pages/shell.tsx';
import { listSearch } from '#web/lists/list-search.ts';
import { queryClient, sessionQuery } from '#web/query.ts';
import {
  asksSearch,
  auditSearch,
  importsSearch,
  newSourceSearch,
  parseSearch,
  scoreboardSearch,
  setUpSearch,
  signInSearch,
  stringifySearch,
  todaySearch,
} from '#web/search-params.ts';

// Pages arrive when they are first visited: each is a file of its own in the build.
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
    if (session.state === 'signed-out' && session.isDemo) throw redirect({ to: '/demo' });
    if (session.state === 'signed-out') throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
});

const inShell = { getParentRoute: () => shell };
const index = createRoute({
  ...inShell,
  path: '/',
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('#web/pages/start-page.tsx'), 'StartPage'),
});
const scoreboard = createRoute({
  ...inShell,
  path: '/scoreboard',
  validateSearch: scoreboardSearch,
  staticData: { isShared: true },
  component: lazyRouteComponent(() => import('#scoreboard/web/scoreboard-page.tsx'), 'ScoreboardPage'),
});
const people = createRoute({
  ...inShell,
  path: '/people',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('#web/pages/list-pages.tsx'), 'WholePeoplePage'),
});
const person = createRoute({
  ...inShell,
  path: '/people/$id',
  component: lazyRouteComponent(() => import('#web/pages/thing-pages.tsx'), 'WholePersonPage'),
});
const accounts = createRoute({
  ...inShell,
  path: '/accounts',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('#web/pages/list-pages.tsx'), 'WholeAccountsPage'),
});
const deals = createRoute({
  ...inShell,
  path: '/deals',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('#web/pages/list-pages.tsx'), 'WholeDealsPage'),
});
const handoffs = createRoute({
  ...inShell,
  path: '/handoffs',
  validateSearch: listSearch,
  staticData: { isShared: true },
  component: lazyRouteComponent(() => import('#web/pages/list-pages.tsx'), 'WholeHandoffsPage'),
});
const account = createRoute({
  ...inShell,
  path: '/accounts/$id',
  component: lazyRouteComponent(() => import('#web/pages/thing-pages.tsx'), 'WholeAccountPage'),
});
const deal = createRoute({
  ...inShell,
  path: '/deals/$id',
  component: lazyRouteComponent(() => import('#web/pages/thing-pages.tsx'), 'WholeDealPage'),
});
const asks = createRoute({
  ...inShell,
  path: '/asks',
  validateSearch: asksSearch,
  staticData: { isShared: true },
  component: lazyRouteComponent(() => import('#asks/web/asks-page.tsx'), 'AsksPage'),
});
const ask = createRoute({
  ...inShell,
  path: '/asks/$id',
  component: lazyRouteComponent(() => import('#web/pages/thing-pages.tsx'), 'WholeAskPage'),
});
const notices = createRoute({
  ...inShell,
  path: '/notices',
  component: lazyRouteComponent(() => import('#discussion/web/notices-page.tsx'), 'NoticesPage'),
});
const sources = createRoute({
  ...inShell,
  path: '/data',
  component: lazyRouteComponent(() => import('#sources/web/data/data-page.tsx'), 'DataPage'),
});
const newSource = createRoute({
  ...inShell,
  path: '/data/new',
  validateSearch: newSourceSearch,
  component: lazyRouteComponent(() => import('#sources/web/bring/new-import-page.tsx'), 'NewImportPage'),
});
const imports = createRoute({
  ...inShell,
  path: '/data/imports',
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import('#sources/web/runs/imports-page.tsx'), 'ImportsPage'),
});
const importRun = createRoute({
  ...inShell,
  path: '/data/imports/$id',
  component: lazyRouteComponent(() => import('#web/pages/whole-import-page.tsx'), 'WholeImportPage'),
});
const company = createRoute({
  ...inShell,
  path: '/settings/company',
  component: lazyRouteComponent(() => import('#workspace/web/company-page.tsx'), 'CompanyPage'),
});
const members = createRoute({
  ...inShell,
  path: '/settings/members',
  component: lazyRouteComponent(() => import('#workspace/web/members-page.tsx'), 'MembersPage'),
});
const roles = createRoute({
  ...inShell,
  path: '/settings/roles',
  component: lazyRouteComponent(() => import('#workspace/web/roles/roles-page.tsx'), 'RolesPage'),
});
const profile = createRoute({
  ...inShell,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('#workspace/web/profile-page.tsx'), 'ProfilePage'),
});
const mail = createRoute({
  ...inShell,
  path: '/settings/mail',
  component: lazyRouteComponent(() => import('#workspace/web/mail-page.tsx'), 'MailPage'),
});
const apiKeys = createRoute({
  ...inShell,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('#workspace/web/api-keys-page.tsx'), 'ApiKeysPage'),
});
const security = createRoute({
  ...inShell,
  path: '/settings/security',
  component: lazyRouteComponent(() => import('#workspace/web/security/security-page.tsx'), 'SecurityPage'),
});
const singleSignOn = createRoute({
  ...inShell,
  path: '/settings/single-sign-on',
  component: lazyRouteComponent(() => import('#workspace/web/security/single-sign-on-page.tsx'), 'SingleSignOnPage'),
});
const running = createRoute({
  ...inShell,
  path: '/settings/running',
  component: lazyRouteComponent(() => import('#web/pages/running-page.tsx'), 'RunningPage'),
});
const audit = createRoute({
  ...inShell,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('#workspace/web/audit-page.tsx'), 'AuditPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  beforeLoad: ({ context: { session } }) => {
    if (session.state === 'set-up') throw redirect({ to: '/set-up' });
    if (session.isDemo) throw redirect({ to: '/demo' });
    if (session.state === 'signed-in') throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('#web/pages/sign-in-page.tsx'), 'SignInPage'),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  validateSearch: setUpSearch,
  beforeLoad: ({ context: { session } }) => {
    if (session.state !== 'set-up' && !session.isDemo) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('#workspace/web/set-up-page.tsx'), 'SetUpPage'),
});
const demo = createRoute({
  getParentRoute: () => root,
  path: '/demo',
  component: lazyRouteComponent(() => import('#demo/web/demo-page.tsx'), 'DemoPage'),
});
const join = createRoute({
  getParentRoute: () => root,
  path: '/join/$token',
  component: lazyRouteComponent(() => import('#workspace/web/join-page.tsx'), 'JoinPage'),
});

const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe/$token',
  component: lazyRouteComponent(() => import('#discussion/web/unsubscribe-page.tsx'), 'UnsubscribePage'),
});

const help = createRoute({
  ...inShell,
  path: '/help/$topic',
  component: lazyRouteComponent(() => import('#web/pages/help/help-page.tsx'), 'HelpPage'),
});

/** An address that leads nowhere keeps the bar, so that there is a way on. */
const nowhere = createRoute({ ...inShell, path: '$', component: NotFoundPage });

const signedIn = [
  index,
  scoreboard,
  people,
  person,
  accounts,
  account,
  deals,
  deal,
  handoffs,
  asks,
  ask,
  notices,
  sources,
  newSource,
  imports,
  importRun,
  company,
  profile,
  members,
  roles,
  mail,
  apiKeys,
  security,
  singleSignOn,
  running,
  audit,
  help,
  nowhere,
];

export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren(signedIn), signIn, setUp, demo, join, unsubscribe]),
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
