import type { PathMoment } from './path-moments.ts';

/** A moment with its place: the mark at x, y and two lines of text from textX. */
export interface PlacedMoment {
  moment: PathMoment;
  x: number;
  y: number;
  textX: number;
  textY: number;
  anchor: 'start' | 'middle' | 'end';
}

/** A stretch of the path: along one line, or across from one to the other. */
export interface PathStretch {
  d: string;
  side: 'marketing' | 'sales' | 'to-sales' | 'to-marketing' | 'ahead';
}

export interface PathGeometry {
  width: number;
  height: number;
  upright: boolean;
  lanes: Record<'marketing' | 'sales', number>;
  moments: PlacedMoment[];
  stretches: PathStretch[];
}

const textWidth = 128;

/** How many moments fit side by side without their words touching. */
export function pathRoom(width: number): number {
  return Math.max(3, Math.floor((width - 110) / textWidth) + 1);
}

/** Lays the path out from left to right, marketing above, sales below, evenly in order (not by time). */
export function lyingPath(moments: readonly PathMoment[], width: number): PathGeometry {
  const lanes = { marketing: 48, sales: 112 };
  const first = 100;
  const step = moments.length > 1 ? Math.min(240, (width - first - 64) / (moments.length - 1)) : 0;
  const placed = moments.map((moment, index): PlacedMoment => {
    const x = first + index * step;
    const y = lanes[moment.lane];
    const anchor = index === 0 ? 'start' : 'middle';
    return { moment, x, y, textX: index === 0 ? x - 6 : x, textY: moment.lane === 'marketing' ? y - 24 : y + 24, anchor };
  });
  return { width, height: 168, upright: false, lanes, moments: placed, stretches: stretchesOf(placed, lyingStretch) };
}

/** The phone's drawing: time runs down, marketing left, sales right, words beside. */
export function standingPath(moments: readonly PathMoment[], width: number): PathGeometry {
  const lanes = { marketing: 10, sales: 40 };
  const placed = moments.map((moment, index): PlacedMoment => {
    const y = 40 + index * 52;
    return { moment, x: lanes[moment.lane], y, textX: 64, textY: y - 2, anchor: 'start' };
  });
  const height = 40 + Math.max(0, moments.length - 1) * 52 + 28;
  return { width, height, upright: true, lanes, moments: placed, stretches: stretchesOf(placed, standingStretch) };
}

type Draw = (from: PlacedMoment, to: PlacedMoment) => PathStretch[];

function stretchesOf(placed: readonly PlacedMoment[], draw: Draw): PathStretch[] {
  return placed.slice(1).flatMap((to, index) => {
    const stretches = draw(placed[index]!, to);
    return to.moment.kind === 'pending' ? stretches.map(({ d }) => ({ d, side: 'ahead' as const })) : stretches;
  });
}

/** Stays on its line, or goes along it to just before the change and crosses in 40 pixels. */
function lyingStretch(from: PlacedMoment, to: PlacedMoment): PathStretch[] {
  const side = from.moment.lane;
  if (from.y === to.y) return [{ d: `M${round(from.x)} ${from.y}H${round(to.x)}`, side }];
  const reach = Math.min(40, to.x - from.x);
  const turn = from.x + reach;
  const across = `M${round(from.x)} ${from.y}C${round(from.x + reach * 0.65)} ${from.y} ${round(turn - reach * 0.65)} ${to.y} ${round(turn)} ${to.y}`;
  return [
    { d: across, side: side === 'marketing' ? 'to-sales' : 'to-marketing' },
    { d: `M${round(turn)} ${to.y}H${round(to.x)}`, side: to.moment.lane },
  ];
}

function standingStretch(from: PlacedMoment, to: PlacedMoment): PathStretch[] {
  const side = from.moment.lane;
  if (from.x === to.x) return [{ d: `M${from.x} ${from.y}V${to.y}`, side }];
  const half = (from.y + to.y) / 2;
  const d = `M${from.x} ${from.y}C${from.x} ${half} ${to.x} ${half} ${to.x} ${to.y}`;
  return [{ d, side: side === 'marketing' ? 'to-sales' : 'to-marketing' }];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
