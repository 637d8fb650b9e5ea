import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { DealAnswer } from '#identity/deals/schema.ts';
import { Empty } from '#web/ui/empty.tsx';
import { TimelineFrame, TimelineMoment } from './timeline-frame.tsx';
import { timelineLine } from './timeline-words.ts';

type Told = DealAnswer['history'][number];

interface DealHistoryProps {
  answer: DealAnswer;
  timeZone: string;
  dayWords: (at: string) => string;
}

/** Stages, changes of fields and touches of a deal, newest first, each with who tells it. */
export function DealHistory({ answer: { history, isHistoryCut }, timeZone, dayWords }: DealHistoryProps) {
  if (history.length === 0)
    return (
      <Empty>
        <Trans>No source tells of anything that happened to this deal.</Trans>
      </Empty>
    );
  return (
    <TimelineFrame entries={history} isCut={isHistoryCut} timeZone={timeZone} dayWords={dayWords}>
      {(told) => (
        <TimelineMoment at={told.occurredAt} timeZone={timeZone} words={wordsOf(told)}>
          <span className="small quiet">, {told.source}</span>
        </TimelineMoment>
      )}
    </TimelineFrame>
  );
}

function wordsOf(told: Told) {
  if (told.kind !== 'field') return timelineLine({ ...told, touchKind: told.kind === 'touch' ? told.value : null });
  const { label, value, actor } = told;
  return { mark: 'either' as const, strong: label ?? '', rest: ` ${becameWords(value, actor)}` };
}

function becameWords(value: string | null | undefined, actor: string | null): string {
  if (!value) return actor ? t`became empty, by ${actor}` : t`became empty`;
  return actor ? t`became ${value}, by ${actor}` : t`became ${value}`;
}
