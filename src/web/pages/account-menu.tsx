import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useSignOut } from '#web/pages/use-sign-out.ts';
import { chooseTheme, currentTheme, type Theme } from '#web/theme.ts';
import { Avatar, initialsOf } from '#web/ui/avatar.tsx';
import type { IconName } from '#web/ui/icon.tsx';
import { MenuItem, MenuLink } from '#web/ui/menu-item.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { useSession } from '#web/use-session.ts';

const themes: readonly { theme: Theme; label: string; icon: IconName }[] = [
  { theme: 'system', label: t`Like the system`, icon: 'screen' },
  { theme: 'light', label: t`Light`, icon: 'sun' },
  { theme: 'dark', label: t`Dark`, icon: 'moon' },
];

function ThemeItems() {
  const [theme, setTheme] = useState(currentTheme);
  const pick = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  return themes.map((choice) => (
    <MenuItem key={choice.theme} icon={choice.icon} chosen={choice.theme === theme} onClick={() => pick(choice.theme)}>
      {choice.label}
    </MenuItem>
  ));
}

/** Your own corner: the company's settings, the theme, and the way out. */
export function AccountMenu() {
  const { session, permits } = useSession();
  const signOut = useSignOut();
  const member = session.member;
  if (!member) return null;
  // The name says what is seen, the initials, as well: speech input calls a button by what it shows.
  const { name } = member;
  const initials = initialsOf(name);
  const label = t`${initials}, ${name}: settings and account`;
  return (
    <Menu label={label} faceClass="face" face={<Avatar name={member.name} team={member.team} />}>
      <div className="menu-head" role="presentation">
        <div className="strong">{member.name}</div>
        <div className="hint">{member.email}</div>
      </div>
      <hr />
      <MenuLink to="/settings/profile" icon="calendar">
        <Trans>Your profile and leave</Trans>
      </MenuLink>
      <MenuLink to="/settings/security" icon="lock">
        <Trans>Security</Trans>
      </MenuLink>
      <MenuLink to="/settings/company" icon="company">
        <Trans>Company</Trans>
      </MenuLink>
      <MenuLink to="/settings/members" icon="people">
        <Trans>Members</Trans>
      </MenuLink>
      {permits('mail.read') ? (
        <MenuLink to="/settings/mail" icon="mail">
          <Trans>Mail</Trans>
        </MenuLink>
      ) : null}
      {permits('api-keys.write') ? (
        <MenuLink to="/settings/api-keys" icon="key">
          <Trans>API keys</Trans>
        </MenuLink>
      ) : null}
      {permits('audit.read') ? (
        <MenuLink to="/audit" icon="audit">
          <Trans>What happened</Trans>
        </MenuLink>
      ) : null}
      <hr />
      <div role="group" aria-label={t`Colours`}>
        <ThemeItems />
      </div>
      <hr />
      <MenuItem icon="leave" onClick={() => void signOut()}>
        <Trans>Sign out</Trans>
      </MenuItem>
    </Menu>
  );
}
