import { createCoverageBuilder, type SourceCoverage } from '#journeys/build-coverage.ts';
import { createMomentsBuilder, type MomentRow } from '#journeys/build-moments.ts';
import { createDictionary, growingColumn, type Dictionary, type GrowingColumn } from '#journeys/growing-column.ts';
import type { AttributeColumn, Journeys, Moments, People, Stage } from '#journeys/journeys.ts';
import { kindCodes } from '#journeys/moment-kinds.ts';

export type AttributeValue = string | number | boolean | null;

/** Puts journeys together from rows in any order. Subjects that were linked to one person share an index. */
export interface JourneysBuilder {
  /** Subjects come before their moments. The attributes of a person are those of the subject with the person's own id. */
  addSubject(subjectId: number, personId: number, attributes: Readonly<Record<string, AttributeValue>>): void;
  /** A subject that was never added stands for itself, with no attributes. */
  addMoment(subjectId: number, row: MomentRow): void;
  /** An attribute that people can have, whether or not somebody has it. */
  addAttribute(name: string): void;
  finish(rest: Rest): Journeys;
  /** The index of a subject's person, for moments that are read later; undefined when nobody knows it. */
  personOf(subjectId: number): number | undefined;
  readonly peopleCount: number;
}

interface Rest {
  watermark: string;
  stages: readonly Stage[];
  /** Of sources that are not among them the last stamp counts. */
  coverage: readonly SourceCoverage[];
  stillReading?: readonly string[];
  dealsWithoutPerson?: number;
  touches?: () => Promise<Moments>;
}

export function createJourneysBuilder(): JourneysBuilder {
  const ids = growingColumn(Float64Array);
  const indexOfPerson = new Map<number, number>();
  // Only subjects that are not their own person: before identity resolution there are none.
  const personOfSubject = new Map<number, number>();
  let attributes = createAttributes();
  let moments = createMomentsBuilder();
  let seen = createCoverageBuilder();
  const indexOf = (personId: number) => {
    const known = indexOfPerson.get(personId);
    if (known !== undefined) return known;
    ids.push(personId);
    indexOfPerson.set(personId, ids.length - 1);
    return ids.length - 1;
  };
  const resolve = (subjectId: number) => personOfSubject.get(subjectId) ?? subjectId;
  return {
    addSubject(subjectId, personId, values) {
      const person = indexOf(personId);
      if (subjectId === personId) attributes.set(person, values);
      else personOfSubject.set(subjectId, personId);
    },
    addMoment(subjectId, row) {
      const person = indexOf(resolve(subjectId));
      moments.add(person, row);
      seen.add(person, row.sourceId, row.occurredAt);
    },
    addAttribute: (name) => attributes.add(name),
    personOf: (subjectId) => indexOfPerson.get(resolve(subjectId)),
    get peopleCount() {
      return ids.length;
    },
    finish({ watermark, stages, coverage, stillReading = [], dealsWithoutPerson = 0, touches }) {
      const finished = moments.finish(ids.length);
      const { ofAll, ofPeople } = seen.finish(ids.length, coverage);
      const people: People = {
        count: ids.length,
        ids: ids.view().slice(),
        capturedAt: capturedAt(finished),
        observedUntil: ofPeople,
        attributes: attributes.finish(ids.length),
      };
      // Whoever keeps the builder to find people keeps no second copy of everything.
      attributes = createAttributes();
      moments = createMomentsBuilder();
      seen = createCoverageBuilder();
      return {
        watermark,
        people,
        moments: finished,
        stages,
        observedUntil: ofAll,
        stillReading,
        dealsWithoutPerson,
        touches: touches ?? (async () => createMomentsBuilder().finish(ids.length)),
      };
    },
  };
}

function createAttributes() {
  const columns = new Map<string, { dictionary: Dictionary; people: GrowingColumn<Uint32Array>; codes: GrowingColumn<Uint32Array> }>();
  const column = (name: string) => {
    const known = columns.get(name);
    if (known) return known;
    const made = { dictionary: createDictionary(), people: growingColumn(Uint32Array), codes: growingColumn(Uint32Array) };
    columns.set(name, made);
    return made;
  };
  return {
    add: (name: string) => void column(name),
    set(person: number, values: Readonly<Record<string, AttributeValue>>) {
      for (const name in values) {
        const value = values[name];
        const { dictionary, people, codes } = column(name);
        people.push(person);
        codes.push(dictionary.codeOf(value === null || value === undefined ? '' : String(value)));
      }
    },
    finish(count: number): Map<string, AttributeColumn> {
      const finished = new Map<string, AttributeColumn>();
      for (const [name, { dictionary, people, codes }] of columns) {
        const dense = new Uint32Array(count);
        for (let i = 0; i < people.length; i++) dense[people.at(i)] = codes.at(i);
        finished.set(name, { values: dictionary.names, codes: dense });
      }
      return finished;
    },
  };
}

function capturedAt(moments: Moments): Float64Array {
  const people = moments.starts.length - 1;
  const first = new Float64Array(people).fill(NaN);
  for (let person = 0; person < people; person++) {
    for (let i = moments.starts[person]!; i < moments.starts[person + 1]!; i++) {
      if (moments.kinds[i] !== kindCodes.captured) continue;
      first[person] = moments.occurredAt[i]!;
      break;
    }
  }
  return first;
}
