import { useSuspenseQuery } from '@tanstack/react-query';
import { type Session, sessionQuery } from '#web/query.ts';

interface Here {
  session: Session;
  company: { name: string; timeZone: string; currency: string };
  /** Whether this member may do what the permission names: `permits('members.invite')`. */
  permits: (action: string) => boolean;
  /** Whether a group of fields is not shown to this member’s role. */
  withholds: (group: 'contact-details' | 'amounts' | 'seller-names') => boolean;
}

const nowhere = { name: '', timeZone: 'UTC', currency: 'EUR' };

/** The session of this page, read before the first route is shown; the company's zone and currency for all figures. */
export function useSession(): Here {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return {
    session,
    company: session.company ?? nowhere,
    permits: (action) => session.permissions?.includes(action) ?? false,
    withholds: (group) => session.withheld?.includes(group) ?? false,
  };
}
