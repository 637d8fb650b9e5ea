import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';

const tabs = [
  { to: '/people', label: t`People` },
  { to: '/accounts', label: t`Accounts` },
  { to: '/deals', label: t`Deals` },
  { to: '/handoffs', label: t`Handoffs` },
] as const;

/** The lists beside each other. */
export function ListTabs() {
  return (
    <nav className="subnav" aria-label={t`Lists`}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} activeOptions={{ includeSearch: false, exact: true }}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
