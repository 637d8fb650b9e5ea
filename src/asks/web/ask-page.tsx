import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { asProblem } from '#web/problem-error.ts';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { moment } from '#web/ui/formats.ts';
import { Page } from '#web/ui/page.tsx';
import { PersonChip } from '#web/ui/person-chip.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { TeamMark } from '#web/ui/team-mark.tsx';
import { useSession } from '#web/use-session.ts';
import { useVisit } from '#web/visits.ts';
import './asks.css';
import { AboutDoor, severalWords } from './about-door.tsx';
import { Abouts } from './abouts.tsx';
import { type AskAnswer, type AskOnWire, askQuery } from './ask-calls.ts';
import { DueState } from './ask-list.tsx';
import { AskSteps } from './ask-steps.tsx';
import { EraseWords } from './erase-words.tsx';
import { askTitle, openToWords } from './ask-words.ts';
import { useToday } from './use-today.ts';

const asks = { to: '/asks', label: t`Asks` };

/**
 * One ask: what was said, what to do with it now, and everything that happened to it.
 * @param below what other parts of the app know of it.
 */
export function AskPage({ below }: { below?: (id: string) => ReactNode }) {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const answer = useQuery(askQuery(id));
  if (answer.isPending)
    return (
      <Page title={t`Ask`} crumb={asks}>
        <Skeleton reading={t`this ask`} rows={5} />
      </Page>
    );
  if (answer.isError) return <Missing problem={answer.error} again={() => void answer.refetch()} />;
  return <Ask answer={answer.data} below={below?.(answer.data.ask.id)} />;
}

function Missing({ problem, again }: { problem: unknown; again: () => void }) {
  const isMissing = asProblem(problem).status === 404;
  return (
    <Page title={isMissing ? t`No such ask` : t`Ask`} crumb={asks}>
      {isMissing ? (
        <Empty
          action={
            <ButtonLink to="/asks">
              <Trans>All asks</Trans>
            </ButtonLink>
          }
        >
          <Trans>This address leads to no ask of your company.</Trans>
        </Empty>
      ) : (
        <ProblemNote
          problem={problem}
          action={
            <Button onClick={again}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      )}
    </Page>
  );
}

function Ask({ answer: { ask, history }, below }: { answer: AskAnswer; below: ReactNode }) {
  useVisit(`/asks/${ask.id}`, ask.text.slice(0, 80));
  return (
    <Page title={askTitle(ask)} crumb={asks} narrow>
      <Sheet aria-label={t`What is asked`}>
        <Said ask={ask} />
        <AskSteps ask={ask} />
      </Sheet>
      {ask.aboutSeveral && <Abouts ask={ask} several={ask.aboutSeveral} />}
      <Section name={t({ message: 'What happened', context: 'one ask' })} className="mt8">
        <History ask={ask} history={history} />
      </Section>
      {below}
    </Page>
  );
}

function Said({ ask }: { ask: AskOnWire }) {
  const today = useToday();
  const asker = ask.askedBy?.name ?? t`The operator`;
  return (
    <>
      <p className="row small quiet">
        <TeamMark team={ask.askedBy?.team ?? 'operations'} />
        <span>
          <Trans>{asker} asks</Trans>
        </span>
      </p>
      <p className="say ask-text mt2">{ask.text}</p>
      <dl className="ask-facts mt4 small">
        {(ask.about || ask.aboutSeveral) && (
          <>
            <dt>
              <Trans>About</Trans>
            </dt>
            <dd>
              {ask.about && <AboutDoor {...ask.about} />}
              {ask.aboutSeveral && severalWords(ask.aboutSeveral)}
            </dd>
          </>
        )}
        <dt>
          <Trans>Owner</Trans>
        </dt>
        <dd>{ask.owner ? <PersonChip name={ask.owner.name} team={ask.owner.team} /> : openToWords[ask.side]}</dd>
        <dt>
          <Trans>Stands</Trans>
        </dt>
        <dd>
          <DueState ask={ask} today={today} />
        </dd>
      </dl>
    </>
  );
}

function History({ ask, history }: AskAnswer) {
  const { company } = useSession();
  return (
    <ol className="list">
      {history.map((one, at) => (
        <li key={at} className="ask-moment">
          <span>
            <TeamMark team={one.by?.team ?? 'operations'} /> {one.sentence}
          </span>
          <time className="small quiet" dateTime={one.at}>
            {moment(one.at, company.timeZone)}
          </time>
          {one.said && <p className="say ask-text">{one.said}</p>}
          {one.mayErase && <EraseWords ask={ask} place={at} />}
        </li>
      ))}
    </ol>
  );
}
