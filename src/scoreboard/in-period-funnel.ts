import type { Day } from '#kernel/local-day.ts';
import type { Journeys, StageMeaning } from '#journeys/public.ts';
import { byValue, type Every, type StageCount } from '#scoreboard/cohort-funnel.ts';
import { columnOf, periodColumns, type PeriodColumn } from '#scoreboard/period-columns.ts';
import { momentsOf, selectPeople, type Question } from '#scoreboard/question.ts';
import { stageReachOf, type StageReach } from '#scoreboard/stage-reach.ts';

export interface PeriodStage extends StageCount {
  meaning: StageMeaning;
  /** The period was not over when it was last observed: the figure can only grow. */
  incomplete: boolean;
}

/** What happened in one stretch of company-local days, to whomever. */
export interface PeriodActivity {
  /** 2011-Q4, 2011-10, earlier (everything before the columns listed) or all. */
  period: string;
  from: Day | null;
  to: Day | null;
  stages: PeriodStage[];
}

/**
 * People who first reached each stage within the period, whenever they were captured. Neighbouring stages hold different
 * people, so no figure is a share of another: this is workload, not success.
 */
export interface InPeriodFunnel {
  mode: 'in-period';
  /** People who reached at least one stage in the period. */
  people: number;
  stages: StageCount[];
  periods: PeriodActivity[];
  by?: Record<string, { stages: StageCount[] }>;
  byOrder?: string[];
}

/** The people who first reached a stage within the question's days. A step that was skipped has no day and counts nowhere. */
export function selectReachedInPeriod(journeys: Journeys, question: Question, timeZone: string, stage: number): number[] {
  const isSelected = selectPeople(journeys.people, question.where);
  const firstAt = stageReachOf(journeys).firstAt[stage]!;
  const { start, end } = momentsOf(question, timeZone);
  const found: number[] = [];
  for (let person = 0; person < firstAt.length; person++) {
    if (isSelected[person] === 1 && firstAt[person]! >= start && firstAt[person]! < end) found.push(person);
  }
  return found;
}

function everybodyActive(journeys: Journeys, question: Question, timeZone: string): number[] {
  return [...new Set(stageReachOf(journeys).stages.flatMap((_, stage) => selectReachedInPeriod(journeys, question, timeZone, stage)))];
}

export function inPeriodFunnel(journeys: Journeys, question: Question, timeZone: string, every: Every): InPeriodFunnel {
  const reach = stageReachOf(journeys);
  const everybody = everybodyActive(journeys, question, timeZone);
  const column = question.by === null ? undefined : journeys.people.attributes.get(question.by);
  const { start, end } = momentsOf(question, timeZone);
  const stagesOf = (people: readonly number[]) => reach.stages.map((_, stage) => countBetween(reach, people, stage, start, end));
  return {
    mode: 'in-period',
    people: everybody.length,
    stages: stagesOf(everybody),
    periods: splitActivity(journeys, question, everybody, timeZone, every),
    ...(column && byValue(everybody, column, (people) => ({ stages: stagesOf(people) }))),
  };
}

function countBetween(reach: StageReach, people: readonly number[], stage: number, start: number, end: number): StageCount {
  const firstAt = reach.firstAt[stage]!;
  let count = 0;
  for (const person of people) if (firstAt[person]! >= start && firstAt[person]! < end) count++;
  return stageCount(reach, stage, count);
}

function stageCount(reach: StageReach, stage: number, people: number): StageCount {
  return { stage: reach.stages[stage]!.name, people, ...(stage >= reach.steps && { exit: true as const }) };
}

/** The columns that activity is told in: by the first moments of these people at each stage, within the question's days. */
export function activityColumns(journeys: Journeys, question: Question, timeZone: string, every: Every): PeriodColumn[] {
  return columnsOf(stageReachOf(journeys), question, everybodyActive(journeys, question, timeZone), timeZone, every);
}

function splitActivity(
  journeys: Journeys,
  question: Question,
  people: readonly number[],
  timeZone: string,
  every: Every,
): PeriodActivity[] {
  const reach = stageReachOf(journeys);
  const columns = columnsOf(reach, question, people, timeZone, every);
  const counts = countByColumn(reach, question, people, timeZone, columns);
  return columns.map(({ name, from, to }, column) => {
    const { end } = momentsOf({ from, to }, timeZone);
    const incomplete = end !== Infinity && journeys.observedUntil !== null && end > journeys.observedUntil;
    const stages = reach.stages.map(({ meaning }, stage) => ({
      ...stageCount(reach, stage, counts[column]![stage]!),
      meaning,
      incomplete,
    }));
    return { period: name, from, to, stages };
  });
}

/** By column, then stage: how many of these people first reached it there. */
function countByColumn(
  reach: StageReach,
  question: Question,
  people: readonly number[],
  timeZone: string,
  columns: readonly PeriodColumn[],
): number[][] {
  const { start, end } = momentsOf(question, timeZone);
  const counts = columns.map(() => reach.stages.map(() => 0));
  for (const [stage, firstAt] of reach.firstAt.entries()) {
    for (const person of people) {
      const at = firstAt[person]!;
      if (at >= start && at < end) counts[columnOf(columns, at)]![stage]!++;
    }
  }
  return counts;
}

function columnsOf(reach: StageReach, question: Question, people: readonly number[], timeZone: string, every: Every): PeriodColumn[] {
  const { start, end } = momentsOf(question, timeZone);
  const moments = reach.firstAt.flatMap((firstAt) => people.map((person) => firstAt[person]!).filter((at) => at >= start && at < end));
  return periodColumns(Float64Array.from(moments), every, question, timeZone);
}
