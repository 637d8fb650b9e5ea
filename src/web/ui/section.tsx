import { type ReactNode, useId } from 'react';
import type { Side } from '#web/ui/side.ts';
import { TeamMark } from '#web/ui/team-mark.tsx';

interface SectionProps {
  name: ReactNode;
  /** Small and quiet at the right: what is counted, how many, since when. */
  hint?: ReactNode;
  /** Colours the rule and puts the team's mark before the name. */
  side?: Side | undefined;
  id?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

const tops: Record<Side, string> = { marketing: 'm-top', sales: 's-top', joint: 'j-top' };

/** A part of a page: a line, a name and a hint. No box. */
export function Section({ name, hint, side, id, className, children }: SectionProps) {
  const nameId = useId();
  const classes = ['sec', side && tops[side], className].filter(Boolean).join(' ');
  return (
    <section id={id} className={classes} aria-labelledby={nameId}>
      <header>
        <h2 id={nameId} className={side ? `row ${side[0]}` : undefined}>
          {side ? <TeamMark team={side} /> : null}
          {name}
        </h2>
        {hint ? <div className="hint">{hint}</div> : null}
      </header>
      {children}
    </section>
  );
}
