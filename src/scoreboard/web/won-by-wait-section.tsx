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

const heads = { label: t`Waited`, share: t`Share that won`, of: t`won` };

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
          {answer.association} <Trans>The bands are 95&nbsp;% intervals.</Trans>
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
  const [won, all] = [count(bucket.won), count(bucket.handoffs)];
  return {
    key,
    label,
    share: known ? { share: bucket.won / bucket.handoffs, low: bucket.low, high: bucket.high } : null,
    tooFew: bucket.handoffs < 5,
    of: (
      <FigureDoor place={place} figure={{ measure: 'response-times', figure: key }} says={t`who waited ${label}`}>
        <Trans>
          {won} of {all}
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
  return (
    <p className="note mt3">
      <LeftOut without={without} before={before} all={all} place={place} />
    </p>
  );
}

function LeftOut({ without, before, all, place }: { without: number; before: number; all: number; place: ScoreboardPlace }) {
  const [wins, noHandoff, early] = [count(all), count(without), count(before)];
  const door = (figure: string, says: string, words: string) => (
    <FigureDoor place={place} figure={{ measure: 'response-times', figure }} says={says}>
      {words}
    </FigureDoor>
  );
  const share = door('winsWithoutHandoff', t`wins without a handoff`, t`${noHandoff} of the ${wins} wins`);
  if (before === 0) return <Trans>{share} had no handoff: this chart cannot speak of them.</Trans>;
  const saysBefore = t`wins before the handoff`;
  if (without === 0) {
    const earlyShare = door('wonBeforeHandoff', saysBefore, t`${early} of the ${wins} wins`);
    return <Trans>{earlyShare} came before the handoff: this chart cannot speak of them.</Trans>;
  }
  const earlier = door('wonBeforeHandoff', saysBefore, early);
  return (
    <Trans>
      {share} had no handoff, {earlier} came before it: this chart cannot speak of them.
    </Trans>
  );
}
