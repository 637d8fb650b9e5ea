import type { ReadRow, RecordObject } from '../mapping/read-row.ts';

/** What becomes a record: a row itself, or something else that a row tells of. */
export type RecordRow = Omit<ReadRow, 'outcome' | 'object' | 'also'> & { object: RecordObject };

export interface Stamp {
  occurredAt: number;
  ordinal: number;
}

/** One stored version of a record. */
export interface KnownVersion {
  /** null: decided in this very batch, and not stored yet. */
  id: number | null;
  version: number;
  contentHash: string;
  /** Epoch milliseconds. */
  knownAt: number;
  isKnownByImport: boolean;
  importRunId: number;
  /** Of cases: whether this run has said it again, in an earlier batch. */
  isConfirmed?: boolean;
  /** Moment and order of the newest event of a case; null for rows of tables. */
  stampedAt: Stamp | null;
}

/** Versions in their order: by when they were known, then as they came. The last one is what the record says. */
export type KnownRecord = readonly KnownVersion[];

export interface Decision {
  row: RecordRow;
  subjectId: number;
  isNewSubject: boolean;
  /** insert a version; replace or drop the one version that this run has of a case; stamp: only its newest event is another. */
  writes: 'insert' | 'replace' | 'stamp' | 'drop';
  version: number;
  knownAt: number;
  isKnownByImport: boolean;
  /** Whether the record said something before. */
  isRestated: boolean;
  /** Whether this is now what the record says: an older stamp that comes late says nothing of today. */
  speaks: boolean;
}

export type RowOutcome = 'new' | 'changed' | 'same';

export interface Decided {
  decisions: Decision[];
  /** What each row means for the record that it is of, in their order. */
  outcomes: RowOutcome[];
  /** Stored versions of other runs that this one says again. */
  confirmed: Set<number>;
  /** Rows to hold until the end of the import, by record name; null: what is held for that record is out of date. */
  held: Map<string, RecordRow | null>;
}

/** What is stored of what the rows of a batch speak of, and which run decides. */
export interface Known {
  importRunId: number;
  /** Epoch milliseconds: when rows without a stamp of their own were known. */
  importedAt: number;
  subjectOf(row: RecordRow): { id: number; isNew: boolean };
  recordOf(name: string): KnownRecord | undefined;
}

/** The row's own stamp. One that is still to come is not believed: the row would stay the newest until then, whatever comes. */
export function stampOf({ modifiedAt }: Pick<RecordRow, 'modifiedAt'>, { importedAt }: Pick<Known, 'importedAt'>): number | null {
  return modifiedAt !== null && modifiedAt <= importedAt ? modifiedAt : null;
}

/** The name of a record within its source. The hashes hold what they are of. */
export function recordName({ object, recordKey, keyHash }: Pick<RecordRow, 'object' | 'recordKey' | 'keyHash'>): string {
  return `${object} ${object === 'deal' ? recordKey : recordKey + keyHash}`;
}
