import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DealAnswer } from '#identity/deals/schema.ts';
import type { DealSummary } from '#identity/schema.ts';
import { shortDayOf } from '#web/charts/short-day.ts';
import { get } from '#web/api.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { count } from '#web/ui/formats.ts';
import { amountWords } from '#web/ui/money-words.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State } from '#web/ui/state.tsx';
import { useSession } from '#web/use-session.ts';
import { useVisit } from '#web/visits.ts';
import './identity.css';
import { DealHistory } from './deal-history.tsx';
import { DealList } from './deal-list.tsx';
import { dealName, dealState } from './deal-words.ts';
import { DepartureNotes } from './departure-notes.tsx';
import { FieldsTable } from './fields-table.tsx';
import { recordsWords } from './records-words.ts';
import { MissingThing, people } from './missing-thing.tsx';
import { SomebodyLink } from './somebody-link.tsx';
import { stageSpans } from './stage-spans.ts';
import { StageTable } from './stage-table.tsx';

/**
 * One deal: what it is worth and where it stands, its stages with how long each stood, who takes part, and what was told of it.
 * @param beside what other parts of the app know of it.
 */
export function DealPage({ beside }: { beside?: (deal: DealAnswer['deal']) => ReactNode }) {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const answer = useQuery({
    queryKey: ['deals', 'one', id],
    queryFn: ({ signal }) => get<DealAnswer>(`/api/deals/${encodeURIComponent(id)}`, {}, signal),
  });
  if (answer.isPending)
    return (
      <Page title={t`Deal`} crumb={people}>
        <Skeleton reading={t`this deal`} rows={8} />
      </Page>
    );
  if (answer.isError)
    return (
      <MissingThing
        problem={answer.error}
        title={t`Deal`}
        missing={t`No such deal`}
        nothing={t`This address names no deal that this company knows.`}
        again={() => void answer.refetch()}
      />
    );
  return <Deal answer={answer.data} beside={beside?.(answer.data.deal)} />;
}

function Deal({ answer, beside }: { answer: DealAnswer; beside: ReactNode }) {
  useVisit(`/deals/${answer.deal.id}`, dealName(answer.deal));
  const { session, company } = useSession();
  const dayWords = (at: string) => shortDayOf(at, company.timeZone, session.asOf);
  const { deal, account, history } = answer;
  const crumb = account ? { to: `/accounts/${account.id}`, label: account.name || t`Account` } : people;
  return (
    <Page title={dealName(deal)} lead={<Lead answer={answer} />} crumb={crumb}>
      <DepartureNotes departures={answer.departures} dayWords={dayWords} />
      <Section name={t`Stages`} className="s-top" hint={<State is={dealState(deal).state}>{dealState(deal).words}</State>}>
        <StageTable spans={stageSpans(history)} asOf={session.asOf} dayWords={dayWords} lostReason={deal.lostReason} />
      </Section>
      <div className="grid person-halves">
        <div>
          <Section name={t`What we hold to be true`} hint={recordsWords(answer.records)}>
            <FieldsTable
              fields={answer.fields}
              withheld={answer.withheld}
              dayWords={dayWords}
              nothing={t`The sources say that this deal exists, and nothing else of it.`}
            />
            {answer.products.length > 0 && (
              <p className="small mt3">
                <span className="quiet">
                  <Trans>Products: </Trans>
                </span>
                {answer.products.join(', ')}
              </p>
            )}
          </Section>
          <People answer={answer} />
          <Chain answer={answer} dayWords={dayWords} />
          {beside}
        </div>
        <Section name={t`Everything told of it`}>
          <DealHistory answer={answer} timeZone={company.timeZone} dayWords={dayWords} />
        </Section>
      </div>
    </Page>
  );
}

/** "12,000 EUR, owned by Mei Tanaka, with Fjordvann Utilities": what stands in the fields, and nothing else. */
function Lead({ answer: { deal, account } }: { answer: DealAnswer }) {
  const { owner } = deal;
  const amount = deal.currency && deal.amountMinor !== null && amountWords({ currency: deal.currency, amountMinor: deal.amountMinor });
  const words = [amount, owner && t`owned by ${owner}`].filter(Boolean).join(', ');
  if (!account) return words || t`Deal`;
  const door = (
    <DoorLink to="/accounts/$id" params={{ id: account.id }}>
      {account.name || t`an account without a name`}
    </DoorLink>
  );
  if (!words) return <Trans>With {door}</Trans>;
  return (
    <Trans>
      {words}, with {door}
    </Trans>
  );
}

function People({ answer }: { answer: DealAnswer }) {
  return (
    <Section name={t`People`} className="mt8" hint={answer.people.length > 0 && count(answer.people.length)}>
      {answer.people.length === 0 ? (
        <Empty>
          <Trans>No source says who takes part in this deal.</Trans>
        </Empty>
      ) : (
        <ul className="list" aria-label={t`People`}>
          {answer.people.map((person) => (
            <li key={person.id} className="person-line">
              <span>
                <b className="strong">
                  <SomebodyLink person={person} />
                </b>
                {person.roles.length > 0 && `, ${person.roles.join(', ')}`}
              </span>
              <span className="small quiet">{person.name && person.email}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Chain({ answer: { follows, followedBy }, dayWords }: { answer: DealAnswer; dayWords: (at: string) => string }) {
  if (!follows && followedBy.length === 0) return null;
  const list = (deals: readonly DealSummary[], label: string) => (
    <>
      <h3 className="small quiet mt3">{label}</h3>
      <DealList deals={deals} label={label} dayWords={dayWords} />
    </>
  );
  return (
    <Section name={t`Renewals and expansions`} className="mt8">
      {follows && list([follows], t`It follows`)}
      {followedBy.length > 0 && list(followedBy, t`It is followed by`)}
    </Section>
  );
}
