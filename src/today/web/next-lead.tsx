import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { waitWords } from '#web/charts/wait-words.ts';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { useNow } from '#web/use-now.ts';
import { useSession } from '#web/use-session.ts';
import { dayWords, likenessWords } from './today-words.ts';
import { touchWords } from '#web/ui/touch-words.ts';
import type { Lead } from './today-calls.ts';

/** The one thing to act on: the lead that came last, why it is good, and what happened so far. */
export function NextLead({ lead, actions }: { lead: Lead; actions?: ReactNode }) {
  const now = useNow();
  const { timeZone } = useSession().company;
  const wait = waitWords(lead.businessWaitSeconds, 'business');
  const [offered, by] = [dayWords(lead.offeredAt, now, timeZone), lead.offeredBy];
  return (
    <Sheet className="next-lead" aria-labelledby="next-lead">
      <div className="next-top">
        <span className="strong">
          <Trans>Waits for {wait} of working time</Trans>
        </span>
        <span className="small quiet">{by ? t`offered ${offered} by ${by}` : t`offered ${offered}`}</span>
      </div>
      <div className="next-main">
        <h2 className="next-name" id="next-lead">
          <DoorLink to="/people/$id" params={{ id: lead.person.id }}>
            {lead.person.name || t`Somebody without a name`}
          </DoorLink>
        </h2>
        {lead.person.company && <p className="soft">{lead.person.company}</p>}
        {lead.likeness && <p className="say mt3">{likenessWords(lead.likeness)}</p>}
        <SoFar lead={lead} now={now} timeZone={timeZone} />
      </div>
      <div className="next-acts">
        <ButtonLink variant="main" size="lg" to="/people/$id" params={{ id: lead.person.id }}>
          <Trans>Open</Trans>
        </ButtonLink>
        {actions}
      </div>
    </Sheet>
  );
}

function SoFar({ lead, now, timeZone }: { lead: Lead; now: number; timeZone: string }) {
  if (lead.latest.length === 0)
    return (
      <p className="small quiet mt4">
        <Trans>Nothing else is known to have happened with them.</Trans>
      </p>
    );
  return (
    <ul className="so-far" aria-label={t`What happened last`}>
      {lead.latest.map((each, index) => (
        <li key={index}>
          <time dateTime={each.at}>{dayWords(each.at, now, timeZone)}</time>
          <span>
            {touchWords(each.what === 'touch' ? null : each.what, each.label)}
            {each.actor && (
              <span className="quiet">
                <Trans> by {each.actor}</Trans>
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
