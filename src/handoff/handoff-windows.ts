import { kindCodes, rememberedPer } from '#journeys/public.ts';

/** Every handoff of everybody, as parallel columns. Moments are epoch milliseconds. */
export interface Handoffs {
  count: number;
  people: Uint32Array;
  offeredAt: Float64Array;
  /** The first follow-up inside the handoff's window; NaN while none came. */
  followedUpAt: Float64Array;
  /** Until when a handoff without follow-up was seen waiting: the next offer, or the end of what their sources cover. */
  seenUntil: Float64Array;
  /** The first win inside the handoff's window; NaN without one. */
  wonAt: Float64Array;
  /** Of the first handoff of somebody who had won before it: that first win. NaN everywhere else. */
  wonBefore: Float64Array;
  /** The first exit inside the handoff's window; NaN without one. A handoff can be lost and won all the same. */
  lostAt: Float64Array;
  /** Codes into the journeys' `moments.actorNames`: who offered, and who followed up first. 0: not told. */
  offeredBy: Uint32Array;
  followedUpBy: Uint32Array;
}

/**
 * A handoff's window runs from its offer to the next offer of the same person, in the order of (occurredAt, ordinal):
 * the offer is inside, the next one outside. The first follow-up and the first win inside it are the handoff's own.
 */
export const handoffsOf = rememberedPer((journeys): Handoffs => {
  const { moments, people } = journeys;
  const handoffs = emptyHandoffs(countOf(moments.kinds, kindCodes['handoff-offered']));
  let next = 0;
  for (let person = 0; person < people.count; person++) {
    const first = next;
    let wonBefore = NaN;
    for (let i = moments.starts[person]!; i < moments.starts[person + 1]!; i++) {
      const kind = moments.kinds[i]!;
      const at = moments.occurredAt[i]!;
      if (kind === kindCodes['handoff-offered']) {
        if (next > first) handoffs.seenUntil[next - 1] = at;
        else handoffs.wonBefore[next] = wonBefore;
        handoffs.people[next] = person;
        handoffs.offeredAt[next] = at;
        handoffs.seenUntil[next] = Math.max(at, people.observedUntil[person]!);
        handoffs.offeredBy[next] = moments.actors[i]!;
        next++;
      } else if (next > first) {
        if (kind === kindCodes['follow-up'] && setFirst(handoffs.followedUpAt, next - 1, at))
          handoffs.followedUpBy[next - 1] = moments.actors[i]!;
        else if (kind === kindCodes.won) setFirst(handoffs.wonAt, next - 1, at);
        else if (kind === kindCodes.lost) setFirst(handoffs.lostAt, next - 1, at);
      } else if (kind === kindCodes.won && Number.isNaN(wonBefore)) wonBefore = at;
    }
  }
  return handoffs;
});

function emptyHandoffs(count: number): Handoffs {
  return {
    count,
    people: new Uint32Array(count),
    offeredAt: new Float64Array(count),
    followedUpAt: new Float64Array(count).fill(NaN),
    seenUntil: new Float64Array(count),
    wonAt: new Float64Array(count).fill(NaN),
    wonBefore: new Float64Array(count).fill(NaN),
    lostAt: new Float64Array(count).fill(NaN),
    offeredBy: new Uint32Array(count),
    followedUpBy: new Uint32Array(count),
  };
}

/** @returns whether it was the first. */
function setFirst(column: Float64Array, index: number, at: number): boolean {
  if (!Number.isNaN(column[index])) return false;
  column[index] = at;
  return true;
}

function countOf(codes: Uint8Array, code: number): number {
  let count = 0;
  for (const each of codes) if (each === code) count++;
  return count;
}

/** The first win of everybody who won and was never handed over; NaN for all others. */
export const winsWithoutHandoffOf = rememberedPer(({ moments, people }): Float64Array => {
  const wonAt = new Float64Array(people.count).fill(NaN);
  for (let person = 0; person < people.count; person++) {
    for (let i = moments.starts[person]!; i < moments.starts[person + 1]!; i++) {
      if (moments.kinds[i] === kindCodes.won) setFirst(wonAt, person, moments.occurredAt[i]!);
      if (moments.kinds[i] !== kindCodes['handoff-offered']) continue;
      wonAt[person] = NaN;
      break;
    }
  }
  return wonAt;
});
