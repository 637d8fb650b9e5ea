import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

export interface Pace {
  days: readonly number[];
  before: readonly number[];
  from: string;
  to: string;
}

/** Where everything of a pace chart stands, in pixels of the width shown. */
export interface PaceGeometry {
  width: number;
  path: string;
  beforePath: string;
  now: { x: number; y: number; value: number; dx: number; anchor: 'start' | 'end' };
  /** The end of the line before, where there is one. */
  last: { value: number; labelY: number } | null;
  levels: number[];
  ticks: { day: string; x: number; anchor: 'start' | 'middle' | 'end' }[];
}

const top = 20;
const foot = 22;

/** Days run over the whole width; the line before is stretched to it where its period had another length. */
export function paceGeometry({ days, before, from, to }: Pace, width: number, height: number): PaceGeometry {
  const length = daysBetween(from, to) + 1;
  const most = Math.max(...days, ...before, 1);
  const y = scaleLinear([0, most], [height - foot, top]).nice(3);
  const x = scaleLinear([0, length], [0, width - 4]);
  const xBefore = scaleLinear([0, Math.max(before.length, 1)], [0, width - 4]);
  // A line begins at nothing, on the morning of the first day.
  const points = (values: readonly number[], at: (day: number) => number) =>
    [0, ...values].map((value, day): [number, number] => [at(day), y(value)]);
  const value = days.at(-1) ?? 0;
  const nowX = x(days.length);
  const isLate = nowX > width / 2;
  return {
    width,
    path: line()(points(days, x)) ?? '',
    beforePath: before.length === 0 ? '' : (line()(points(before, xBefore)) ?? ''),
    now: { x: nowX, y: y(value), value, dx: isLate ? -6 : 8, anchor: isLate ? 'end' : 'start' },
    last: before.length === 0 ? null : { value: before.at(-1)!, labelY: y(before.at(-1)!) - 6 },
    levels: y.ticks(3).map(y),
    ticks: ticksOf(from, length, x),
  };
}

/** The first day, the last day, and two between. */
function ticksOf(from: string, length: number, x: (day: number) => number): PaceGeometry['ticks'] {
  const at = [0, Math.round(length / 3), Math.round((2 * length) / 3), length - 1];
  const anchors = ['start', 'middle', 'middle', 'end'] as const;
  return at.map((day, index) => ({ day: dayAfter(from, day), x: x(index === 3 ? length : day), anchor: anchors[index]! }));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** So many days after a day of the calendar. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
