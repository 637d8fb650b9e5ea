import type { Outcome } from '#kernel/problem.ts';
import type { Journeys } from '#journeys/public.ts';
import { cohortColumns, isStillRunning, selectCohort, type Every } from '#scoreboard/cohort-funnel.ts';
import { narrowed, noSuchFigure, personRow, type FigureRows } from '#scoreboard/figure-rows.ts';
import { funnelFormulas } from '#scoreboard/formulas.ts';
import { activityColumns, selectReachedInPeriod } from '#scoreboard/in-period-funnel.ts';
import type { PeriodColumn } from '#scoreboard/period-columns.ts';
import { selectPeople, type Question } from '#scoreboard/question.ts';
import { hasReached, stageReachOf, stageWindows } from '#scoreboard/stage-reach.ts';

export interface AskedFunnelFigure {
  /** A stage by name, `running:` and a stage, `skipped` or `went-back`. */
  figure: string;
  mode: 'cohort' | 'in-period';
  /** One column of the table, such as 2011-Q4; without it all of them. */
  cohort?: string | undefined;
  /** What the table's columns are, for the column called earlier. */
  every: Every;
}

/** The people behind a figure of cohortFunnel or inPeriodFunnel, by when they reached it. */
export function funnelRows(journeys: Journeys, whole: Question, timeZone: string, asked: AskedFunnelFigure): Outcome<FigureRows> {
  const inColumn = narrowed(whole, asked.cohort, () => columnsOf(journeys, whole, timeZone, asked));
  if (!inColumn.ok) return inColumn;
  const { question } = inColumn;
  const reach = stageReachOf(journeys);
  const isRunning = asked.figure.startsWith('running:');
  const stage = reach.stages.findIndex(({ name }) => name === (isRunning ? asked.figure.slice('running:'.length) : asked.figure));
  if (asked.mode === 'in-period') {
    if (stage < 0 || isRunning)
      return noSuchFigure(
        asked.figure,
        reach.stages.map(({ name }) => name),
      );
    return {
      ok: true,
      formula: funnelFormulas.inPeriod,
      ...peopleRows(journeys, selectReachedInPeriod(journeys, question, timeZone, stage), reach.firstAt[stage]!),
    };
  }
  const cohort = selectCohort(journeys, question, timeZone);
  if (stage < 0) return detourRows(journeys, cohort, asked.figure);
  if (!isRunning) {
    const formula = stage < reach.steps ? funnelFormulas.cohort : funnelFormulas.exit;
    return {
      ok: true,
      formula,
      ...peopleRows(
        journeys,
        cohort.filter((person) => hasReached(reach, stage, person)),
        reach.firstAt[stage]!,
      ),
    };
  }
  const window = stageWindows(journeys, reach, selectPeople(journeys.people, question.where))[stage]!;
  const running = cohort.filter((person) => isStillRunning(journeys, reach, window, stage, person));
  return { ok: true, formula: funnelFormulas.running, ...peopleRows(journeys, running, reach.firstAt[stage]!) };
}

function columnsOf(journeys: Journeys, question: Question, timeZone: string, { mode, every }: AskedFunnelFigure): PeriodColumn[] {
  if (mode === 'in-period') return activityColumns(journeys, question, timeZone, every);
  return cohortColumns(journeys, question, selectCohort(journeys, question, timeZone), timeZone, every);
}

function detourRows(journeys: Journeys, cohort: readonly number[], figure: string): Outcome<FigureRows> {
  const reach = stageReachOf(journeys);
  const detours: Record<string, { marks: Uint8Array; formula: string }> = {
    skipped: { marks: reach.skipped, formula: funnelFormulas.skipped },
    'went-back': { marks: reach.wentBack, formula: funnelFormulas.wentBack },
  };
  const found = Object.hasOwn(detours, figure) ? detours[figure] : undefined;
  if (!found) return noSuchFigure(figure, [...reach.stages.map(({ name }) => name), ...Object.keys(detours)]);
  return {
    ok: true,
    formula: found.formula,
    ...peopleRows(
      journeys,
      cohort.filter((person) => found.marks[person] === 1),
      null,
    ),
  };
}

function peopleRows(journeys: Journeys, people: readonly number[], reachedAt: Float64Array | null): Omit<FigureRows, 'formula'> {
  const { capturedAt } = journeys.people;
  const orderOf = (person: number) => (reachedAt ? reachedAt[person]! : capturedAt[person]!) || capturedAt[person]! || 0;
  const sorted = people.toSorted((a, b) => orderOf(a) - orderOf(b) || a - b);
  return {
    total: sorted.length,
    rowAt: (index) => {
      const person = sorted[index]!;
      return { ...personRow(journeys, person), ...(reachedAt && { reachedAt: reachedAt[person]! }) };
    },
  };
}
