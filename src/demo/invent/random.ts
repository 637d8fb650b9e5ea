/** Numbers that look random and are the same for the same seed, on every machine. Not for secrets. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `below`. */
  below(below: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** Median `median`; two in three lie within a factor of e^spread. */
  logNormal(median: number, spread: number): number;
  /** The list itself, in another order. */
  shuffle<T>(list: T[]): T[];
}

/**
 * A stream of its own for each part of what is invented: changing one part leaves the others as they were.
 * sfc32 by Chris Doty-Humphrey (PractRand), seeded by a hash of seed and name.
 */
export function createRandom(seed: number, stream: string): Random {
  const next = sfc32(hashOf(`${seed} ${stream} a`), hashOf(`${seed} ${stream} b`), hashOf(`${seed} ${stream} c`));
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)]!,
    chance: (probability) => next() < probability,
    logNormal: (median, spread) => median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    shuffle: (list) => {
      for (let at = list.length - 1; at > 0; at--) {
        const other = below(at + 1);
        [list[at], list[other]] = [list[other]!, list[at]!];
      }
      return list;
    },
  };
}

/** A list in which each value stands as often as its weight says, for picking. */
export function weighted<T>(weights: readonly (readonly [T, number])[]): T[] {
  return weights.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
}

function sfc32(a: number, b: number, c: number): () => number {
  let counter = 1;
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 15; warm++) step();
  return step;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
