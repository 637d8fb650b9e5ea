import type { Meaning } from './mapping-schema.ts';

/** Which of several facts of one kind counts. `latest-row`: the row is the state of its person, and overwrites it. */
export type Take = 'first' | 'last' | 'each' | 'latest-row';

/** Something that happened, as one row says it. */
export interface Fact {
  kind: Meaning | 'touch';
  /** The stage; the activity of a touch; '' for handoffs and follow-ups. */
  label: string;
  /** Epoch milliseconds. */
  occurredAt: number;
  /** Orders facts of one moment. */
  ordinal: number;
  actor: string;
  lifecycle: string;
  /** Tells rows of one person apart, in hexadecimal. */
  rowHash: string;
  take: Take;
}

export interface PersonFields {
  /** The key as the source writes it: what a person without a name is called by. */
  key?: string;
  name?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  phone?: string;
  title?: string;
  company?: string;
  attributes: Record<string, string>;
}

export interface DealRow {
  /** In hexadecimal, salted. */
  keyHash: string;
  name: string;
  amountMinor: number | null;
  currency: string;
  facts: Fact[];
}

/** What a row says about one person, before anything is known of what is stored. */
export interface ReadRow {
  outcome: 'read';
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  space: string;
  /** Salted hash of the key of the person, in hexadecimal. */
  keyHash: string;
  /** Tells records of one person and source apart: the hash of the deal, or ''. */
  recordKey: string;
  contentHash: string;
  /** What the row says, as JSON. */
  payload: string;
  person: PersonFields;
  /** The moment of an event log's row; null for a table, whose rows have the moment of their import. */
  stampedAt: { occurredAt: number; ordinal: number } | null;
  facts: Fact[];
  deal: DealRow | null;
}

export interface RefusedRow {
  outcome: 'refused';
  row: number;
  code: string;
  message: string;
  cells: readonly string[];
}

export type RowReader = (cells: readonly string[], row: number) => ReadRow | RefusedRow;
