import { scaleLinear } from 'd3-scale';

/** A share of 1 with its interval, or null where there is nothing to take a share of. */
export interface IntervalShare {
  share: number;
  low: number;
  high: number;
}

/** The common scale of a column of intervals: from 0 to a round share above every upper end. */
export interface IntervalScale {
  width: number;
  x(share: number): number;
  ticks: { share: number; x: number; label: string }[];
}

/** Pale lines from zero, as many as have room for their words; zero means something here, so it is always drawn. */
export function intervalScale(shares: readonly (IntervalShare | null)[], width: number): IntervalScale {
  const highest = Math.max(0.05, ...shares.map((share) => share?.high ?? 0));
  const inset = 7;
  const scale = scaleLinear([0, Math.min(highest, 1)], [inset, Math.max(width - inset, inset + 40)]).nice(4);
  const ticks = [4, 3, 2, 1]
    .map((wanted) => scale.ticks(wanted).filter((share) => share <= 1))
    .find((each) => width / each.length >= 40) ?? [0];
  return { width, x: scale, ticks: ticks.map((share) => ({ share, x: scale(share), label: `${Math.round(share * 100)}\u00a0%` })) };
}
