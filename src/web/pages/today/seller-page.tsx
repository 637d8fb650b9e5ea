import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { MovesSection } from '#today/web/moves-section.tsx';
import { NextLead } from '#today/web/next-lead.tsx';
import { NumberSection } from '#today/web/number-section.tsx';
import { type LeadsAnswer, useLeads, useNumber } from '#today/web/today-calls.ts';
import { waitingWords } from '#today/web/today-words.ts';
import { WaitingList } from '#today/web/waiting-list.tsx';
import { Answered } from '#web/pages/today/answered.tsx';
import { AskAbout, AsksToday } from '#web/pages/today/asks-today.tsx';
import { Greeting } from '#web/pages/today/greeting.tsx';
import { NotKnownByName } from '#web/pages/today/not-known-by-name.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Sheet } from '#web/ui/sheet.tsx';

/** A seller's minute: which leads wait, the number of this week and this quarter, and what moves it. */
export function SellerPage({ actions }: { actions: ReactNode }) {
  const leads = useLeads('mine', 'sales');
  const number = useNumber('mine');
  return (
    <Greeting says={leads.data && waitingWords(leads.data.waiting)} actions={actions}>
      <div className="grid side">
        <div>
          <Answered of={leads} reading={t`your leads`} rows={8}>
            {(answer) => <Leads answer={answer} deals={number.data?.deals ?? null} />}
          </Answered>
          <AsksToday side="sales" />
        </div>
        <aside className="today-side" aria-label={t`Your number`}>
          <Answered of={number} reading={t`your deals`}>
            {(answer) => (
              <>
                <NumberSection name={t`Your number`} answer={answer} />
                <MovesSection moves={answer.moves} owners={answer.owners} leads={leads.data} />
              </>
            )}
          </Answered>
        </aside>
      </div>
    </Greeting>
  );
}

function Leads({ answer: { waiting, handoffs }, deals }: { answer: LeadsAnswer; deals: number | null }) {
  const [next, ...rest] = waiting.rows;
  if (handoffs === 0 && deals === 0) return <NotKnownByName isLeadsOnly={false} />;
  if (!next) {
    return (
      <Sheet aria-label={t`What waits`}>
        <Empty hint={t`As far as the sources tell. What comes in next stands here, the newest first.`}>
          <Trans>Every lead of yours has been followed up.</Trans>
        </Empty>
      </Sheet>
    );
  }
  return (
    <>
      <NextLead lead={next} actions={<AskAbout person={next.person} />} />
      <WaitingList name={t`Then`} leads={rest} more={waiting.total - waiting.rows.length} />
    </>
  );
}
