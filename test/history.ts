import { createJourneysBuilder, type Journeys, type MomentKind, type Stage } from '#journeys/public.ts';

/** What happened to one invented person; moments in any order. */
export interface InventedPerson {
  attributes?: Record<string, string>;
  moments: readonly InventedMoment[];
}

export interface InventedMoment {
  kind: MomentKind;
  /** Epoch milliseconds, or ISO 8601. */
  at: number | string;
  ordinal?: number;
  /** The stage. */
  label?: string;
  /** The number of the source that tells it; the first unless said. */
  source?: number;
  /** Who did it, as that source calls them. */
  actor?: string;
}

/** Until when sources cover what happened: all of them, or each by its number. */
export type InventedCoverage<T> = T | Readonly<Record<number, T>>;

/** The stages of an invented business: captured, one step, a proposal, a win, and two ways out. */
export const inventedStages: readonly Stage[] = [
  { name: 'Lead', meaning: 'captured' },
  { name: 'Meeting', meaning: 'stage' },
  { name: 'Declined', meaning: 'lost' },
  { name: 'Proposal', meaning: 'proposal' },
  { name: 'Won', meaning: 'won' },
  { name: 'Silent', meaning: 'lost' },
];

/** Journeys of invented people, numbered from 1, for tests of what is computed from them. */
export function inventedJourneys(
  people: readonly InventedPerson[],
  observedUntil: InventedCoverage<number | string> | null = null,
  stages = inventedStages,
): Journeys {
  const builder = createJourneysBuilder();
  for (const [index, person] of people.entries()) {
    builder.addSubject(index + 1, index + 1, person.attributes ?? {});
    for (const { kind, at, ordinal = 0, label = '', source = 1, actor = '' } of person.moments) {
      const occurredAt = momentOf(at);
      builder.addMoment(index + 1, { kind, label, occurredAt, knownAt: occurredAt, ordinal, actor, sourceId: source });
    }
  }
  return builder.finish({ watermark: '', stages, coverage: coverageBySource(people, observedUntil) });
}

function momentOf(at: number | string): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

function coverageBySource(people: readonly InventedPerson[], observedUntil: InventedCoverage<number | string> | null) {
  if (observedUntil !== null && typeof observedUntil === 'object')
    return Object.entries(observedUntil).map(([source, until]) => ({ sourceId: Number(source), observedUntil: momentOf(until) }));
  const until = observedUntil === null ? null : momentOf(observedUntil);
  return sourcesOf(people).map((sourceId) => ({ sourceId, observedUntil: until }));
}

/** The numbers of the sources that tell of these people; the first one is always there. */
export function sourcesOf(people: readonly InventedPerson[]): number[] {
  return [...new Set([1, ...people.flatMap((person) => person.moments.map(({ source = 1 }) => source))])];
}
