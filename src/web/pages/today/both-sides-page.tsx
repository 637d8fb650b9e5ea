import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { MarketingSection, SalesSection } from '#today/web/both-sides-sections.tsx';
import { OutcomesSection } from '#today/web/outcomes-section.tsx';
import { MovesSection } from '#today/web/moves-section.tsx';
import { useLeads, useNumber, useTogether } from '#today/web/today-calls.ts';
import { WaitingList } from '#today/web/waiting-list.tsx';
import { WonTogether } from '#today/web/won-together.tsx';
import { Answered } from '#web/pages/today/answered.tsx';
import { BothAsks } from '#web/pages/today/asks-today.tsx';
import { FirstStepsSection } from '#web/pages/today/first-steps-section.tsx';
import { Greeting } from '#web/pages/today/greeting.tsx';
import { Trouble } from '#web/pages/today/trouble.tsx';
import { useSession } from '#web/use-session.ts';

/** The page that both heads see alike: marketing left, sales right, what they won together in the middle. */
export function BothSidesPage({ actions }: { actions: ReactNode }) {
  const { permits } = useSession();
  const together = useTogether();
  return (
    <Greeting says={t`Both heads see this same page.`} actions={actions}>
      <FirstStepsSection />
      {permits('sources.import') && <Trouble />}
      <Answered of={together} reading={t`what both sides did`} rows={10}>
        {(answer) => (
          <div className="grid today-three">
            <MarketingSection marketing={answer.marketing} />
            <WonTogether won={answer.won} />
            <SalesSection sales={answer.sales} />
          </div>
        )}
      </Answered>
      {permits('people.read') && <ByName />}
      {permits('asks.read') && <BothAsks />}
    </Greeting>
  );
}

/** What only those see who may see people. */
function ByName() {
  const leads = useLeads('all', 'sales');
  const number = useNumber('all');
  return (
    <div className="grid today-three mt8">
      <Answered of={leads} reading={t`the leads`}>
        {(answer) => <OutcomesSection name={t`What became of the leads`} outcomes={answer.outcomes} />}
      </Answered>
      <Answered of={number} reading={t`the deals`}>
        {(answer) => <MovesSection moves={answer.moves} owners={answer.owners} />}
      </Answered>
      <Answered of={leads} reading={t`the leads`}>
        {({ waiting }) => (
          <WaitingList
            isShort
            name={t`Waiting for sales`}
            leads={waiting.rows.slice(0, 4)}
            more={waiting.total - Math.min(4, waiting.rows.length)}
          />
        )}
      </Answered>
    </div>
  );
}
