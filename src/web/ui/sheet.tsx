import type { ComponentProps } from 'react';

/** The raised sheet: one a page, for the one thing to act on. */
export function Sheet({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={`sheet ${className ?? ''}`} />;
}
