import { t } from '@lingui/core/macro';
import { bucketWords, edgeWords, exactSeconds, percentFigure, percentWords, waitWords } from '#web/charts/wait-words.ts';
import type { WaitClock } from '#web/charts/wait-words.ts';
import { count } from '#web/ui/formats.ts';
import type { FigureWords } from './figure-words.ts';
import type { Waiting, Waits } from './measure-answers.ts';

/** What each figure of the waiting section is called, here and behind its door. */
export const responseNames: Record<string, string> = {
  handoffs: t`Handed off`,
  followedUp: t`Followed up`,
  pending: t`Still waiting`,
  medianSeconds: t`Median of those followed up`,
  p90Seconds: t`90th percentile of those followed up`,
  kaplanMeierMedianSeconds: t`Half within, counting those still waiting`,
  winsWithoutHandoff: t`Wins without a handoff`,
  wonBeforeHandoff: t`Wins before the handoff`,
};

/** A figure of the waiting section, by the name it has in the answers of the measure; null for no such figure. */
export function responseFigure(name: string, answer: Waiting, clock: WaitClock): FigureWords | null {
  const waits: Waits = clock === 'business' ? answer.business : answer;
  return (
    countFigure(name, answer) ?? waitFigure(name, answer, waits, clock) ?? withinFigure(name, answer, waits) ?? wonFigure(name, answer)
  );
}

const counted = ['handoffs', 'followedUp', 'pending', 'winsWithoutHandoff', 'wonBeforeHandoff'] as const;

function countFigure(name: string, answer: Waiting): FigureWords | null {
  const figure = counted.find((each) => each === name);
  if (!figure) return null;
  const running = name === 'pending' && answer.pending > 0 ? t`Their wait still runs.` : null;
  return { title: responseNames[name]!, value: count(answer[figure]), sample: running };
}

function waitFigure(name: string, answer: Waiting, waits: Waits, clock: WaitClock): FigureWords | null {
  if (name !== 'medianSeconds' && name !== 'p90Seconds' && name !== 'kaplanMeierMedianSeconds') return null;
  const seconds = waits[name];
  const exactly = seconds === null ? '' : exactSeconds(seconds);
  const exact = seconds === null ? '' : `${t`Exactly ${exactly}.`} `;
  const [followedUp, waiting] = [count(answer.followedUp), count(answer.pending)];
  const sample =
    name === 'kaplanMeierMedianSeconds'
      ? t`Sample: ${followedUp} followed up, ${waiting} still waiting.`
      : t`Sample: ${followedUp} followed up.`;
  return {
    title: responseNames[name]!,
    value: seconds === null ? t`not reached` : waitWords(seconds, clock),
    sample: exact + sample,
  };
}

/** The promises that a wait is held against, in seconds. */
export const withinEdges = [300, 900, 3600, 86_400] as const;

function withinFigure(name: string, answer: Waiting, waits: Waits): FigureWords | null {
  const edge = withinEdges.find((each) => `within-${each}` === name);
  if (edge === undefined) return null;
  const [words, share, all] = [edgeWords(edge), percentWords(waits.within[edge] / answer.handoffs), count(answer.handoffs)];
  return {
    title: t`Followed up within ${words}`,
    value: count(waits.within[edge]),
    sample: answer.handoffs > 0 ? t`${share} of ${all} handed off.` : null,
  };
}

function wonFigure(name: string, answer: Waiting): FigureWords | null {
  const bucket = answer.wonByWait.find((each) => `won-by-wait-${each.fromSeconds}` === name);
  if (!bucket) return null;
  const [low, high] = [percentFigure(bucket.low), percentFigure(bucket.high)];
  const wait = bucketWords(bucket.fromSeconds, bucket.toSeconds);
  const [won, all, share] = [count(bucket.won), count(bucket.handoffs), percentWords(bucket.won / bucket.handoffs)];
  return {
    title: t`Won, of those who waited ${wait}`,
    value: t`${won} of ${all}`,
    sample: bucket.handoffs > 0 ? t`${share} won. 95 % interval ${low} to ${high} %.` : null,
  };
}
