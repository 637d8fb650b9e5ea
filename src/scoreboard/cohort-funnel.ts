import type { Day, PeriodLength } from '#kernel/local-day.ts';
import type { Journeys, StageMeaning } from '#journeys/public.ts';
import { columnOf, periodColumns, type PeriodColumn } from '#scoreboard/period-columns.ts';
import { momentsOf, selectPeople, type Question } from '#scoreboard/question.ts';
import { hasReached, stageReachOf, stageWindows, type StageReach } from '#scoreboard/stage-reach.ts';

/** How many of a cohort ever reached a stage. */
export interface StageCount {
  stage: string;
  people: number;
  /** Left without a win here. Somebody can stand at an exit and at a step alike. */
  exit?: true;
}

/** The same with what is not known yet. */
export interface CohortStage extends StageCount {
  meaning: StageMeaning;
  /** Counted here although only a later step was recorded. */
  skipped: number;
  /** People who neither reached this stage nor left, and whose window for it still runs: the figure can only grow. */
  stillRunning: number;
  incomplete: boolean;
  /** Nobody reached it and everybody who has not left still may: no figure is due. */
  notDueYet: boolean;
}

/** People captured in one stretch of company-local days, and what ever became of them. */
export interface Cohort {
  /** 2011-Q4, 2011-10, earlier (everything before the columns listed) or all. */
  cohort: string;
  from: Day | null;
  to: Day | null;
  people: number;
  stages: CohortStage[];
}

export type Every = PeriodLength | 'all';

/** Of the people captured in the period: who ever reached each stage, whenever that was. */
export interface CohortFunnel {
  mode: 'cohort';
  people: number;
  stages: StageCount[];
  /** People whose furthest step was reached past one that was not recorded. */
  skipped: number;
  /** People who entered a step after having been further. */
  wentBack: number;
  cohorts: Cohort[];
  /** How long each stage may take before its figure counts as complete: see stageWindows. */
  windows: { stage: string; seconds: number | null }[];
  by?: Record<string, { stages: StageCount[] }>;
  /** The values in `by`, the most frequent first: objects keep no order of numbers. */
  byOrder?: string[];
}

/**
 * The people of a cohort: captured in the period, or, without a period, everybody who reached any stage at all (a
 * capture that was not recorded is a skipped step like any other).
 */
export function selectCohort(journeys: Journeys, question: Question, timeZone: string): number[] {
  const reach = stageReachOf(journeys);
  const people = selectPeople(journeys.people, question.where);
  const { start, end } = momentsOf(question, timeZone);
  const isOpen = start === -Infinity && end === Infinity;
  const cohort: number[] = [];
  for (let person = 0; person < people.length; person++) {
    const capturedAt = journeys.people.capturedAt[person]!;
    const isInside = isOpen ? isAnywhere(reach, person) : capturedAt >= start && capturedAt < end;
    if (people[person] === 1 && isInside) cohort.push(person);
  }
  return cohort;
}

function isAnywhere(reach: StageReach, person: number): boolean {
  return reach.furthest[person]! >= 0 || reach.left[person] === 1;
}

/** Answers a question about cohorts, as a whole, as a table with one column per quarter or month of capture, and by attribute. */
export function cohortFunnel(journeys: Journeys, question: Question, timeZone: string, every: Every): CohortFunnel {
  const reach = stageReachOf(journeys);
  const cohort = selectCohort(journeys, question, timeZone);
  const windows = stageWindows(journeys, reach, selectPeople(journeys.people, question.where));
  const describe = (people: readonly number[]) => reach.stages.map((_, stage) => cohortStage(journeys, reach, windows, people, stage));
  const column = question.by === null ? undefined : journeys.people.attributes.get(question.by);
  return {
    mode: 'cohort',
    people: cohort.length,
    stages: describe(cohort).map(plainCount),
    skipped: cohort.filter((person) => reach.skipped[person] === 1).length,
    wentBack: cohort.filter((person) => reach.wentBack[person] === 1).length,
    cohorts: splitCohort(journeys, question, cohort, timeZone, every).map(({ members, ...name }) => ({
      ...name,
      people: members.length,
      stages: describe(members),
    })),
    windows: reach.stages.map(({ name }, stage) => ({ stage: name, seconds: windows[stage]! })),
    ...(column && byValue(cohort, column, (people) => ({ stages: describe(people).map(plainCount) }))),
  };
}

