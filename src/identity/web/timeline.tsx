import { Empty } from '#web/ui/empty.tsx';
import type { TimelineEntry } from './person-answers.ts';
import { SomebodyLink } from './somebody-link.tsx';
import { TimelineFrame, TimelineMoment } from './timeline-frame.tsx';
import { timelineLine } from './timeline-words.ts';

type Entry = TimelineEntry & {
  /** Whose it was, where the timeline is of several people. */
  person?: { id: string; name: string } | null;
};

interface TimelineProps {
  /** Newest first. */
  entries: readonly Entry[];
  /** Older moments were left out of the answer. */
  isCut: boolean;
  timeZone: string;
  dayWords: (at: string) => string;
  /** Said where nothing happened. */
  nothing: string;
}

/** Everything that is known to have happened, newest first, by the days of the company's calendar. */
export function Timeline({ nothing, ...frame }: TimelineProps) {
  if (frame.entries.length === 0) return <Empty>{nothing}</Empty>;
  return (
    <TimelineFrame {...frame}>
      {(entry) => (
        <TimelineMoment at={entry.occurredAt} timeZone={frame.timeZone} words={timelineLine(entry)}>
          {entry.person && (
            <span className="small soft">
              , <SomebodyLink person={entry.person} />
            </span>
          )}
        </TimelineMoment>
      )}
    </TimelineFrame>
  );
}
