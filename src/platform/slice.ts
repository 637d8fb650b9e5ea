import type { Context, Platform } from '#platform/context.ts';
import type { Tx } from '#platform/database/database.ts';
import type { StoredEvent } from '#platform/events/announce.ts';
import type { HttpApp } from '#platform/http/create-http.ts';

/** What a slice offers to the composition root: its wiring, in one value. */
export interface Slice {
  name: string;
  routes?(http: HttpApp): void;
  listeners?: readonly Listener[];
  sweeps?: readonly Sweep[];
  facts?: readonly FactsView[];
  receivers?: readonly BatchReceiver[];
  /** How this slice's events read on the audit page. The subject holds ids only; names are looked up when reading. */
  sentences?: Readonly<Record<string, (subject: EventSubject) => string>>;
}

export type EventSubject = Readonly<Record<string, number | string | null>>;

/** Runs after the commit of the event it waits for; may run twice and must not mind. */
export interface Listener {
  /** Unique over all slices: `sources/run-import`. */
  name: string;
  event: string;
  run(context: Context, event: StoredEvent, signal: AbortSignal): Promise<void>;
  /** Called once, after the last attempt has failed: whoever waits for the work is told that it will not come. */
  giveUp?(context: Context, event: StoredEvent): Promise<void>;
}

/** Recurring work that finds what is due in the data; running it twice changes nothing. */
export interface Sweep {
  name: string;
  everySeconds: number;
  run(platform: Platform): Promise<void>;
}

/** A view that a slice lets others read. Those of shape `moments` and `touches` share the columns that journeys reads. */
export interface FactsView {
  view: string;
  /**
   * `touches` has the columns of `moments` and is so much larger that it is read only when asked for. `attributes` has
   * the names that sources declare, `coverage` a row for each source.
   */
  shape: 'moments' | 'touches' | 'people' | 'attributes' | 'stages' | 'coverage' | 'records';
}

/** One batch of an import, staged in session temp tables of the import's own transaction. */
export interface Batch {
  workspaceId: number;
  sourceId: number;
  importRunId: number;
  /** When this company could have known the rows that carry no stamp of their own. */
  importedAt: Date;
}

/** A later slice that wants its share of every import: called in the import's own transaction. */
export interface BatchReceiver {
  name: string;
  ingest(batch: Batch, tx: Tx): Promise<void>;
  /** The source's moments are made anew: what this slice has of them goes. `ingest` follows with those that hold now. */
  forget?(batch: Batch, tx: Tx): Promise<void>;
  /**
   * Rows of a table say something else than they did: what this slice has of the people in `staged_restated` from this
   * source and does not stand in `staged_standing` goes. `ingest` follows with what is new.
   */
  retract?(batch: Batch, tx: Tx): Promise<void>;
}
