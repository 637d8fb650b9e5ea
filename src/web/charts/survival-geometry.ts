import { t } from '@lingui/core/macro';
import { area, curveStepAfter, line } from 'd3-shape';
import { waitAxis } from './wait-axis.ts';
import type { WaitTick } from './wait-axis.ts';
import { waitWords } from './wait-words.ts';
import type { WaitClock } from './wait-words.ts';

/** From `seconds` on (until the next point) the share `waiting` of all still waits; `low` and `high` are its interval. */
export interface SurvivalPoint {
  seconds: number;
  waiting: number;
  low: number;
  high: number;
}

/** Everything the drawing needs, in pixels. */
export interface SurvivalGeometry {
  width: number;
  height: number;
  plotWidth: number;
  floor: number;
  linePath: string;
  bandPath: string;
  ticks: WaitTick[];
  levels: { y: number; label: string }[];
  median: { x: number; y: number; labelX: number; labelY: number; anchor: 'start' | 'end'; label: string } | null;
  end: { x: number; y: number };
}

const top = 12;
const levelShares = [1, 0.75, 0.5, 0.25];

/**
 * Lays out the curve of those still waiting over a logarithmic wait axis.
 * @param points by time, the first at any wait; before it everybody waits.
 * @param medianSeconds the Kaplan-Meier median, null where it is not reached.
 */
export function survivalGeometry(
  points: readonly SurvivalPoint[],
  medianSeconds: number | null,
  width: number,
  height: number,
  clock: WaitClock,
): SurvivalGeometry {
  const plotWidth = Math.max(width - (width < 480 ? 34 : 112), 120);
  const floor = height - 26;
  const axis = waitAxis(firstNotable(points), points.at(-1)?.seconds ?? 86_400, plotWidth, clock);
  const y = (share: number) => floor - share * (floor - top);
  const steps = thinned([{ seconds: axis.fromSeconds, ...before(points, axis.fromSeconds) }, ...after(points, axis.fromSeconds)], axis.x);
  const last = steps.at(-1)!;
  return {
    width,
    height,
    plotWidth,
    floor,
    linePath:
      line<SurvivalPoint>(
        (point) => axis.x(point.seconds),
        (point) => y(point.waiting),
      )
        .curve(curveStepAfter)
        .digits(1)(steps) ?? '',
    bandPath:
      area<SurvivalPoint>(
        (point) => axis.x(point.seconds),
        (point) => y(point.low),
        (point) => y(point.high),
      )
        .curve(curveStepAfter)
        .digits(1)(steps) ?? '',
    ticks: axis.ticks,
    levels: levelShares.map((share) => ({ y: y(share), label: levelLabel(share, width) })),
    median: medianSeconds === null ? null : medianMark(axis.x(medianSeconds), y(0.5), plotWidth, waitWords(medianSeconds, clock)),
    end: { x: axis.x(last.seconds), y: y(last.waiting) },
  };
}

function levelLabel(share: number, width: number): string {
  if (share < 1) return String(share * 100);
  const all = '100\u00a0%';
  return width < 480 ? all : t`${all} still waiting`;
}

/**
 * Where the curve begins to fall, so that the plot is not spent on a flat line. Those who never waited at all (followed
 * up outside working hours, by the clock of working hours) are gone before the plot begins.
 */
function firstNotable(points: readonly SurvivalPoint[]): number {
  const atStart = before(points, 1).waiting;
  return points.find((point) => point.waiting < atStart * 0.97)?.seconds ?? 1;
}

/** What held at `seconds`: the last point at or before it, or everybody. */
function before(points: readonly SurvivalPoint[], seconds: number): Omit<SurvivalPoint, 'seconds'> {
  const held = points.findLast((point) => point.seconds <= seconds);
  return held ? { waiting: held.waiting, low: held.low, high: held.high } : { waiting: 1, low: 1, high: 1 };
}

function after(points: readonly SurvivalPoint[], seconds: number): SurvivalPoint[] {
  return points.filter((point) => point.seconds > seconds);
}

/** Keeps the last of the points that fall on the same half pixel: the eye cannot tell, and the path stays short. */
function thinned(points: SurvivalPoint[], x: (seconds: number) => number): SurvivalPoint[] {
  const halfPixel = (point: SurvivalPoint) => Math.round(x(point.seconds) * 2);
  return points.filter((point, index) => {
    const next = points[index + 1];
    return !next || halfPixel(next) !== halfPixel(point);
  });
}

/** The label stands right of the mark, left of it where the right has no room, and never outside the drawing. */
function medianMark(x: number, y: number, plotWidth: number, words: string): SurvivalGeometry['median'] {
  const label = t`half within ${words}`;
  const length = label.length * 6.4;
  if (x + 10 + length <= plotWidth) return { x, y, labelX: x + 10, labelY: y - 8, anchor: 'start', label };
  return { x, y, labelX: Math.max(x - 10, length), labelY: y + 18, anchor: 'end', label };
}
