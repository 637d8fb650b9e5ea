import type { ReactNode } from 'react';

interface StatProps {
  label: ReactNode;
  /** The figure, best inside a Door. */
  children: ReactNode;
  /** Interval and sample, such as "21 to 27 min, 244 offered". */
  interval?: ReactNode;
  /** The value before a change, kept in grey below. */
  was?: ReactNode;
  /** `large` once a screen. */
  size?: 'large' | 'medium';
  /** The last value stays, quiet, while a new one is on its way. */
  stale?: boolean;
}

/** A figure with its doubt: serif, its interval and its sample in small under it. */
export function Stat({ label, children, interval, was, size = 'medium', stale = false }: StatProps) {
  return (
    <dl className="stat" aria-busy={stale || undefined}>
      <dt>{label}</dt>
      <dd className={`${size === 'large' ? 'fig' : 'fig2'} ${stale ? 'quiet' : ''}`}>{children}</dd>
      {interval ? <dd className="iv">{interval}</dd> : null}
      {was ? <dd className="iv">was {was}</dd> : null}
    </dl>
  );
}
