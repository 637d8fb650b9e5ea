import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { dayOf } from '#web/charts/calendar-words.ts';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { count, timeOfDay } from '#web/ui/formats.ts';
import type { TimelineEntry } from './person-answers.ts';
import { SomebodyLink } from './somebody-link.tsx';
import { timelineDays } from './timeline-days.ts';
import { timelineLine } from './timeline-words.ts';

const shownAtOnce = 100;
const dots = { marketing: 'dot', sales: 'dot sl', joint: 'dot jt', either: 'dot op' };

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
export function Timeline({ entries, isCut, timeZone, dayWords, nothing }: TimelineProps) {
  const [shown, setShown] = useState(shownAtOnce);
  if (entries.length === 0) return <Empty>{nothing}</Empty>;
  return (
    <>
      {timelineDays(entries.slice(0, shown), (at) => dayOf(at, timeZone)).map(({ day, entries: ofDay }) => (
        <section key={day} className="timeline-day" aria-label={dayWords(ofDay[0]!.occurredAt)}>
          <h3>{dayWords(ofDay[0]!.occurredAt)}</h3>
          <ol className="timeline">
            {ofDay.map((entry, index) => (
              <Line key={index} entry={entry} timeZone={timeZone} />
            ))}
          </ol>
        </section>
      ))}
      {entries.length > shown && (
        <p className="mt4 row">
          <Button onClick={() => setShown(shown + shownAtOnce)}>
            <Trans>Show earlier</Trans>
          </Button>
          <span className="hint">
            <Trans>{count(entries.length - shown)} more</Trans>
          </span>
        </p>
      )}
      {isCut && entries.length <= shown && (
        <p className="cap">
          <Trans>Earlier moments are known and not shown here.</Trans>
        </p>
      )}
    </>
  );
}

function Line({ entry, timeZone }: { entry: Entry; timeZone: string }) {
  const line = timelineLine(entry);
  return (
    <li>
      <time dateTime={entry.occurredAt}>{timeOfDay(entry.occurredAt, timeZone)}</time>
      <span className="node">
        <span className={dots[line.mark]} aria-hidden="true" />
      </span>
      <span>
        {line.strong && <b className="strong">{line.strong}</b>}
        {line.rest}
        {entry.person && (
          <span className="small soft">
            , <SomebodyLink person={entry.person} />
          </span>
        )}
      </span>
    </li>
  );
}
