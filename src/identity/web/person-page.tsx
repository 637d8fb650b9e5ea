import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { PersonAnswer } from '#identity/schema.ts';
import { shortDayOf } from '#web/charts/short-day.ts';
import { HandoffPath } from '#web/charts/handoff-path.tsx';
import { get } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { count } from '#web/ui/formats.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { asProblem } from '#web/problem-error.ts';
import { useSession } from '#web/use-session.ts';
import { useVisit } from '#web/visits.ts';
import './identity.css';
import { DealList } from './deal-list.tsx';
import { FieldsTable } from './fields-table.tsx';
import type { PersonSummary } from './person-answers.ts';
import { ErasedNote } from './erased-note.tsx';
import { PersonalData } from './personal-data.tsx';
import { pathMoments, pathSentence, standingWords } from './person-path.ts';
import { recordsWords } from './records-words.ts';
import { SideKeys } from './side-keys.tsx';
import { Timeline } from './timeline.tsx';

const people = { to: '/people', label: t`People` };

/**
 * One person: the way between the two teams, what is held to be true, and everything both sides know.
 * @param beside what other parts of the app know of this person.
 */
export function PersonPage({ beside }: { beside?: (person: PersonSummary, isErased: boolean) => ReactNode }) {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const answer = useQuery({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => get<PersonAnswer>(`/api/people/${encodeURIComponent(id)}`, {}, signal),
  });
  if (answer.isPending)
    return (
      <Page title={t`Person`} crumb={people}>
        <Skeleton reading={t`this person`} rows={8} />
      </Page>
    );
  if (answer.isError) return <Missing problem={answer.error} again={() => void answer.refetch()} />;
  return <Person answer={answer.data} beside={beside?.(answer.data.person, answer.data.erasure !== null)} />;
}

function Missing({ problem, again }: { problem: unknown; again: () => void }) {
  if (asProblem(problem).status !== 404) {
    return (
      <Page title={t`Person`} crumb={people}>
        <ProblemNote
          problem={problem}
          action={
            <Button onClick={again}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page title={t`Nobody here`} crumb={people}>
      <Empty
        action={
          <ButtonLink to="/people">
            <Trans>All people</Trans>
          </ButtonLink>
        }
      >
        <Trans>This address names nobody whom this company knows.</Trans>
      </Empty>
    </Page>
  );
}

function Person({ answer, beside }: { answer: PersonAnswer; beside: ReactNode }) {
  useVisit(`/people/${answer.person.id}`, titleOf(answer));
  const { session, company } = useSession();
  const { timeZone } = company;
  const dayWords = (at: string) => shortDayOf(at, timeZone, session.asOf);
  const { person, fields, timeline } = answer;
  const moments = pathMoments(timeline.toReversed(), dayWords);
  return (
    <Page title={titleOf(answer)} lead={<Summary answer={answer} />} crumb={people}>
      {answer.erasure && <ErasedNote erasure={answer.erasure} />}
      <Section name={t`Handoff path`} className="j-top" hint={standingWords(moments)}>
        {moments.length > 0 ? <HandoffPath moments={moments} sentence={pathSentence(moments)} /> : <Empty>{pathSentence([])}</Empty>}
      </Section>
      <div className="grid person-halves">
        <div>
          <Section name={t`What we hold to be true`} hint={recordsWords(answer.records)}>
            {answer.erasure ? (
              <Empty>
                <Trans>Nothing: this person is erased.</Trans>
              </Empty>
            ) : (
              <FieldsTable fields={fields} withheld={answer.withheld} dayWords={dayWords} nothing={nothingSaid} />
            )}
          </Section>
          {answer.deals.length > 0 && (
            <Section name={t`Deals`} className="mt8" hint={count(answer.deals.length)}>
              <DealList deals={answer.deals} label={t`Deals`} dayWords={dayWords} />
            </Section>
          )}
          {beside}
          <PersonalData person={person} isErased={answer.erasure !== null} />
        </div>
        <Section name={t`Everything both sides know`} hint={<SideKeys />}>
          <Timeline entries={timeline} isCut={answer.isTimelineCut} timeZone={timeZone} dayWords={dayWords} nothing={nothingHappened} />
        </Section>
      </div>
    </Page>
  );
}

const nothingSaid = t`The sources say when this person was met, and nothing else of them.`;
const nothingHappened = t`Nothing is known to have happened with this person yet.`;

function titleOf({ person: { id, name, email }, erasure }: PersonAnswer): string {
  return name || email || (erasure ? t`An erased person` : t`Person ${id}`);
}

/** "Laboratory manager, Fjordvann Utilities": what stands in the fields, and nothing else. */
function Summary({ answer: { person, fields, accounts } }: { answer: PersonAnswer }) {
  const field = (name: string) => fields.find((each) => each.name === name)?.value;
  const company = accounts.length > 0 ? <AccountLinks key="accounts" accounts={accounts} /> : person.company;
  const words = [field('Title'), company, field('town') ?? field('city'), person.name && person.email].filter(Boolean);
  return words.map((word, at) => (
    <Fragment key={at}>
      {at > 0 && ', '}
      {word}
    </Fragment>
  ));
}

function AccountLinks({ accounts }: { accounts: PersonAnswer['accounts'] }) {
  return accounts.map((account, at) => (
    <Fragment key={account.id}>
      {at > 0 && ', '}
      <DoorLink to="/accounts/$id" params={{ id: account.id }}>
        {account.name || t`an account without a name`}
      </DoorLink>
    </Fragment>
  ));
}
