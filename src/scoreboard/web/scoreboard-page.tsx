import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { dayOf } from '#web/charts/calendar-words.ts';
import { HatchPatterns } from '#web/charts/hatched-bar.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { moment } from '#web/ui/formats.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import { AnswerSection } from './answer-section.tsx';
import { readFigure } from './figure-address.ts';
import { FigurePanel } from './figure-panel.tsx';
import { figureWords } from './figure-words.ts';
import { FunnelSection } from './funnel-section.tsx';
import { everyFor } from './periods.ts';
import { ScoreboardActions } from './scoreboard-actions.tsx';
import { ScoreboardFilters } from './scoreboard-filters.tsx';
import './scoreboard.css';
import { useAttributes, useFunnel, useResponseTimes, useScoreboardPlace } from './use-scoreboard.ts';
import { WaitingSection } from './waiting-section.tsx';
import { WonByWaitSection } from './won-by-wait-section.tsx';

const lead = t`One page for both teams. Every figure opens to its rows and its formula.`;

/** One page for both teams: the funnel, the waits, and what became of those who waited. */
export function ScoreboardPage() {
  const attributes = useAttributes();
  const { timeZone } = useSession().company;
  if (attributes.isPending)
    return (
      <Page title={t`Scoreboard`} lead={lead}>
        <Skeleton reading={t`what the sources cover`} />
      </Page>
    );
  if (attributes.isError) {
    const again = (
      <Button onClick={() => void attributes.refetch()}>
        <Trans>Try again</Trans>
      </Button>
    );
    return (
      <Page title={t`Scoreboard`} lead={lead}>
        <ProblemNote problem={attributes.error} action={again} />
      </Page>
    );
  }
  const { firstAt, observedUntil, dealsWithoutPerson } = attributes.data;
  const note = <DealsWithoutPerson deals={dealsWithoutPerson} />;
  if (!firstAt || !observedUntil)
    return (
      <Page title={t`Scoreboard`} lead={lead}>
        {note}
        <NoData />
      </Page>
    );
  const span = { first: dayOf(firstAt, timeZone), last: dayOf(observedUntil, timeZone) };
  return <Figures attributes={attributes.data.attributes} span={span} asOf={moment(observedUntil, timeZone)} note={note} />;
}

function NoData() {
  return (
    <Empty
      action={
        <ButtonLink variant="main" to="/data">
          <Trans>Bring in a source</Trans>
        </ButtonLink>
      }
    >
      <Trans>Here both teams will read how many of the people captured were followed up, how fast, and how many were won.</Trans>
    </Empty>
  );
}

interface FiguresProps {
  attributes: Parameters<typeof ScoreboardFilters>[0]['attributes'];
  /** The company-local days between which the sources know anything. */
  span: { first: string; last: string };
  asOf: string;
  /** What the figures leave out. */
  note: ReactNode;
}

function Figures({ attributes, span, asOf, note }: FiguresProps) {
  const place = useScoreboardPlace();
  const { state } = place;
  const every = everyFor(span, state);
  const funnel = useFunnel(state, every);
  const waits = useResponseTimes(state);
  const figure = readFigure(state.figure);
  const words = figure && figureWords(figure, { funnel: funnel.data, waits: waits.data }, state);
  return (
    <Page title={t`Scoreboard`} lead={lead} actions={<ScoreboardActions place={place} every={every} />}>
      <HatchPatterns />
      <ScoreboardFilters place={place} attributes={attributes} lastDay={span.last} asOf={asOf} />
      <StillReading sources={funnel.data?.stillReading ?? []} />
      {note}
      <AnswerSection
        query={funnel}
        name={t`From capture to won`}
        reading={t`the funnel`}
        place={place}
        isNobody={(answer) => answer.people === 0}
      >
        {(answer, stale) => <FunnelSection answer={answer} every={every} place={place} stale={stale} />}
      </AnswerSection>
      <div className="grid half scoreboard-halves">
        <AnswerSection
          query={waits}
          name={t`How long leads wait for a first follow-up`}
          reading={t`the waits`}
          place={place}
          isNobody={(answer) => answer.handoffs === 0}
        >
          {(answer, stale) => <WaitingSection answer={answer} place={place} stale={stale} />}
        </AnswerSection>
        <AnswerSection
          query={waits}
          name={t`Won by how long they waited`}
          reading={t`the waits`}
          place={place}
          isNobody={(answer) => answer.handoffs === 0}
        >
          {(answer, stale) => <WonByWaitSection answer={answer} place={place} stale={stale} />}
        </AnswerSection>
      </div>
      <FigurePanel figure={figure} words={words} isReading={funnel.isPending || waits.isPending} every={every} place={place} />
    </Page>
  );
}

/** A win that nobody is named for is no win of a person: whoever looks for it here is told where it went. */
function DealsWithoutPerson({ deals }: { deals: number }) {
  if (deals === 0) return null;
  return (
    <p className="note small mb3">
      <Trans>
        <Plural
          value={deals}
          one="# deal names no person: this page follows people and does not count it."
          other="# deals name no person: this page follows people and does not count them."
        />{' '}
        See <DoorLink to="/data">Data</DoorLink>.
      </Trans>
    </p>
  );
}

/** Figures of a source that is not read to its end are right for what was read, and will change. */
function StillReading({ sources }: { sources: readonly string[] }) {
  if (sources.length === 0) return null;
  const names = sources.join(', ');
  return (
    <p className="note small mb3" role="status">
      <Trans>Still reading {names}. These figures will change.</Trans>
    </p>
  );
}
