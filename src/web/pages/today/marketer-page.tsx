import { plural, t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { locale } from '#web/language/texts.ts';
import { NewsSection, OutcomesSection } from '#today/web/outcomes-section.tsx';
import { type LeadsAnswer, useLeads } from '#today/web/today-calls.ts';
import { inWords } from '#today/web/today-words.ts';
import { WaitingList } from '#today/web/waiting-list.tsx';
import { Answered } from '#web/pages/today/answered.tsx';
import { AsksToday } from '#web/pages/today/asks-today.tsx';
import { Greeting } from '#web/pages/today/greeting.tsx';
import { NotKnownByName } from '#web/pages/today/not-known-by-name.tsx';

/** A marketer's minute: what became of the leads they gave, and which of them still wait. */
export function MarketerPage({ actions }: { actions: ReactNode }) {
  const leads = useLeads('mine', 'marketing');
  return (
    <Greeting says={leads.data && says(leads.data)} actions={actions}>
      <div className="grid side">
        <div>
          <Answered of={leads} reading={t`your leads`} rows={8}>
            {(answer) => <Leads answer={answer} />}
          </Answered>
        </div>
        <aside className="today-side" aria-label={t`What is asked`}>
          <AsksToday side="marketing" />
        </aside>
      </div>
    </Greeting>
  );
}

function says({ waiting, outcomes }: LeadsAnswer): string {
  const number = inWords(outcomes.won);
  const won =
    outcomes.won === 0
      ? t`None of your leads of the last 90 days were won`
      : plural(outcomes.won, {
          one: 'One of your leads of the last 90 days was won',
          other: `${number} of your leads of the last 90 days were won`,
        });
  if (waiting.total === 0) return t`${won}, and none waits.`;
  const waits = inWords(waiting.total).toLocaleLowerCase(locale());
  return plural(waiting.total, { one: `${won}, one still waits.`, other: `${won}, ${waits} still wait.` });
}

function Leads({ answer }: { answer: LeadsAnswer }) {
  if (answer.handoffs === 0) return <NotKnownByName isLeadsOnly />;
  const { waiting } = answer;
  return (
    <>
      <OutcomesSection name={t`What became of your leads`} outcomes={answer.outcomes} />
      <NewsSection news={answer.news} />
      <WaitingList name={t`Still waiting for sales`} leads={waiting.rows} more={waiting.total - waiting.rows.length} />
    </>
  );
}
