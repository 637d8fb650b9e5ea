/** The standard normal's 97.5 % point: two-sided 95 %. */
export const z95 = 1.959963984540054;

export interface Interval {
  low: number;
  high: number;
}

/**
 * The interval that holds a share, by Wilson's score method, as shares of 1:
 * (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) with p = successes / trials.
 * Without trials nothing is known: 0 to 1, which is also the formula's limit.
 * Source: Wilson 1927; 4 of 20 gives 0.08066 to 0.41602.
 */
export function wilson(successes: number, trials: number, z: number = z95): Interval {
  if (!(successes >= 0 && successes <= trials)) throw new RangeError(`Not a share: ${successes} of ${trials}.`);
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const scale = 1 + (z * z) / trials;
  const middle = (share + (z * z) / (2 * trials)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  // At the ends the formula gives 0 and 1 exactly; floating point misses them by a hair.
  return { low: successes === 0 ? 0 : middle - reach, high: successes === trials ? 1 : middle + reach };
}
