import { t } from '@lingui/core/macro';
import type { FunnelAnswer, ResponseTimesAnswer } from '#scoreboard/schema.ts';
import type { FigureAddress } from './figure-address.ts';
import { funnelFigureOf } from './funnel-figure.ts';
import { responseFigure } from './response-figure.ts';
import type { ScoreboardSearch } from './scoreboard-search.ts';

/** What stands at the head of an open door. How the figure is counted comes with its rows. */
export interface FigureWords {
  title: string;
  value: string;
  /** Interval and sample, what is exact, what still runs. */
  sample: string | null;
}

/** The words of a figure of either measure; null while its answer is not there, or where it names nothing. */
export function figureWords(
  figure: FigureAddress,
  answers: { funnel: FunnelAnswer | undefined; waits: ResponseTimesAnswer | undefined },
  state: ScoreboardSearch,
): FigureWords | null {
  if (figure.measure === 'funnel') return funnelFigureOf(figure, answers.funnel, state.mode);
  const answer = figure.value === null ? answers.waits : answers.waits?.by?.[figure.value];
  const words = answer ? responseFigure(figure.figure, answer, state.clock) : null;
  return words && figure.value !== null ? { ...words, title: `${words.title}, ${state.by}: ${figure.value || t`empty`}` } : words;
}
