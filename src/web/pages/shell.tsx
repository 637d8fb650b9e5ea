import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { AccountMenu } from '#web/pages/account-menu.tsx';
import { topicOf } from '#web/pages/help/topics.ts';
import { viewShown } from '#web/pages/today/views.ts';
import { door } from '#web/pages/door-page.tsx';
import { DemoBand } from '#web/pages/demo-band.tsx';
import { NoticeBell } from '#discussion/web/notice-bell.tsx';
import { FindOrDo } from '#web/pages/find-or-do.tsx';
import { Icon, type IconName } from '#web/ui/icon.tsx';
import { Mark } from '#web/ui/mark.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';

const places: readonly { to: '/' | '/scoreboard' | '/asks' | '/people' | '/data'; label: string; icon: IconName }[] = [
  { to: '/', label: t`Today`, icon: 'home' },
  { to: '/scoreboard', label: t`Scoreboard`, icon: 'numbers' },
  { to: '/asks', label: t`Asks`, icon: 'asks' },
  { to: '/people', label: t`People`, icon: 'people' },
  { to: '/data', label: t`Data`, icon: 'sources' },
];

function TopBar() {
  const { company } = useSession();
  return (
    <header className="bar">
      <div className="bar-in">
        <Link className="mark" to="/">
          <Trans>
            <Mark />
            Entente
            <small>{company.name}</small>
          </Trans>
        </Link>
        <nav className="nav" aria-label={t`Main`}>
          {places.map((place) => (
            <Link key={place.to} to={place.to} activeOptions={{ exact: place.to === '/', includeSearch: false }}>
              {place.label}
            </Link>
          ))}
        </nav>
        <div className="end">
          <FindOrDo />
          <HelpLink />
          <NoticeBell />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}

/** What this page is for, in the guide. */
function HelpLink() {
  const topic = useRouterState({ select: ({ location }) => topicOf(location.pathname) });
  return (
    <Link className="help-link" to="/help/$topic" params={{ topic }} aria-label={t`Help for this page`} title={t`Help for this page`}>
      <Icon name="help" />
    </Link>
  );
}

/** The same places at the foot of a phone, within reach of a thumb. */
function TabBar() {
  return (
    <nav className="tabs" aria-label={t`Main`}>
      {places.map((place) => (
        <Link key={place.to} to={place.to} activeOptions={{ exact: place.to === '/', includeSearch: false }}>
          <Icon name={place.icon} />
          {place.label}
        </Link>
      ))}
    </nav>
  );
}

/** A new page begins at its top for screen readers too: the focus follows the address, the search part aside, and comes along through a door. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(path);
  const isPassed = useRef(door.wasPassed);
  useEffect(() => {
    if (shown.current !== path || isPassed.current) main.current?.focus({ preventScroll: true });
    shown.current = path;
    isPassed.current = false;
  }, [path]);
  return main;
}

/** Pages of both heads say so themselves; the first page is one of them where it shows both sides. */
function useIsShared(): boolean {
  const { session } = useSession();
  const isStatic = useMatches({ select: (matches) => matches.some((match) => match.staticData.isShared) });
  const view = useRouterState({ select: ({ location }) => location.pathname === '/' && viewShown(session.member, location.search.view) });
  return isStatic || view === 'both';
}

/** The bar, the seam on pages of both heads, the page, and the tab bar of the phone. */
export function Shell() {
  const main = useFocusOnNewPage();
  const isShared = useIsShared();
  return (
    <>
      <a className="skip" href="#main">
        <Trans>Skip to the page</Trans>
      </a>
      <DemoBand />
      <TopBar />
      {isShared ? (
        <div className="seam" aria-hidden="true">
          <i />
          <i />
        </div>
      ) : null}
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense
          fallback={
            <div className="page">
              <Skeleton reading={t`this page`} />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      <TabBar />
    </>
  );
}
