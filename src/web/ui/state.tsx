import type { ReactNode } from 'react';
import { Icon } from '#web/ui/icon.tsx';

export type StateKind = 'good' | 'risk' | 'broken' | 'unknown';

interface StateProps {
  is: StateKind;
  children: ReactNode;
}

/** A state in a line: its sign, its word, and colour third. */
export function State({ is, children }: StateProps) {
  return (
    <span className={`st ${is}`}>
      <Icon name={is} small />
      {children}
    </span>
  );
}
