import { wilson } from '#kernel/statistics/wilson.ts';
import { rememberedPer, type Journeys } from '#journeys/public.ts';
import { handoffsOf } from '#handoff/public.ts';
import { saysOwner } from '#workspace/public.ts';

/** What a lead has in common with leads that were won more often than others. */
export interface Likeness {
  attribute: string;
  value: string;
  /** Of the handoffs of people with this value, how many won. */
  won: number;
  of: number;
  /** The same of all handoffs. */
  wonOfAll: number;
  all: number;
}

/** An attribute with more values tells people apart instead of saying what they have in common. */
const mostValues = 200;
const fewest = 20;
/** A value of more than this share of all handoffs tells none of them apart. */
const mostOfAll = 1 / 3;

/**
 * The value of this person for which the lower end of the 95 % Wilson interval of the won share is highest, where that is above the share
 * of all handoffs and at least 20 handoffs have it, a third of all at most; null where nothing is. An association among several that were looked at, not a cause.
 */
export function likenessOf(journeys: Journeys, person: number): Likeness | null {
  const { counts, won, all } = countsOf(journeys);
  let best: Likeness | null = null;
  let bestLow = won / all;
  for (const [attribute, count] of counts) {
    const column = journeys.people.attributes.get(attribute)!;
    const code = column.codes[person]!;
    const of = count.of[code]!;
    if (code === 0 || of < fewest || of > all * mostOfAll) continue;
    const { low } = wilson(count.won[code]!, of);
    if (!(low > bestLow)) continue;
    bestLow = low;
    best = { attribute, value: column.values[code]!, won: count.won[code]!, of, wonOfAll: won, all };
  }
  return best;
}

interface Counts {
  counts: Map<string, { of: Uint32Array; won: Uint32Array }>;
  won: number;
  all: number;
}

const countsOf = rememberedPer((journeys): Counts => {
  const handoffs = handoffsOf(journeys);
  const counts: Counts['counts'] = new Map();
  const hasWon = handoffs.wonAt.map((at) => (Number.isNaN(at) ? 0 : 1));
  for (const [attribute, { values, codes }] of journeys.people.attributes) {
    if (values.length > mostValues || saysOwner(attribute)) continue;
    const count = { of: new Uint32Array(values.length), won: new Uint32Array(values.length) };
    for (let i = 0; i < handoffs.count; i++) {
      const code = codes[handoffs.people[i]!]!;
      count.of[code]!++;
      count.won[code]! += hasWon[i]!;
    }
    counts.set(attribute, count);
  }
  return { counts, won: hasWon.reduce((sum, each) => sum + each, 0), all: handoffs.count };
});
