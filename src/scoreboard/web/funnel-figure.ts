import { count } from '#web/ui/formats.ts';
import type { FigureAddress } from './figure-address.ts';
import type { FigureWords } from './figure-words.ts';
import { cohortName, cohortsOf } from './funnel-view.ts';
import type { FunnelAnswer } from './measure-answers.ts';

/** A figure of the funnel: `people` at `stage`, of the people of one cohort or all. */
export function funnelFigure(stage: string, people: number, cohort: string | null, mode: 'cohort' | 'in-period'): FigureWords {
  const days = cohort ?? 'the period';
  return { title: `${stage}, ${mode === 'cohort' ? `captured in ${days}` : `in ${days}, whenever captured`}`, value: count(people), sample: null };
}

/** The funnel's figure behind a door; null where the answer has no such stage. */
export function funnelFigureOf(figure: FigureAddress, answer: FunnelAnswer | undefined, mode: 'cohort' | 'in-period'): FigureWords | null {
  if (!answer) return null;
  if (figure.figure === 'skipped') return detour('Skipped a stage', answer.skipped);
  if (figure.figure === 'went-back') return detour('Went back', answer.wentBack);
  const found = stagesOf(figure, answer)?.find((each) => each.stage === figure.figure);
  if (!found) return null;
  const words = funnelFigure(found.stage, found.people, figure.cohort && cohortName(figure.cohort), mode);
  return figure.value === null ? words : { ...words, title: `${words.title}: ${figure.value || 'empty'}` };
}

function stagesOf(figure: FigureAddress, answer: FunnelAnswer) {
  if (figure.value !== null) return answer.by?.[figure.value]?.stages;
  if (figure.cohort === null) return answer.stages;
  return cohortsOf(answer).find((each) => each.cohort === figure.cohort)?.stages;
}

function detour(title: string, people: number | undefined): FigureWords | null {
  return people === undefined ? null : { title, value: count(people), sample: null };
}
