import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import { useSession } from '#web/use-session.ts';

const tabs = [
  { to: '/settings/profile', label: t`You`, needs: 'members.read' },
  { to: '/settings/company', label: t`Company`, needs: 'company.read' },
  { to: '/settings/members', label: t`Members`, needs: 'members.read' },
  { to: '/settings/roles', label: t`Roles`, needs: 'members.read' },
  { to: '/settings/mail', label: t`Mail`, needs: 'mail.read' },
  { to: '/settings/api-keys', label: t`API keys`, needs: 'api-keys.write' },
  { to: '/settings/single-sign-on', label: t`Single sign-on`, needs: 'single-sign-on.write' },
  { to: '/settings/security', label: t`Security`, needs: null },
  { to: '/settings/running', label: t`Running`, needs: 'installation.read' },
  { to: '/audit', label: t`What happened`, needs: 'audit.read' },
] as const;

/** The pages about the company itself, beside each other; only those one may open. */
export function SettingsTabs() {
  const { permits } = useSession();
  return (
    <nav className="subnav" aria-label={t`Settings`}>
      {tabs.map((tab) =>
        tab.needs === null || permits(tab.needs) ? (
          <Link key={tab.to} to={tab.to}>
            {tab.label}
          </Link>
        ) : null,
      )}
    </nav>
  );
}
