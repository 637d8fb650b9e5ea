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
}

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
  observedUntil: number | string | null = null,
  stages = inventedStages,
): Journeys {
  const builder = createJourneysBuilder();
  for (const [index, person] of people.entries()) {
    builder.addSubject(index + 1, index + 1, person.attributes ?? {});
    for (const { kind, at, ordinal = 0, label = '' } of person.moments) {
      const occurredAt = momentOf(at);
      builder.addMoment(index + 1, { kind, label, occurredAt, knownAt: occurredAt, ordinal, actor: '' });
    }
  }
  return builder.finish({ watermark: '', stages, observedUntil: observedUntil === null ? null : momentOf(observedUntil) });
}

function momentOf(at: number | string): number {
  return typeof at === 'number' ? at : Date.parse(at);
}
