import type { ReactNode } from 'react';

interface DepartureNotesProps {
  departures: readonly { kind: 'deleted' | 'merged'; source: string; at: string }[];
  dayWords: (at: string) => string;
  /** Into what it was merged, where that is known. */
  into?: (at: number) => ReactNode;
}

/** That sources deleted or merged what this page is about. */
export function DepartureNotes({ departures, dayWords, into }: DepartureNotesProps) {
  if (departures.length === 0) return null;
  return (
    <div className="note risk departure-notes">
      {departures.map(({ kind, source, at }, index) => (
        <p key={`${kind} ${source} ${at}`}>
          {kind === 'deleted' ? 'Deleted' : 'Merged'} in {source} on {dayWords(at)}
          {into?.(index)}.
        </p>
      ))}
    </div>
  );
}
