import { t } from '@lingui/core/macro';
import { count } from '#web/ui/formats.ts';
import type { FunnelAnswer } from '#scoreboard/schema.ts';
import type { FigureAddress } from './figure-address.ts';
import type { FigureWords } from './figure-words.ts';
import { cohortName, columnsOf } from './funnel-view.ts';

/** A figure of the funnel: `people` at `stage`, of the people of one cohort or all. */
export function funnelFigure(stage: string, people: number, cohort: string | null, mode: 'cohort' | 'in-period'): FigureWords {
  return { title: mode === 'cohort' ? capturedTitle(stage, cohort) : reachedTitle(stage, cohort), value: count(people), sample: null };
}

function capturedTitle(stage: string, cohort: string | null): string {
  if (cohort === null) return t`${stage}, captured in the period`;
  return cohort === cohortName('earlier') ? t`${stage}, captured earlier` : t`${stage}, captured in ${cohort}`;
}

function reachedTitle(stage: string, cohort: string | null): string {
  if (cohort === null) return t`${stage}, in the period, whenever captured`;
  return cohort === cohortName('earlier') ? t`${stage}, earlier, whenever captured` : t`${stage}, in ${cohort}, whenever captured`;
}

/** The funnel's figure behind a door; null where the answer has no such stage. */
export function funnelFigureOf(figure: FigureAddress, answer: FunnelAnswer | undefined, mode: 'cohort' | 'in-period'): FigureWords | null {
  if (!answer) return null;
  if (answer.mode === 'cohort' && figure.figure === 'skipped')
    return { title: t`Skipped a stage`, value: count(answer.skipped), sample: null };
  if (answer.mode === 'cohort' && figure.figure === 'went-back')
    return { title: t`Went back`, value: count(answer.wentBack), sample: null };
  const found = stagesOf(figure, answer)?.find((each) => each.stage === figure.figure);
  if (!found) return null;
  const words = funnelFigure(found.stage, found.people, figure.cohort && cohortName(figure.cohort), mode);
  return figure.value === null ? words : { ...words, title: `${words.title}: ${figure.value || t`empty`}` };
}

function stagesOf(figure: FigureAddress, answer: FunnelAnswer) {
  if (figure.value !== null) return answer.by?.[figure.value]?.stages;
  if (figure.cohort === null) return answer.stages;
  return columnsOf(answer).find((each) => each.key === figure.cohort)?.stages;
}
