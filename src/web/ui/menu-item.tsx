import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { Icon, type IconName } from '#web/ui/icon.tsx';

interface MenuItemProps extends ComponentProps<'button'> {
  icon?: IconName | undefined;
  /** For a choice among several: whether it is the one in force. */
  chosen?: boolean;
}

/** One thing to do in a Menu. */
export function MenuItem({ icon, chosen, children, ...rest }: MenuItemProps) {
  const choice = chosen === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': chosen };
  return (
    <button type="button" tabIndex={-1} {...choice} {...rest}>
      {icon ? <Icon name={icon} small /> : null}
      <span className="grow">{children}</span>
      {chosen ? <Icon name="check" small /> : null}
    </button>
  );
}

function MenuAnchor({ icon, children, ...rest }: ComponentProps<'a'> & { icon?: IconName }) {
  return (
    <a role="menuitem" tabIndex={-1} {...rest}>
      {icon ? <Icon name={icon} small /> : null}
      {children}
    </a>
  );
}

/** One place to go in a Menu; `to` as in the router. */
export const MenuLink = createLink(MenuAnchor);
