import type { IdKind } from '#kernel/id.ts';
import type { Caller, Context, Letters, Platform } from '#platform/context.ts';
import type { Tx, WorkspaceTx } from '#platform/database/database.ts';
import type { StoredEvent } from '#platform/events/announce.ts';
import type { HttpApp } from '#platform/http/create-http.ts';
import type { ListDefinition } from '#platform/lists/list.ts';

/** What a slice offers to the composition root: its wiring, in one value. */
export interface Slice {
  name: string;
  routes?(http: HttpApp): void;
  listeners?: readonly Listener[];
  sweeps?: readonly Sweep[];
  /** Its mails that are read anew as they leave, by what they are about. */
  letters?: Letters;
  facts?: readonly FactsView[];
  receivers?: readonly BatchReceiver[];
  /** Whom of these subjects members have worked on since a moment: an undo names them and leaves them unless told otherwise. */
  workedOn?: FindWorkedOn;
  /** Blanks what this slice holds of a person; counts, moments and money stay. @returns what only people can judge. */
  erase?(tx: WorkspaceTx, erased: ErasedPerson): Promise<LeftToCheck[]>;
  /** All that this slice holds of these subjects, for the report that a person may ask for. */
  report?(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<ReportSection[]>;
  /** What of this slice members can talk about and follow. */
  things?: readonly Thing[];
  /** Its lists, for whatever is done to many of their rows at once. */
  lists?: readonly ListDefinition[];
  /** What this slice finds by words, in groups: only what the caller may see, and of each group no more than asked for. */
  search?(tx: WorkspaceTx, context: Context, asked: SearchAsked): Promise<readonly FoundGroup[]>;
  /** Events after which no facts view of any slice says something else: journeys need not be read anew for them. */
  quietEvents?: readonly string[];
  /** How this slice's events read on the audit page. The subject holds ids only; names are looked up when reading. */
  sentences?: Readonly<Record<string, (subject: EventSubject) => string>>;
}

/** A kind of thing that has a page, comments and followers. */
export interface Thing {
  kind: IdKind;
  /** Before the public id: `/people/`. */
  path: string;
  /** The permission that it takes to see one. */
  action: string;
  /** null where there is none. `ids`: every row id that it is known by, of which the first is its own. */
  find(tx: WorkspaceTx, id: number): Promise<{ ids: readonly number[]; name: string } | null>;
  /** Whether a caller who may see such things sees this one, and under which name; undefined: all of them, as they are called. */
  shownTo?(tx: WorkspaceTx, caller: Caller, found: { ids: readonly number[]; name: string }): Promise<{ name: string } | null>;
}

export interface SearchAsked {
  /** As it was typed, without spaces at its ends; never empty. */
  text: string;
  /** How many of each group. */
  limit: number;
}

/** Things of one kind that were found. */
export interface FoundGroup {
  /** For programs: `people`. */
  name: string;
  title: string;
  /** The best first. */
  found: readonly Found[];
  /** Whether there are more than these. */
  hasMore: boolean;
}

export interface Found {
  /** The public id; of a page its path. */
  id: string;
  title: string;
  /** What tells it from others of its name: a mail address, an amount. */
  detail: string;
  /** Its page. */
  path: string;
}

/** @returns one row for each kind of work on each subject; `why` in words: "an ask is about them". */
export type FindWorkedOn = (tx: WorkspaceTx, subjectIds: readonly number[], since: Date) => Promise<readonly WorkedOn[]>;

export interface WorkedOn {
  subjectId: number;
  why: string;
}

export type EventSubject = Readonly<Record<string, number | string | null>>;

/** Somebody who is being erased, as slices find what they hold of them. */
export interface ErasedPerson {
  subjectIds: readonly number[];
  /** Names, mail addresses, phone numbers: a text that holds one of them, in whatever case, is personal. */
  identifiers: readonly string[];
  /** Keys as sources write them, often as short as "17": a text is personal when it is one of them. */
  keys: readonly string[];
  /** Whether later imports of the same keys are refused. */
  isSuppressed: boolean;
  at: Date;
}

/** What an erasure leaves because it was written by a member: somebody has to look. */
export interface LeftToCheck {
  /** In one sentence. */
  what: string;
  /** Where it stands: an ask, by its row id. */
  thing: IdKind;
  id: number;
}

/** One kind of thing that is held of a person. */
export interface ReportSection {
  /** For programs: `touches`. */
  name: string;
  title: string;
  /** What it is and why it is held, in one sentence. */
  note: string;
  rows: readonly Readonly<Record<string, ReportValue>>[];
}
export type ReportValue = string | number | boolean | null;

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
  /** It may take minutes, by how much there is or because others are waited for: it has a lane of its own. */
  isLong?: boolean;
  /** @param signal the process is told to end: what is kept so far is kept, whoever starts next goes on. */
  run(platform: Platform, signal: AbortSignal): Promise<void>;
}

/** A view that a slice lets others read. Those of shape `moments` and `touches` share the columns that journeys reads. */
export interface FactsView {
  view: string;
  /**
   * `touches` has the columns of `moments` and is so much larger that it is read only when asked for. `attributes` has
   * the names that sources declare, `coverage` a row for each source, `departures` the deletions and merges that they report,
   * `personless` a row for each deal of which nobody says whose it is.
   */
  shape: 'moments' | 'touches' | 'people' | 'attributes' | 'stages' | 'coverage' | 'records' | 'departures' | 'personless';
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
  /**
   * What stands of some subjects changed, as after an undo, by other rules, or where a row says something else than it did:
   * the tables of this slice follow. Whom, is in the temp table `staged_touched (subject_id)`; what happened to them by now,
   * of every source, in `derived_moments`. The evidence is already as it should be.
   */
  derive?(batch: Batch, tx: Tx): Promise<void>;
  /** Once at the end of every import, undo and redo, in its own transaction: what follows from all evidence together. */
  settle?(batch: Batch, tx: Tx): Promise<void>;
}