const plainCount = ({ stage, people, exit }: StageCount): StageCount => ({ stage, people, ...(exit && { exit }) });

function cohortStage(
  journeys: Journeys,
  reach: StageReach,
  windows: readonly (number | null)[],
  people: readonly number[],
  stage: number,
): CohortStage {
  const { name, meaning } = reach.stages[stage]!;
  const reached = people.filter((person) => hasReached(reach, stage, person));
  const skipped = reached.filter((person) => Number.isNaN(reach.firstAt[stage]![person]));
  const stillRunning = people.filter((person) => isStillRunning(journeys, reach, windows[stage]!, stage, person)).length;
  const left = people.filter((person) => reach.left[person] === 1).length;
  return {
    stage: name,
    people: reached.length,
    ...(stage >= reach.steps && { exit: true as const }),
    meaning,
    skipped: skipped.length,
    stillRunning,
    incomplete: stillRunning > 0,
    notDueYet: reached.length === 0 && stillRunning > 0 && stillRunning === people.length - left,
  };
}

/**
 * Whether somebody may still reach a stage: has not yet, has not left, has not won if it is an exit, and was captured
 * less than the stage's window before the end of what the sources of this person cover.
 */
export function isStillRunning(
  journeys: Journeys,
  reach: StageReach,
  windowSeconds: number | null,
  stage: number,
  person: number,
): boolean {
  const { capturedAt, observedUntil } = journeys.people;
  if (hasReached(reach, stage, person) || reach.left[person] === 1 || Number.isNaN(observedUntil[person])) return false;
  const furthest = reach.furthest[person]!;
  if (stage >= reach.steps && furthest >= 0 && reach.stages[furthest]!.meaning === 'won') return false;
  return windowSeconds === null || capturedAt[person]! + windowSeconds * 1000 > observedUntil[person]!;
}

/** The columns that a cohort is told in: people without a capture are in none of them, only in a single one of all. */
export function cohortColumns(
  journeys: Journeys,
  question: Question,
  cohort: readonly number[],
  timeZone: string,
  every: Every,
): PeriodColumn[] {
  const moments = Float64Array.from(cohort, (person) => journeys.people.capturedAt[person]!).filter((at) => !Number.isNaN(at));
  return periodColumns(moments, every, question, timeZone);
}

function splitCohort(journeys: Journeys, question: Question, cohort: readonly number[], timeZone: string, every: Every) {
  const columns = cohortColumns(journeys, question, cohort, timeZone, every);
  const split = columns.map(({ name, from, to }) => ({ cohort: name, from, to, members: [] as number[] }));
  for (const person of cohort) {
    const capturedAt = journeys.people.capturedAt[person]!;
    if (columns[0]!.name === 'all') split[0]!.members.push(person);
    else if (!Number.isNaN(capturedAt)) split[columnOf(columns, capturedAt)]!.members.push(person);
  }
  return split;
}

/** Splits people by their value of an attribute, the most frequent value first. */
export function byValue<T>(
  people: readonly number[],
  column: { values: readonly string[]; codes: Uint32Array },
  describe: (people: readonly number[]) => T,
): { by: Record<string, T>; byOrder: string[] } {
  const groups = [...Map.groupBy(people, (person) => column.codes[person]!)].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const by = groups.map(([code, members]) => [column.values[code]!, describe(members)] as const);
  // fromEntries defines own properties, also for a value called __proto__.
  return { by: Object.fromEntries(by), byOrder: by.map(([value]) => value) };
}
