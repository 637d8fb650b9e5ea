/** One row of the list of people. */
export interface PersonSummary {
  id: string;
  name: string;
  email: string;
  company: string;
}

export interface PeopleAnswer {
  people: readonly PersonSummary[];
  next: string | null;
}

/** Who said a value, and when it was said. */
export interface Provenance {
  source: string;
  at: string;
}

/** A value that holds, and the ones that gave way to it. */
export interface PersonField {
  name: string;
  value: string;
  sources: readonly Provenance[];
  losing: readonly { value: string; source: string; at: string }[];
}

export interface TimelineEntry {
  kind: string;
  label: string | null;
  occurredAt: string;
  actor: string | null;
  source?: string | null;
}

export interface PersonAnswer {
  person: PersonSummary;
  fields: readonly PersonField[];
  timeline: readonly TimelineEntry[];
  records?: number;
}
