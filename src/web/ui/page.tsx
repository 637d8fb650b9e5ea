import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** One sentence under the title: what to do here. */
  lead?: ReactNode;
  /** At the right of the title. */
  actions?: ReactNode;
  /** The way back: "Sources" before "Match the columns". */
  crumb?: { to: string; label: string; search?: object };
  narrow?: boolean;
  /** What the browser's tab is called, where the title is no name. */
  tab?: string;
  children: ReactNode;
}

/** A page inside the shell: its title, its lead, its actions. It names the browser's tab as well. */
export function Page({ title, lead, actions, crumb, narrow = false, tab = title, children }: PageProps) {
  return (
    <div className={narrow ? 'page narrow' : 'page'}>
      <title>{`${tab} · Entente`}</title>
      <div className="head">
        <div>
          {crumb ? (
            <div className="crumb">
              <Link to={crumb.to} search={crumb.search ?? {}}>
                {crumb.label}
              </Link>
            </div>
          ) : null}
          <h1>{title}</h1>
          {lead ? <p className="soft">{lead}</p> : null}
        </div>
        {actions ? <div className="row wrap">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}
