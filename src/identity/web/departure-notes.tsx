import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

interface DepartureNotesProps {
  departures: readonly { kind: 'deleted' | 'merged'; source: string; at: string }[];
  dayWords: (at: string) => string;
  /** A way to what it was merged into, where that is known. */
  into?: (at: number) => ReactNode;
}

/** That sources deleted or merged what this page is about. */
export function DepartureNotes({ departures, dayWords, into }: DepartureNotesProps) {
  if (departures.length === 0) return null;
  return (
    <div className="note risk departure-notes">
      {departures.map(({ kind, source, at }, index) => (
        <p key={`${kind} ${source} ${at}`}>
          <Departure kind={kind} source={source} day={dayWords(at)} into={into?.(index)} />
        </p>
      ))}
    </div>
  );
}

interface DepartureProps {
  kind: 'deleted' | 'merged';
  source: string;
  day: string;
  into: ReactNode;
}

function Departure({ kind, source, day, into }: DepartureProps) {
  if (kind === 'deleted')
    return (
      <Trans>
        Deleted in {source} on {day}.
      </Trans>
    );
  return into ? (
    <Trans>
      Merged in {source} on {day} into {into}.
    </Trans>
  ) : (
    <Trans>
      Merged in {source} on {day}.
    </Trans>
  );
}
