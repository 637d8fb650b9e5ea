import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { periodWords } from './periods.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

interface Asked<A> {
  data: A | undefined;
  error: unknown;
  isPending: boolean;
  isPlaceholderData: boolean;
  refetch: () => unknown;
}

interface AnswerProps<A> {
  query: Asked<A>;
  name: string;
  /** What is still being read, in the middle of a sentence. */
  reading: string;
  place: ScoreboardPlace;
  isNobody: (answer: A) => boolean;
  children: (answer: A, stale: boolean) => ReactNode;
}

/** A section in each of its states: still read, refused, with nobody in it, or answered. The rest of the page stays. */
export function AnswerSection<A>({ query, name, reading, place, isNobody, children }: AnswerProps<A>) {
  if (query.error) {
    return (
      <Section name={name}>
        <ProblemNote
          problem={query.error}
          action={
            <Button onClick={() => void query.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      </Section>
    );
  }
  if (query.data === undefined)
    return (
      <Section name={name}>
        <Skeleton reading={reading} />
      </Section>
    );
  if (isNobody(query.data))
    return (
      <Section name={name}>
        <Nobody place={place} />
      </Section>
    );
  return children(query.data, query.isPlaceholderData);
}

function Nobody({ place }: { place: ScoreboardPlace }) {
  const { from, to, where } = place.state;
  if (!from && !to && where.length === 0)
    return (
      <Empty>
        <Trans>The sources hold nothing that this section could count.</Trans>
      </Empty>
    );
  if (where.length > 0)
    return (
      <Empty
        action={
          <Button onClick={() => place.go({ where: where.slice(0, -1) })}>
            <Trans>Clear the last filter</Trans>
          </Button>
        }
      >
        <Trans>Nothing matches.</Trans>
      </Empty>
    );
  const period = periodWords({ from, to });
  return (
    <Empty
      action={
        <Button onClick={() => place.go({ from: null, to: null })}>
          <Trans>Count all time</Trans>
        </Button>
      }
    >
      <Trans>Nothing that counts here happened {period}.</Trans>
    </Empty>
  );
}
