import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IntervalTable } from '#web/charts/interval-table.tsx';
import type { IntervalRow } from '#web/charts/interval-table.tsx';
import { bucketWords } from '#web/charts/wait-words.ts';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import type { ResponseTimesAnswer } from '#scoreboard/schema.ts';
import { FigureDoor } from './figure-door.tsx';
import type { WonByWait } from './measure-answers.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

const heads = { label: t`Waited`, share: 'Share that won', of: 'won' };

/** Whether those who waited shorter won more often: shares with their intervals, and what they cannot say. */
export function WonByWaitSection({ answer, place, stale }: { answer: ResponseTimesAnswer; place: ScoreboardPlace; stale: boolean }) {
  return (
    <Section name={t`Won by how long they waited`} className="j-top" hint={t`of those followed up, by the wall clock`}>
      <div className={stale ? 'stale' : undefined} aria-busy={stale || undefined}>
        <IntervalTable
          name={t`Share that won, by how long the lead waited`}
          heads={heads}
          rows={answer.wonByWait.map((bucket) => rowOf(bucket, place))}
        />
        <p className="cap">
          <Trans>{answer.association} The bands are 95&nbsp;% intervals.</Trans>
        </p>
        <WithoutHandoff answer={answer} place={place} />
      </div>
    </Section>
  );
}

function rowOf(bucket: WonByWait, place: ScoreboardPlace): IntervalRow {
  const label = bucketWords(bucket.fromSeconds, bucket.toSeconds);
  const key = `won-by-wait-${bucket.fromSeconds}`;
  const known = bucket.handoffs > 0;
  return {
    key,
    label,
    share: known ? { share: bucket.won / bucket.handoffs, low: bucket.low, high: bucket.high } : null,
    tooFew: bucket.handoffs < 5,
    of: (
      <FigureDoor place={place} figure={{ measure: 'response-times', figure: key }} says={t`who waited ${label}`}>
        <Trans>
          {count(bucket.won)} of {count(bucket.handoffs)}
        </Trans>
      </FigureDoor>
    ),
  };
}

/** Most wins of some companies never pass a handoff; a reader of the chart has to know how many it leaves out. */
function WithoutHandoff({ answer, place }: { answer: ResponseTimesAnswer; place: ScoreboardPlace }) {
  const { winsWithoutHandoff: without, wonBeforeHandoff: before } = answer;
  const all = without + before + answer.wonWhilePending + answer.wonByWait.reduce((sum, bucket) => sum + bucket.won, 0);
  if (without + before === 0)
    return (
      <p className="cap">
        <Trans>Every win of the period had a handoff.</Trans>
      </p>
    );
  const door = (figure: string, says: string, words: string) => (
    <FigureDoor place={place} figure={{ measure: 'response-times', figure }} says={says}>
      {words}
    </FigureDoor>
  );
  return (
    <p className="note mt3">
      {without > 0 && (
        <>
          <Trans>
            {door('winsWithoutHandoff', 'wins without a handoff', `${count(without)} of the ${count(all)} wins`)} had no handoff
          </Trans>
        </>
      )}
      {without > 0 && before > 0 && ', '}
      {before > 0 && (
        <>
          {door('wonBeforeHandoff', 'wins before the handoff', without > 0 ? count(before) : `${count(before)} of the ${count(all)} wins`)}{' '}
          came before {without > 0 ? 'it' : 'the handoff'}
        </>
      )}
      : this chart cannot speak of them.
    </p>
  );
}
