import { createDictionary, growingColumn } from '#journeys/growing-column.ts';
import type { Moments } from '#journeys/journeys.ts';
import { kindCodes, type MomentKind } from '#journeys/moment-kinds.ts';

/** One moment as it is read, before it has found its place. */
export interface MomentRow {
  kind: string;
  label: string;
  occurredAt: number;
  knownAt: number;
  ordinal: number;
  actor: string;
  sourceId: number;
}

/** Collects moments in any order and gives them back in the order of people and time. */
export interface MomentsBuilder {
  add(person: number, row: MomentRow): void;
  finish(people: number): Moments;
}

export function createMomentsBuilder(): MomentsBuilder {
  const columns = {
    people: growingColumn(Uint32Array),
    kinds: growingColumn(Uint8Array),
    labels: growingColumn(Uint32Array),
    occurredAt: growingColumn(Float64Array),
    knownAt: growingColumn(Float64Array),
    ordinals: growingColumn(Int32Array),
    actors: growingColumn(Uint32Array),
  };
  const labels = createDictionary();
  const actors = createDictionary();
  return {
    add(person, row) {
      columns.people.push(person);
      columns.kinds.push(kindCodes[row.kind as MomentKind] ?? kindCodes.touch);
      columns.labels.push(labels.codeOf(row.label));
      columns.occurredAt.push(row.occurredAt);
      columns.knownAt.push(row.knownAt);
      columns.ordinals.push(row.ordinal);
      columns.actors.push(actors.codeOf(row.actor));
    },
    finish(people) {
      const kinds = columns.kinds.view();
      const occurredAt = columns.occurredAt.view();
      const ordinals = columns.ordinals.view();
      const { starts, order } = groupByPerson(columns.people.view(), people);
      const compare = (a: number, b: number) =>
        occurredAt[a]! - occurredAt[b]! || ordinals[a]! - ordinals[b]! || kinds[a]! - kinds[b]! || a - b;
      for (let person = 0; person < people; person++) sortStretch(order, starts[person]!, starts[person + 1]!, compare);
      return {
        starts,
        kinds: gather(kinds, order),
        labels: gather(columns.labels.view(), order),
        labelNames: labels.names,
        occurredAt: gather(occurredAt, order),
        knownAt: gather(columns.knownAt.view(), order),
        ordinals: gather(ordinals, order),
        actors: gather(columns.actors.view(), order),
        actorNames: actors.names,
      };
    },
  };
}

/** Counting sort: row indexes by person, each person's in order of arrival. */
function groupByPerson(people: Uint32Array, count: number): { starts: Uint32Array; order: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  for (const person of people) starts[person + 1]!++;
  for (let person = 0; person < count; person++) starts[person + 1]! += starts[person]!;
  const next = starts.slice();
  const order = new Uint32Array(people.length);
  for (let row = 0; row < people.length; row++) order[next[people[row]!]!++] = row;
  return { starts, order };
}

const fewEnough = 32;

/** Most people have a handful of moments that arrive nearly in order: insertion is quickest there. */
function sortStretch(order: Uint32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  if (to - from > fewEnough) {
    order.subarray(from, to).sort(compare);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const row = order[i]!;
    let place = i;
    for (; place > from && compare(order[place - 1]!, row) > 0; place--) order[place] = order[place - 1]!;
    order[place] = row;
  }
}

function gather<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(values: T, order: Uint32Array): T {
  const gathered = new (values.constructor as new (length: number) => T)(order.length);
  for (let i = 0; i < order.length; i++) gathered[i] = values[order[i]!]!;
  return gathered;
}
