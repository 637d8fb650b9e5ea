import { Trans } from '@lingui/react/macro';
import { Fragment, type ReactNode, useState } from 'react';
import { dayOf } from '#web/charts/calendar-words.ts';
import { Button } from '#web/ui/button.tsx';
import { count, timeOfDay } from '#web/ui/formats.ts';
import { timelineDays } from './timeline-days.ts';
import type { timelineLine } from './timeline-words.ts';

const shownAtOnce = 100;
const dots = { marketing: 'dot', sales: 'dot sl', joint: 'dot jt', either: 'dot op' };

interface TimelineFrameProps<Entry> {
  /** Newest first. */
  entries: readonly Entry[];
  /** Older moments were left out of the answer. */
  isCut: boolean;
  timeZone: string;
  dayWords: (at: string) => string;
  /** One moment, as a `TimelineMoment`. */
  children: (entry: Entry) => ReactNode;
}

/** Moments by the days of the company's calendar, a hundred at once. */
export function TimelineFrame<Entry extends { occurredAt: string }>(props: TimelineFrameProps<Entry>) {
  const { entries, isCut, timeZone, dayWords, children } = props;
  const [shown, setShown] = useState(shownAtOnce);
  const more = count(entries.length - shown);
  return (
    <>
      {timelineDays(entries.slice(0, shown), (at) => dayOf(at, timeZone)).map(({ day, entries: ofDay }) => (
        <section key={day} className="timeline-day" aria-label={dayWords(ofDay[0]!.occurredAt)}>
          <h3>{dayWords(ofDay[0]!.occurredAt)}</h3>
          <ol className="timeline">
            {ofDay.map((entry, index) => (
              <Fragment key={index}>{children(entry)}</Fragment>
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
            <Trans>{more} more</Trans>
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

interface TimelineMomentProps {
  at: string;
  timeZone: string;
  words: ReturnType<typeof timelineLine>;
  /** Who tells it, or whose it was. */
  children?: ReactNode;
}

/** When, whose side, and what. */
export function TimelineMoment({ at, timeZone, words, children }: TimelineMomentProps) {
  return (
    <li>
      <time dateTime={at}>{timeOfDay(at, timeZone)}</time>
      <span className="node">
        <span className={dots[words.mark]} aria-hidden="true" />
      </span>
      <span>
        {words.strong && <b className="strong">{words.strong}</b>}
        {words.rest}
        {children}
      </span>
    </li>
  );
}
