import { growingColumn } from '#journeys/growing-column.ts';

/** Until when one source covers what happened, epoch milliseconds; null where it does not say: then until its last stamp. */
export interface SourceCoverage {
  sourceId: number;
  observedUntil: number | null;
}

/** Who is seen by which sources, and therefore until when: another source that goes on for years says nothing about them. */
export interface CoverageBuilder {
  add(person: number, sourceId: number, occurredAt: number): void;
  finish(people: number, stated: readonly SourceCoverage[]): { ofAll: number | null; ofPeople: Float64Array };
}

export function createCoverageBuilder(): CoverageBuilder {
  const people = growingColumn(Uint32Array);
  const sources = growingColumn(Uint32Array);
  const codes = new Map<number, number>();
  const lastAt: number[] = [];
  const codeOf = (sourceId: number) => {
    const known = codes.get(sourceId);
    if (known !== undefined) return known;
    codes.set(sourceId, codes.size);
    return lastAt.push(-Infinity) - 1;
  };
  return {
    add(person, sourceId, occurredAt) {
      const code = codeOf(sourceId);
      lastAt[code] = Math.max(lastAt[code]!, occurredAt);
      const last = people.length - 1;
      if (last >= 0 && people.at(last) === person && sources.at(last) === code) return;
      people.push(person);
      sources.push(code);
    },
    finish(count, stated) {
      const until = lastAt.slice();
      for (const { sourceId, observedUntil } of stated) if (observedUntil !== null) until[codeOf(sourceId)] = observedUntil;
      const ofPeople = new Float64Array(count).fill(NaN);
      for (let i = 0; i < people.length; i++) {
        const person = people.at(i);
        // Math.max would keep the NaN of somebody nothing was known about until now.
        if (!(ofPeople[person]! >= until[sources.at(i)]!)) ofPeople[person] = until[sources.at(i)]!;
      }
      return { ofAll: until.length ? until.reduce((latest, at) => Math.max(latest, at)) : null, ofPeople };
    },
  };
}
