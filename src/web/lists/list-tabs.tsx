import { Link } from '@tanstack/react-router';

const tabs = [
  { to: '/people', label: 'People' },
  { to: '/accounts', label: 'Accounts' },
  { to: '/deals', label: 'Deals' },
  { to: '/handoffs', label: 'Handoffs' },
] as const;

/** The lists beside each other. */
export function ListTabs() {
  return (
    <nav className="subnav" aria-label="Lists">
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} activeOptions={{ includeSearch: false, exact: true }}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
