import { z95, type Interval } from '#kernel/statistics/wilson.ts';

/** How many still wait as time passes, with those who are still waiting counted for as long as they were seen. */
export interface Survival {
  /** Distinct times at which something happened, ascending, in the unit of the sample. */
  times: Float64Array;
  /** Ŝ just after each time: the share that waits longer, 0 to 1. */
  survival: Float64Array;
  /** Greenwood's standard error of Ŝ after each time. */
  standardError: Float64Array;
  /** How many were still seen waiting just before each time. */
  atRisk: Float64Array;
}

// A product of a million factors drifts by about 1e-10: a survival of exactly one half must count as one half.
const drift = 1e-9;

/**
 * The Kaplan-Meier estimate. Ŝ(t) = ∏ (1 - dᵢ/nᵢ) over event times tᵢ <= t, with dᵢ events among nᵢ at risk;
 * at equal times events come before censorings, so that whoever is censored at t is still at risk at t.
 * Greenwood: Var Ŝ(t) = Ŝ(t)² Σ dᵢ / (nᵢ (nᵢ - dᵢ)).
 * Source: Kaplan and Meier 1958; Greenwood 1926.
 *
 * @param events times at which it happened, ascending.
 * @param censored times until which it was seen not to have happened, ascending.
 */
export function kaplanMeier(events: ArrayLike<number>, censored: ArrayLike<number>): Survival {
  const steps = countDistinct(events);
  const result = {
    times: new Float64Array(steps),
    survival: new Float64Array(steps),
    standardError: new Float64Array(steps),
    atRisk: new Float64Array(steps),
  };
  let survival = 1;
  let variance = 0;
  let left = 0;
  for (let step = 0, event = 0; step < steps; step++) {
    const time = events[event]!;
    const first = event;
    while (event < events.length && events[event] === time) event++;
    while (left < censored.length && censored[left]! < time) left++;
    const atRisk = events.length - first + censored.length - left;
    const died = event - first;
    survival *= 1 - died / atRisk;
    variance += died === atRisk ? 0 : died / (atRisk * (atRisk - died));
    result.times[step] = time;
    result.survival[step] = survival;
    result.standardError[step] = survival * Math.sqrt(variance);
    result.atRisk[step] = atRisk;
  }
  return result;
}

function countDistinct(ascending: ArrayLike<number>): number {
  let distinct = 0;
  for (let i = 0; i < ascending.length; i++) if (i === 0 || ascending[i] !== ascending[i - 1]) distinct++;
  return distinct;
}

/** The first time at which at most half still wait; null when that was not reached while anybody was seen. */
export function survivalMedian(estimate: Survival): number | null {
  const step = estimate.survival.findIndex((share) => share <= 0.5 + drift);
  return step < 0 ? null : estimate.times[step]!;
}

/** The share still waiting after `time`, and its interval. */
export interface SurvivalPoint extends Interval {
  time: number;
  share: number;
}

/**
 * Ŝ at a time with a pointwise 95 % interval on the log-minus-log scale, which stays within 0 and 1:
 * Ŝ^exp(±z se / (Ŝ ln Ŝ)). Before the first event, and once nobody is left, the interval is Ŝ itself.
 * Source: Kalbfleisch and Prentice 2002, section 1.4.
 */
export function survivalAt(estimate: Survival, time: number, z: number = z95): SurvivalPoint {
  const step = lastStep(estimate.times, time);
  const share = step < 0 ? 1 : estimate.survival[step]!;
  if (step < 0 || share <= drift || share >= 1) return { time, share, low: share, high: share };
  const reach = (z * estimate.standardError[step]!) / (share * Math.log(share));
  return { time, share, low: share ** Math.exp(-reach), high: share ** Math.exp(reach) };
}

function lastStep(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The mean wait when every wait is cut at `horizon` (restricted mean survival time): the area under Ŝ from 0 to there. */
export function restrictedMean(estimate: Survival, horizon: number): number {
  let area = 0;
  let from = 0;
  let share = 1;
  for (let step = 0; step < estimate.times.length && estimate.times[step]! < horizon; step++) {
    area += share * (estimate.times[step]! - from);
    from = estimate.times[step]!;
    share = estimate.survival[step]!;
  }
  return area + share * Math.max(0, horizon - from);
}
