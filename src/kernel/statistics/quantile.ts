/**
 * The value below which a share of a sample lies, by linear interpolation between order statistics:
 * h = (n - 1) p, Q(p) = x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h]).
 * Source: Hyndman and Fan 1996, type 7 (the default of R, NumPy and spreadsheets).
 *
 * @param ascending the sample, sorted; in any unit, which is the unit of the answer.
 * @param share 0 to 1: 0.5 is the median, 0.9 the 90th percentile.
 * @returns null for an empty sample.
 */
export function quantile(ascending: ArrayLike<number>, share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`Not a share: ${share}. Accepted: 0 to 1.`);
  if (ascending.length === 0) return null;
  const position = (ascending.length - 1) * share;
  const below = Math.floor(position);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (position - below) * (high - low);
}

/** How many of an ascending sample are at most `edge`: the edge itself is inside. */
export function countUpTo(ascending: ArrayLike<number>, edge: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}
