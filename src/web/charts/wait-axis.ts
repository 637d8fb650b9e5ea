import { t } from '@lingui/core/macro';
import { scaleLog } from 'd3-scale';
import { count, units } from '#web/ui/formats.ts';
import type { WaitClock } from './wait-words.ts';

/** One place on the wait axis. */
export interface WaitTick {
  seconds: number;
  label: string;
  x: number;
}

/** A logarithmic axis of waits, from `fromSeconds` at 0 to `toSeconds` at `width`. Shorter waits stand at 0. */
export interface WaitAxis {
  fromSeconds: number;
  toSeconds: number;
  x(seconds: number): number;
  ticks: WaitTick[];
}

/** The only places that get a label: waits that people have a feeling for. The weight says which go first. */
const wallMarks: [number, string, number][] = [
  [1, `1 ${units.seconds}`, 3],
  [10, `10 ${units.seconds}`, 3],
  [60, `1 ${units.minutes}`, 2],
  [300, `5 ${units.minutes}`, 1],
  [900, `15 ${units.minutes}`, 2],
  [3600, `1 ${units.hours}`, 1],
  [14_400, `4 ${units.hours}`, 2],
  [86_400, t`1 day`, 1],
  [259_200, t`3 days`, 3],
  [604_800, t`1 week`, 2],
  [2_592_000, t`30 days`, 2],
  [7_776_000, t`90 days`, 3],
  [31_536_000, t`1 year`, 2],
];

const businessMarks: [number, string, number][] = [
  ...wallMarks.filter(([seconds]) => seconds < 28_800),
  [28_800, `8 ${units.hours}`, 2],
  [86_400, `24 ${units.hours}`, 1],
  [288_000, `80 ${units.hours}`, 2],
  [1_152_000, `320 ${units.hours}`, 2],
  [5_760_000, `${count(1600)} ${units.hours}`, 3],
];

/**
 * Builds the axis for waits from `shortest` to `longest` seconds, drawn `width` pixels wide.
 * Labels stand at least 52 pixels apart; where they would crowd, the more familiar one stays.
 */
export function waitAxis(shortest: number, longest: number, width: number, clock: WaitClock): WaitAxis {
  const marks = clock === 'wall' ? wallMarks : businessMarks;
  const fromSeconds = [...marks].reverse().find(([seconds]) => seconds <= Math.max(shortest, 1))?.[0] ?? 1;
  const toSeconds = Math.max(longest, fromSeconds * 10);
  const scale = scaleLog([fromSeconds, toSeconds], [0, width]).clamp(true);
  const x = (seconds: number) => scale(Math.max(seconds, fromSeconds));
  const shown = marks.filter(([seconds]) => seconds >= fromSeconds && seconds <= toSeconds);
  const ticks = spaced(shown.map(([seconds, label, weight]) => ({ seconds, label, weight, x: x(seconds) })));
  return { fromSeconds, toSeconds, x, ticks };
}

/** Takes marks by weight, then by time, and leaves out every one that would stand within 52 pixels of one taken before. */
function spaced(marks: (WaitTick & { weight: number })[]): WaitTick[] {
  const taken: WaitTick[] = [];
  for (const mark of [...marks].sort((one, other) => one.weight - other.weight || one.seconds - other.seconds)) {
    if (taken.some((other) => Math.abs(other.x - mark.x) < 52)) continue;
    taken.push({ seconds: mark.seconds, label: mark.label, x: mark.x });
  }
  return taken.sort((one, other) => one.seconds - other.seconds);
}
