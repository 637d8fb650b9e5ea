import type { AttributeColumn, Journeys } from '#journeys/public.ts';
import { normalName } from '#workspace/public.ts';
import type { Understood } from '#scoreboard/ask.ts';
import type { AttributesAnswer } from '#scoreboard/schema.ts';

const mostValues = 200;

/** What people can be filtered and grouped by but for what is hidden, and the stretch of time that the sources cover. */
export function listAttributes(journeys: Journeys, { hidden, named }: Pick<Understood, 'hidden' | 'named'>): AttributesAnswer {
  const seen = [...journeys.people.attributes].filter(([name]) => !hidden.has(name));
  const attributes = seen.map(([name, column]) => ({
    name,
    ...(named?.attributes.has(name) ? describeNamed(column, named.names) : describe(column)),
  }));
  return {
    attributes: attributes.sort((a, b) => (a.name < b.name ? -1 : 1)),
    observedUntil: isoOrNull(journeys.observedUntil),
    stillReading: [...journeys.stillReading],
    firstAt: isoOrNull(firstMoment(journeys)),
    dealsWithoutPerson: journeys.dealsWithoutPerson,
  };
}

/** The values that somebody has, the most frequent first; the empty one among them. */
function describe({ values, codes }: AttributeColumn): { values: string[]; distinct: number } {
  const counts = new Uint32Array(values.length);
  for (const code of codes) counts[code]!++;
  const used = Array.from(counts.keys()).filter((code) => counts[code]! > 0);
  const frequent = used.sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, mostValues);
  return { values: frequent.map((code) => values[code]!), distinct: used.length };
}

/** Of sellers only those whose figures are the caller's to see. */
function describeNamed(column: AttributeColumn, names: ReadonlySet<string>): { values: string[]; distinct: number } {
  const values = describe(column).values.filter((value) => names.has(normalName(value)));
  return { values, distinct: values.length };
}

function firstMoment({ moments }: Journeys): number | null {
  let first = Infinity;
  for (const at of moments.occurredAt) if (at < first) first = at;
  return Number.isFinite(first) ? first : null;
}

/** @param at epoch milliseconds; NaN, undefined and null are nothing. */
export function isoOrNull(at: number | null | undefined): string | null {
  return at === null || at === undefined || Number.isNaN(at) ? null : new Date(at).toISOString();
}
