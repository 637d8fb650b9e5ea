import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { dayOf } from '#web/charts/calendar-words.ts';
import type { DealAnswer } from '#identity/deals/schema.ts';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { count, timeOfDay } from '#web/ui/formats.ts';
import { timelineDays } from './timeline-days.ts';
import { timelineLine } from './timeline-words.ts';

type Told = DealAnswer['history'][number];
const shownAtOnce = 100;

interface DealHistoryProps {
  answer: DealAnswer;
  timeZone: string;
  dayWords: (at: string) => string;
}

/** Stages, changes of fields and touches of a deal, newest first, each with who tells it. */
export function DealHistory({ answer: { history, isHistoryCut }, timeZone, dayWords }: DealHistoryProps) {
  const [shown, setShown] = useState(shownAtOnce);
  if (history.length === 0)
    return (
      <Empty>
        <Trans>No source tells of anything that happened to this deal.</Trans>
      </Empty>
    );
  return (
    <>
      {timelineDays(history.slice(0, shown), (at) => dayOf(at, timeZone)).map(({ day, entries }) => (
        <section key={day} className="timeline-day" aria-label={dayWords(entries[0]!.occurredAt)}>
          <h3>{dayWords(entries[0]!.occurredAt)}</h3>
          <ol className="timeline">
            {entries.map((entry, index) => (
              <Line key={index} told={entry} timeZone={timeZone} />
            ))}
          </ol>
        </section>
      ))}
      {history.length > shown && (
        <p className="mt4 row">
          <Button onClick={() => setShown(shown + shownAtOnce)}>
            <Trans>Show earlier</Trans>
          </Button>
          <span className="hint">
            <Trans>{count(history.length - shown)} more</Trans>
          </span>
        </p>
      )}
      {isHistoryCut && history.length <= shown && (
        <p className="cap">
          <Trans>Earlier moments are known and not shown here.</Trans>
        </p>
      )}
    </>
  );
}

const dots = { marketing: 'dot', sales: 'dot sl', joint: 'dot jt', either: 'dot op' };

function Line({ told, timeZone }: { told: Told; timeZone: string }) {
  const line = told.kind === 'field' ? fieldLine(told) : timelineLine({ ...told, touchKind: told.kind === 'touch' ? told.value : null });
  return (
    <li>
      <time dateTime={told.occurredAt}>{timeOfDay(told.occurredAt, timeZone)}</time>
      <span className="node">
        <span className={dots[line.mark]} aria-hidden="true" />
      </span>
      <span>
        {line.strong && <b className="strong">{line.strong}</b>}
        {line.rest}
        <span className="small quiet">, {told.source}</span>
      </span>
    </li>
  );
}

function fieldLine({ label, value, actor }: Told) {
  return { mark: 'either' as const, strong: label ?? '', rest: ` became ${value || 'empty'}${actor ? `, by ${actor}` : ''}` };
}
