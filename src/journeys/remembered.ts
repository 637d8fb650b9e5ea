import type { Journeys } from '#journeys/journeys.ts';

/** Computes once per journeys, which never change: the answer goes when they go. */
export function rememberedPer<T>(compute: (journeys: Journeys) => T): (journeys: Journeys) => T {
  const known = new WeakMap<Journeys, { answer: T }>();
  return (journeys) => {
    const found = known.get(journeys) ?? { answer: compute(journeys) };
    known.set(journeys, found);
    return found.answer;
  };
}
