import { quantile } from '#kernel/statistics/quantile.ts';
import { kindCodes, rememberedPer, type Journeys, type Stage } from '#journeys/public.ts';

/** How far everybody came. People are indexes of journeys.people, stages are indexes of `stages`. */
export interface StageReach {
  /** The steps of the business in the order of its mappings, then the exits (meaning lost), in theirs. */
  stages: readonly Stage[];
  /** How many of them are steps. */
  steps: number;
  /** By stage, then person: the first moment there, epoch milliseconds; NaN for never (a skipped step has no moment). */
  firstAt: readonly Float64Array[];
  /** The furthest step of each person; -1 for people who reached none. Every step up to it counts as reached. */
  furthest: Int16Array;
  /** 1 where the furthest step was reached past one that was not. */
  skipped: Uint8Array;
  /** 1 where somebody entered a step after having been further. */
  wentBack: Uint8Array;
  /** 1 where the last thing that happened is an exit. */
  left: Uint8Array;
}

/** Reads how far everybody came, in one pass over their moments in order. */
export const stageReachOf = rememberedPer((journeys): StageReach => {
  const { count } = journeys.people;
  const steps = journeys.stages.filter((stage) => stage.meaning !== 'lost');
  const stages = [...steps, ...journeys.stages.filter((stage) => stage.meaning === 'lost')];
  const reach: StageReach = {
    stages,
    steps: steps.length,
    firstAt: stages.map(() => new Float64Array(count).fill(NaN)),
    furthest: new Int16Array(count).fill(-1),
    skipped: new Uint8Array(count),
    wentBack: new Uint8Array(count),
    left: new Uint8Array(count),
  };
  const stageOf = stageOfLabel(journeys, stages);
  for (let person = 0; person < count; person++) {
    walk(journeys, person, stageOf, reach);
    for (let step = 0; step < reach.furthest[person]!; step++) if (Number.isNaN(reach.firstAt[step]![person])) reach.skipped[person] = 1;
  }
  return reach;
});

/** Which stage a label names; -1 for labels that name none, such as the activities of touches. */
function stageOfLabel({ moments }: Journeys, stages: readonly Stage[]): Int16Array {
  return Int16Array.from(moments.labelNames, (label) => stages.findIndex((stage) => stage.name === label));
}

const stageKinds = new Set([kindCodes.captured, kindCodes.stage, kindCodes.proposal, kindCodes.won, kindCodes.lost]);

function walk({ moments }: Journeys, person: number, stageOf: Int16Array, reach: StageReach): void {
  let furthest = -1;
  // The furthest step of strictly earlier moments: stages with the same stamp and order have no order to go back in.
  let furthestBefore = -1;
  let previous = -1;
  for (let i = moments.starts[person]!; i < moments.starts[person + 1]!; i++) {
    const stage = stageOf[moments.labels[i]!]!;
    if (stage < 0 || !stageKinds.has(moments.kinds[i]!)) continue;
    const firstAt = reach.firstAt[stage]!;
    if (Number.isNaN(firstAt[person])) firstAt[person] = moments.occurredAt[i]!;
    reach.left[person] = stage >= reach.steps ? 1 : 0;
    if (stage >= reach.steps) continue;
    const isSameMoment =
      previous >= 0 && moments.occurredAt[previous] === moments.occurredAt[i] && moments.ordinals[previous] === moments.ordinals[i];
    if (!isSameMoment) furthestBefore = furthest;
    if (stage < furthestBefore) reach.wentBack[person] = 1;
    furthest = Math.max(furthest, stage);
    previous = i;
  }
  reach.furthest[person] = furthest;
}

/** Whether somebody ever reached a stage: for a step, it or any later one; for an exit, itself. */
export function hasReached(reach: StageReach, stage: number, person: number): boolean {
  return stage < reach.steps ? reach.furthest[person]! >= stage : !Number.isNaN(reach.firstAt[stage]![person]);
}

/**
 * How long it takes to reach each stage, in seconds from capture: nine in ten of the selected people who reached it did
 * so within this window (90th percentile, linear interpolation). null where nobody was seen to reach it: then nobody
 * knows how long it takes, and everybody's window is still open. Our own default, not a published value.
 */
export function stageWindows(journeys: Journeys, reach: StageReach, selected: Uint8Array): (number | null)[] {
  const { capturedAt } = journeys.people;
  return reach.firstAt.map((firstAt) => {
    const times = firstAt.map((at, person) => (selected[person] ? at - capturedAt[person]! : NaN)).filter((time) => time >= 0);
    const window = quantile(times.sort(), 0.9);
    return window === null ? null : window / 1000;
  });
}
