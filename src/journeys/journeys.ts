/** What happened to every person of one company, as typed arrays: measures and replays are pure functions over it. */
export interface Journeys {
  /** Names the state of the record that this was read from. */
  watermark: string;
  people: People;
  /** Everything that measures ask for: captured, stages, handoffs, follow-ups, outcomes. */
  moments: Moments;
  /** The far larger rest, read when first asked for: every touch, in the same form. */
  touches(): Promise<Moments>;
  /** The company's stages in the order of its mappings. */
  stages: readonly Stage[];
  /** The last moment that any source covers, epoch milliseconds. null when nothing is known. Open cases end at `people.observedUntil`. */
  observedUntil: number | null;
  /** The names of the sources that an import waits for or reads right now: what is told here is not all of them yet. */
  stillReading: readonly string[];
  /** Deals that name nobody, neither themselves nor by a link: what happened to them is in nobody's journey. */
  dealsWithoutPerson: number;
}

/** Parallel columns: index i is one person in all of them, and the i-th stretch of `Moments`. */
export interface People {
  count: number;
  ids: Float64Array;
  /** The first captured moment, epoch milliseconds; NaN for people who were never captured. */
  capturedAt: Float64Array;
  /** The last moment covered by the sources that tell something of this person: open cases are censored there. NaN without any. */
  observedUntil: Float64Array;
  attributes: ReadonlyMap<string, AttributeColumn>;
}

/** One attribute of everybody: `values[codes[person]]`. Code 0 is the empty value ''. */
export interface AttributeColumn {
  values: readonly string[];
  codes: Uint32Array;
}

/**
 * Moments of all people in compressed rows: those of person i are starts[i] to starts[i + 1] (exclusive), in order of
 * occurredAt, then ordinal, then kind.
 */
export interface Moments {
  starts: Uint32Array;
  /** Codes of momentKinds. */
  kinds: Uint8Array;
  /** Codes into labelNames: the stage, or the activity of a touch. 0 is ''. */
  labels: Uint32Array;
  labelNames: readonly string[];
  /** Epoch milliseconds: when it happened, and when this company could have known it. */
  occurredAt: Float64Array;
  knownAt: Float64Array;
  /** The source's own order among equal stamps. */
  ordinals: Int32Array;
  /** Codes into actorNames: who did it, as the source calls them. 0 is '': unknown. */
  actors: Uint32Array;
  actorNames: readonly string[];
}

export type StageMeaning = 'captured' | 'stage' | 'proposal' | 'won' | 'lost';

export interface Stage {
  name: string;
  meaning: StageMeaning;
}

/** The value of an attribute for one person; '' when it is empty or nobody has that attribute. */
export function attributeOf(people: People, attribute: string, person: number): string {
  const column = people.attributes.get(attribute);
  return column ? column.values[column.codes[person]!]! : '';
}
