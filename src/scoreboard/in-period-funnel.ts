import { dayOf, periodsBetween, type Day } from '#kernel/local-day.ts';
import type { Journeys, StageMeaning } from '#journeys/public.ts';
import { byValue, type Every, type StageCount } from '#scoreboard/cohort-funnel.ts';
import { clipped, periodName } from '#scoreboard/period-name.ts';
import { momentsOf, selectPeople, type Question } from '#scoreboard/question.ts';
import { stageReachOf, type StageReach } from '#scoreboard/stage-reach.ts';

export interface PeriodStage extends StageCount {
  meaning: StageMeaning;
  /** The period was not over when it was last observed: the figure can only grow. */
  incomplete: boolean;
}

/** What happened in one stretch of company-local days, to whomever. */
export interface PeriodActivity {
  /** 2011-Q4, 2011-10 or all. */
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

export function inPeriodFunnel(journeys: Journeys, question: Question, timeZone: string, every: Every): InPeriodFunnel {
  const reach = stageReachOf(journeys);
  const everybody = [...new Set(reach.stages.flatMap((_, stage) => selectReachedInPeriod(journeys, question, timeZone, stage)))];
  const column = question.by === null ? undefined : journeys.people.attributes.get(question.by);
  const { start, end } = momentsOf(question, timeZone);
  const stagesOf = (people: readonly number[]) => reach.stages.map((_, stage) => countBetween(reach, people, stage, start, end));
  return {
    mode: 'in-period',
    people: everybody.length,
    stages: stagesOf(everybody),
    periods: splitActivity(journeys, question, everybody, timeZone, every),
    ...(column && { by: byValue(everybody, column, (people) => ({ stages: stagesOf(people) })) }),
  };
}

function countBetween(reach: StageReach, people: readonly number[], stage: number, start: number, end: number): StageCount {
  const firstAt = reach.firstAt[stage]!;
  let count = 0;
  for (const person of people) if (firstAt[person]! >= start && firstAt[person]! < end) count++;
  return { stage: reach.stages[stage]!.name, people: count, ...(stage >= reach.steps && { exit: true as const }) };
}

function splitActivity(
  journeys: Journeys,
  question: Question,
  people: readonly number[],
  timeZone: string,
  every: Every,
): PeriodActivity[] {
  const reach = stageReachOf(journeys);
  return periodsOf(reach, question, people, timeZone, every).map(({ period, from, to }) => {
    const { start, end } = momentsOf({ from, to }, timeZone);
    const incomplete = end !== Infinity && journeys.observedUntil !== null && end > journeys.observedUntil;
    const stages = reach.stages.map(({ meaning }, stage) => ({ ...countBetween(reach, people, stage, start, end), meaning, incomplete }));
    return { period, from, to, stages };
  });
}

function periodsOf(reach: StageReach, question: Question, people: readonly number[], timeZone: string, every: Every) {
  const { start, end } = momentsOf(question, timeZone);
  let [first, last] = [Infinity, -Infinity];
  for (const firstAt of reach.firstAt) {
    for (const person of people) {
      const at = firstAt[person]!;
      if (!(at >= start && at < end)) continue;
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
  }
  if (every === 'all' || last === -Infinity) return [{ period: 'all', from: question.from, to: question.to }];
  const periods = periodsBetween(dayOf(first, timeZone), dayOf(last, timeZone), every);
  return periods.map((period) => ({ period: periodName(period.from, every), ...clipped(period, question) }));
}
