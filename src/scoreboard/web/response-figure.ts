import { t } from '@lingui/core/macro';
import { bucketWords, exactSeconds, percentFigure, percentWords, waitWords } from '#web/charts/wait-words.ts';
import type { WaitClock } from '#web/charts/wait-words.ts';
import { count } from '#web/ui/formats.ts';
import type { FigureWords } from './figure-words.ts';
import type { Waiting, Waits } from './measure-answers.ts';

/** What each figure of the waiting section is called, here and behind its door. */
export const responseNames: Record<string, string> = {
  handoffs: 'Handed off',
  followedUp: 'Followed up',
  pending: 'Still waiting',
  medianSeconds: 'Median of those followed up',
  p90Seconds: '90th percentile of those followed up',
  kaplanMeierMedianSeconds: 'Half within, counting those still waiting',
  winsWithoutHandoff: 'Wins without a handoff',
  wonBeforeHandoff: 'Wins before the handoff',
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
  const running = name === 'pending' && answer.pending > 0 ? 'Their wait still runs.' : null;
  return { title: responseNames[name]!, value: count(answer[figure]), sample: running };
}

function waitFigure(name: string, answer: Waiting, waits: Waits, clock: WaitClock): FigureWords | null {
  if (name !== 'medianSeconds' && name !== 'p90Seconds' && name !== 'kaplanMeierMedianSeconds') return null;
  const seconds = waits[name];
  const exact = seconds === null ? '' : `Exactly ${exactSeconds(seconds)}. `;
  const waiting = name === 'kaplanMeierMedianSeconds' ? `, ${count(answer.pending)} still waiting` : '';
  return {
    title: responseNames[name]!,
    value: seconds === null ? 'not reached' : waitWords(seconds, clock),
    sample: `${exact}Sample: ${count(answer.followedUp)} followed up${waiting}.`,
  };
}

/** The promises that a wait is held against, in seconds. */
export const withinEdges = [300, 900, 3600, 86_400] as const;

function withinFigure(name: string, answer: Waiting, waits: Waits): FigureWords | null {
  const edge = withinEdges.find((each) => `within-${each}` === name);
  if (edge === undefined) return null;
  return {
    title: t`Followed up ${withinWords(edge)}`,
    value: count(waits.within[edge]),
    sample: answer.handoffs > 0 ? `${percentWords(waits.within[edge] / answer.handoffs)} of ${count(answer.handoffs)} handed off.` : null,
  };
}

/** "within 5 min". */
export function withinWords(edge: number): string {
  return bucketWords(0, edge).replace('up to', 'within');
}

function wonFigure(name: string, answer: Waiting): FigureWords | null {
  const bucket = answer.wonByWait.find((each) => `won-by-wait-${each.fromSeconds}` === name);
  if (!bucket) return null;
  const interval = `95 % interval ${percentFigure(bucket.low)} to ${percentFigure(bucket.high)} %.`;
  return {
    title: t`Won, of those who waited ${bucketWords(bucket.fromSeconds, bucket.toSeconds)}`,
    value: `${count(bucket.won)} of ${count(bucket.handoffs)}`,
    sample: bucket.handoffs > 0 ? `${percentWords(bucket.won / bucket.handoffs)} won. ${interval}` : null,
  };
}
