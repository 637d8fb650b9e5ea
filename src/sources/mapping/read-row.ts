import type { LinkKind, Meaning, StageMeaning } from './mapping-schema.ts';

/** Which of several facts of one kind counts. `latest-row`: the row is the state of its person, and overwrites it. */
export type Take = 'first' | 'last' | 'each' | 'latest-row';

/** What records are of. */
export type RecordObject = 'person' | 'deal' | 'account' | 'campaign' | 'spend' | 'product' | 'member' | 'touch';

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
  /** Of a touch, where its row says: mail, call, form and the like. */
  touchKind?: string;
  channel?: string;
  campaign?: string;
  direction?: 'in' | 'out';
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
  /** own: the source alone knows the deal. shared: its key has a space of its own, and other sources speak of it. */
  scope: 'own' | 'shared';
  name: string;
  amountMinor: number | null;
  currency: string;
  /** '' where the row says none; so is lostReason. */
  owner: string;
  lostReason: string;
  attributes: Record<string, string>;
  /** The hash of the deal that this one follows; '' where it follows none. */
  followsHash: string;
  facts: Fact[];
}

/** Something else that a row tells of beside its own subject: the account of a person, the product of a deal. */
export interface SideRecord {
  object: Exclude<RecordObject, 'person' | 'deal' | 'touch'>;
  space: string;
  keyHash: string;
  contentHash: string;
  payload: string;
}

export interface LinkSaid {
  kind: LinkKind;
  fromHash: string;
  toHash: string;
  /** '' where the row says none. */
  role: string;
}

/** A field took a value. */
export interface FieldChangeSaid {
  object: 'person' | 'account' | 'deal';
  keyHash: string;
  field: string;
  /** null: it was emptied. */
  value: string | null;
  /** Epoch milliseconds. */
  occurredAt: number;
  ordinal: number;
  actor: string;
  /** What the value means by the rules of the mapping; null where nothing. */
  meaning: StageMeaning | null;
  /** '' where meaning is null. */
  stage: string;
  rowHash: string;
}

export interface DepartureSaid {
  object: 'person' | 'account' | 'deal';
  kind: 'deleted' | 'merged';
  keyHash: string;
  /** Of a merge, into whom; else ''. */
  intoHash: string;
  /** Epoch milliseconds; null where the row does not say when: known as of its import. */
  occurredAt: number | null;
}

export interface Also {
  records: SideRecord[];
  links: LinkSaid[];
  changes: FieldChangeSaid[];
  departures: DepartureSaid[];
}

/**
 * The place of the record that says only that touches of its source are of somebody. It stands beside what else the source
 * says of them, so that either import can be taken back without the other.
 */
export const touchOnlyKey = '00';

/** What a row says, before anything is known of what is stored. */
export interface ReadRow {
  outcome: 'read';
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  /** What the row's record is of; none: the row is no record, only `also` counts. */
  object: RecordObject | 'none';
  /** '' where the row has no subject of its own: a deal without a person, and where object is none. */
  space: string;
  /** Salted hash of the key of the subject, in hexadecimal; '' where the row has none. */
  keyHash: string;
  /** Tells records of one subject and source apart: the hash of the deal, `touchOnlyKey`, or ''. */
  recordKey: string;
  contentHash: string;
  /** What the row says, as JSON: all of it, so that nothing else is needed to derive from it or to write the row again. */
  payload: string;
  person: PersonFields;
  /** The moment of an event log's row, and of a record of a touch; null for other rows, which have the moment of their import. */
  stampedAt: { occurredAt: number; ordinal: number } | null;
  /** The source's own stamp of the row, epoch milliseconds: the newest counts, in whatever order rows come. null: it has none. */
  modifiedAt: number | null;
  /** The row says of its person nothing but the key: after the first, it needs no record. */
  isTouchOnly: boolean;
  /** What happened. A touch of a table's row happened whether or not the rest of the row says anything new. */
  facts: Fact[];
  deal: DealRow | null;
  also: Also | null;
}

export interface RefusedRow {
  outcome: 'refused';
  row: number;
  code: string;
  message: string;
  cells: readonly string[];
}

export type RowReader = (cells: readonly string[], row: number) => ReadRow | RefusedRow;
