import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from '#web/ui/button-class.ts';
import { Icon, type IconName } from '#web/ui/icon.tsx';

interface ButtonAnchorProps extends ComponentProps<'a'>, ButtonLook {
  icon?: IconName | undefined;
}

/** A plain link that looks like a button: for files to download and pages outside. */
export function ButtonAnchor({ variant, size, wide, icon, children, ...rest }: ButtonAnchorProps) {
  return (
    <a {...rest} className={buttonClass({ variant, size, wide })}>
      {icon ? <Icon name={icon} small /> : null}
      {children}
    </a>
  );
}

/** A way to another page of ours that looks like a button; `to`, `params` and `search` as in the router. */
export const ButtonLink = createLink(ButtonAnchor);
