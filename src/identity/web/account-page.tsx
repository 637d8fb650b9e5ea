import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AccountAnswer } from '#identity/accounts/schema.ts';
import { shortDayOf } from '#web/charts/short-day.ts';
import { get } from '#web/api.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { count } from '#web/ui/formats.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import { useVisit } from '#web/visits.ts';
import './identity.css';
import { DealList } from './deal-list.tsx';
import { dealsSentence } from './deal-words.ts';
import { DepartureNotes } from './departure-notes.tsx';
import { FieldsTable } from './fields-table.tsx';
import { recordsWords } from './records-words.ts';
import { MissingThing, people } from './missing-thing.tsx';
import { SideKeys } from './side-keys.tsx';
import { SomebodyLink } from './somebody-link.tsx';
import { Timeline } from './timeline.tsx';

/**
 * One account: what is held to be true of it, its people and deals, and what happened lately.
 * @param beside what other parts of the app know of it.
 */
export function AccountPage({ beside }: { beside?: (account: AccountAnswer['account']) => ReactNode }) {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const answer = useQuery({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => get<AccountAnswer>(`/api/accounts/${encodeURIComponent(id)}`, {}, signal),
  });
  if (answer.isPending)
    return (
      <Page title={t`Account`} crumb={people}>
        <Skeleton reading={t`this account`} rows={8} />
      </Page>
    );
  if (answer.isError)
    return (
      <MissingThing
        problem={answer.error}
        title={t`Account`}
        missing={t`No such account`}
        nothing={t`This address names no account that this company knows.`}
        again={() => void answer.refetch()}
      />
    );
  return <Account answer={answer.data} beside={beside?.(answer.data.account)} />;
}

function Account({ answer, beside }: { answer: AccountAnswer; beside: ReactNode }) {
  useVisit(`/accounts/${answer.account.id}`, answer.account.name || t`An account without a name`);
  const { session, company } = useSession();
  const dayWords = (at: string) => shortDayOf(at, company.timeZone, session.asOf);
  const { account, fields, timeline, departures } = answer;
  const into = (at: number) => {
    const other = departures[at]?.into;
    return other && <AccountLink account={other} />;
  };
  return (
    <Page title={account.name || t`An account without a name`} lead={<Lead answer={answer} />} crumb={people}>
      <DepartureNotes departures={departures} dayWords={dayWords} into={into} />
      <div className="grid person-halves">
        <div>
          <Section name={t`What we hold to be true`} hint={recordsWords(answer.records)}>
            <FieldsTable
              fields={fields}
              withheld={answer.withheld}
              dayWords={dayWords}
              nothing={t`The sources say that this account exists, and nothing else of it.`}
            />
          </Section>
          <Deals answer={answer} dayWords={dayWords} />
          <People answer={answer} />
          <Family answer={answer} />
          {beside}
        </div>
        <Section name={t`What happened lately`} hint={<SideKeys />}>
          <Timeline
            entries={timeline}
            isCut={answer.isTimelineCut}
            timeZone={company.timeZone}
            dayWords={dayWords}
            nothing={t`Nothing is known to have happened with the people of this account yet.`}
          />
        </Section>
      </div>
    </Page>
  );
}

function AccountLink({ account }: { account: { id: string; name: string } }) {
  return (
    <DoorLink to="/accounts/$id" params={{ id: account.id }}>
      {account.name || t`an account without a name`}
    </DoorLink>
  );
}

function Lead({ answer }: { answer: AccountAnswer }) {
  const { account, parent, deals } = answer;
  const words = [account.domain !== account.name && account.domain, dealsSentence(deals)].filter(Boolean).join('. ');
  if (!parent) return words || t`Account`;
  return (
    <>
      {words && `${words}. `}
      <Trans>
        Part of <AccountLink account={parent} />
      </Trans>
    </>
  );
}

function Deals({ answer, dayWords }: { answer: AccountAnswer; dayWords: (at: string) => string }) {
  return (
    <Section name={t`Deals`} className="mt8" hint={answer.deals.length > 0 && count(answer.deals.length)}>
      {answer.deals.length === 0 ? (
        <Empty>
          <Trans>No source tells of a deal with this account.</Trans>
        </Empty>
      ) : (
        <DealList deals={answer.deals} label={t`Deals`} dayWords={dayWords} />
      )}
      {answer.isDealsCut && (
        <p className="cap">
          <Trans>Older deals are known and not shown here.</Trans>
        </p>
      )}
    </Section>
  );
}

function People({ answer }: { answer: AccountAnswer }) {
  return (
    <Section name={t`People`} className="mt8" hint={answer.people.length > 0 && count(answer.people.length)}>
      {answer.people.length === 0 ? (
        <Empty>
          <Trans>No source says who belongs to this account.</Trans>
        </Empty>
      ) : (
        <ul className="list" aria-label={t`People`}>
          {answer.people.map((person) => (
            <li key={person.id} className="person-line">
              <span className="strong">
                <SomebodyLink person={person} />
              </span>
              <span className="small quiet">{person.name && person.email}</span>
            </li>
          ))}
        </ul>
      )}
      {answer.isPeopleCut && (
        <p className="cap">
          <Trans>More people are known and not shown here.</Trans>
        </p>
      )}
    </Section>
  );
}

function Family({ answer: { subsidiaries } }: { answer: AccountAnswer }) {
  if (subsidiaries.length === 0) return null;
  return (
    <Section name={t`Parts of it`} className="mt8" hint={count(subsidiaries.length)}>
      <ul className="list" aria-label={t`Parts of it`}>
        {subsidiaries.map((account) => (
          <li key={account.id} className="person-line">
            <AccountLink account={account} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
