import { Link, Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { AccountMenu } from '#web/pages/account-menu.tsx';
import { Icon, type IconName } from '#web/ui/icon.tsx';
import { Mark } from '#web/ui/mark.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';

const places: readonly { to: '/scoreboard' | '/asks' | '/people' | '/data'; label: string; icon: IconName }[] = [
  { to: '/scoreboard', label: 'Scoreboard', icon: 'numbers' },
  { to: '/asks', label: 'Asks', icon: 'asks' },
  { to: '/people', label: 'People', icon: 'people' },
  { to: '/data', label: 'Data', icon: 'sources' },
];

function TopBar() {
  const { company } = useSession();
  return (
    <header className="bar">
      <div className="bar-in">
        <Link className="mark" to="/">
          <Mark />
          Entente
          <small>{company.name}</small>
        </Link>
        <nav className="nav" aria-label="Main">
          {places.map((place) => (
            <Link key={place.to} to={place.to}>
              {place.label}
            </Link>
          ))}
        </nav>
        <div className="end">
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}

/** The same places at the foot of a phone, within reach of a thumb. */
function TabBar() {
  return (
    <nav className="tabs" aria-label="Main">
      {places.map((place) => (
        <Link key={place.to} to={place.to}>
          <Icon name={place.icon} />
          {place.label}
        </Link>
      ))}
    </nav>
  );
}

/** A new page begins at its top for screen readers too: the focus follows the address, the search part aside. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path) main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  return main;
}

/** The bar, the seam on pages of both heads, the page, and the tab bar of the phone. */
export function Shell() {
  const main = useFocusOnNewPage();
  const isShared = useMatches({ select: (matches) => matches.some((match) => match.staticData.isShared) });
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
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
              <Skeleton reading="this page" />
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
