import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type ProblemOnWire, asProblem } from '#web/problem-error.ts';

interface ProblemNoteProps {
  /** A ProblemError, a problem, or whatever was thrown. */
  problem: unknown;
  /** One way on: a button to try again, a link. */
  action?: ReactNode;
}

function Detail({ problem }: { problem: ProblemOnWire }) {
  const { accepted } = problem;
  return (
    <li>
      {problem.where ? <b>{problem.where}: </b> : null}
      {problem.message}
      {accepted ? ` ${t`Accepted: ${accepted}.`}` : null}
    </li>
  );
}

/** What was wrong, where, what is accepted, and one way on. The rest of the page stays. */
export function ProblemNote({ problem: thrown, action }: ProblemNoteProps) {
  const problem = asProblem(thrown);
  const { accepted } = problem;
  // A missing permission is nowhere on the page: its name is ours and says nothing to people.
  const where = problem.code === 'not-permitted' ? undefined : problem.where;
  return (
    <div className="note broken" role="alert">
      <p>
        <b>{problem.message}</b>
      </p>
      {where ? (
        <p>
          <Trans>Where: {where}.</Trans>
        </p>
      ) : null}
      {accepted ? (
        <p>
          <Trans>Accepted: {accepted}.</Trans>
        </p>
      ) : null}
      {problem.details?.length ? (
        <ul className="stack mt2">
          {problem.details.map((detail) => (
            <Detail key={`${detail.where ?? ''} ${detail.message}`} problem={detail} />
          ))}
        </ul>
      ) : null}
      {action ? <div className="mt3">{action}</div> : null}
    </div>
  );
}
