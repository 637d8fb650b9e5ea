import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** A number that opens its rows in place: a button with a dotted underline. Say in `aria-label` what it opens if the words do not. */
export function Door({ className, ...rest }: ComponentProps<'button'>) {
  return <button type="button" {...rest} className={`door ${className ?? ''}`} />;
}

/** The same as a plain link, for files and pages outside. */
export function DoorAnchor({ className, children, ...rest }: ComponentProps<'a'>) {
  return (
    <a {...rest} className={`door ${className ?? ''}`}>
      {children}
    </a>
  );
}

/** The same as a way to another page of ours; `to`, `params` and `search` as in the router. */
export const DoorLink = createLink(DoorAnchor);
