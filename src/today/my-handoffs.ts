import type { Journeys } from '#journeys/public.ts';
import { handoffsOf } from '#handoff/public.ts';
import { codesOf, ownedBy, type Names } from '#today/whose.ts';

/** As whom: the side that offers, or the side that is offered to. */
export type Side = 'marketing' | 'sales';

/**
 * The handoffs of these names, as indexes into `handoffsOf`, in order of person and time. Of marketing those they offered; of sales those whose
 * first follow-up was theirs, and before there was one those of people whom they look after.
 */
export function myHandoffs(journeys: Journeys, names: Names, side: Side): Uint32Array {
  const handoffs = handoffsOf(journeys);
  const actors = codesOf(names, journeys.moments.actorNames);
  const owned = ownedBy(journeys, names);
  const isMine = (i: number): boolean => {
    if (names === null) return true;
    if (side === 'marketing') return actors[handoffs.offeredBy[i]!] === 1;
    const by = handoffs.followedUpBy[i]!;
    return by === 0 ? owned[handoffs.people[i]!] === 1 : actors[by] === 1;
  };
  return Uint32Array.from({ length: handoffs.count }, (_, i) => i).filter(isMine);
}
