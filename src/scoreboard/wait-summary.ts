import { kaplanMeier, survivalAt, survivalMedian, type Survival } from '#kernel/statistics/kaplan-meier.ts';
import { countUpTo, quantile } from '#kernel/statistics/quantile.ts';

/** Edges that promises are usually made at: 5, 15, 60 minutes and 24 hours, in seconds. */
export const withinEdges = [300, 900, 3600, 86_400] as const;
export type WithinEdge = `${(typeof withinEdges)[number]}`;

/** The share still waiting from `seconds` on, until the next point, with its 95 % interval. Shares of 1. */
export interface CurvePoint {
  seconds: number;
  waiting: number;
  low: number;
  high: number;
}

/** Waits measured by one clock: the wall's, or the company's working hours. */
export interface WaitSummary {
  /** Over those followed up only, linear interpolation; null when there are none. */
  medianSeconds: number | null;
  p90Seconds: number | null;
  /** Over all, those still waiting counted for as long as they were seen; null when it was not reached. */
  kaplanMeierMedianSeconds: number | null;
  /** How many were followed up within so many seconds, the edge included. */
  within: Record<WithinEdge, number>;
}

/**
 * @param waits seconds of those followed up, ascending.
 * @param censored seconds of those still waiting when last seen, ascending.
 */
export function summarizeWaits(waits: Float64Array, censored: Float64Array): WaitSummary & { curve: CurvePoint[] } {
  const survival = kaplanMeier(waits, censored);
  return {
    medianSeconds: toMicroseconds(quantile(waits, 0.5)),
    p90Seconds: toMicroseconds(quantile(waits, 0.9)),
    kaplanMeierMedianSeconds: survivalMedian(survival),
    within: Object.fromEntries(withinEdges.map((edge) => [edge, countUpTo(waits, edge)])) as Record<WithinEdge, number>,
    curve: curvePoints(survival),
  };
}

/** Stamps have milliseconds: what interpolation leaves beyond a microsecond is floating point's, not the log's. */
function toMicroseconds(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1e6) / 1e6;
}

const mostPoints = 160;

/** The curve's steps; where there are more than a chart can show, those that a logarithmic axis shows. */
function curvePoints(survival: Survival): CurvePoint[] {
  const { times } = survival;
  const chosen = new Set<number>();
  if (times.length <= mostPoints) for (const time of times) chosen.add(time);
  else {
    const first = Math.max(times[0]!, 1);
    const ratio = (times.at(-1)! / first) ** (1 / (mostPoints - 2));
    for (let i = 0; i < mostPoints - 1; i++) chosen.add(times[Math.max(0, countUpTo(times, first * ratio ** i) - 1)]!);
    chosen.add(times.at(-1)!);
  }
  return [...chosen].map((time) => {
    const { share, low, high } = survivalAt(survival, time);
    return { seconds: time, waiting: share, low, high };
  });
}
