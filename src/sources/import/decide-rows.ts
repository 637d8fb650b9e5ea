import type { ReadRow } from '../mapping/read-row.ts';

/** What is stored of one record. */
export interface KnownRecord {
  latestVersion: number;
  latestHash: string;
  /** The content hashes of all versions. */
  hashes: Set<string>;
  /** Moment and order of the newest event of a case; null for tables. */
  stampedAt: { occurredAt: number; ordinal: number } | null;
}

export interface Decision {
  row: ReadRow;
  subjectId: number;
  isNewSubject: boolean;
  /** insert a version; replace the one version of a case; stamp: only the newest event of the case is another. */
  writes: 'insert' | 'replace' | 'stamp';
  version: number;
}

export interface Decided {
  decisions: Decision[];
  created: number;
  changed: number;
  unchanged: number;
  /** Rows to hold until the end of the import, by record name; null: what is held for that record is out of date. */
  held: Map<string, ReadRow | null>;
  /** Rows whose facts count: of event logs all of them, of tables those that say something new. */
  speaking: ReadRow[];
}

export interface Known {
  subjectOf(row: ReadRow): { id: number; isNew: boolean };
  recordOf(name: string): KnownRecord | undefined;
}

/** The name of a record within its source: the hash of the deal's key or else of the person's. Both hold what they are of. */
export function recordName(row: ReadRow): string {
  return row.recordKey || row.keyHash;
}

/**
 * Decides for the rows of a table, in their order, what each of them means for what is stored.
 * A row that repeats the newest version changes nothing. One that repeats an older version is held: the same file again
 * would otherwise go back and forth between the rows that it has for one key.
 * @param options.isEnd the held rows themselves, at the end of the import: now they count.
 */
export function decideTableRows(rows: readonly ReadRow[], known: Known, options: { isEnd: boolean }): Decided {
  const decided: Decided = { decisions: [], created: 0, changed: 0, unchanged: 0, held: new Map(), speaking: [] };
  const records = new Map<string, KnownRecord>();
  for (const row of rows) {
    const name = recordName(row);
    const record = records.get(name) ?? known.recordOf(name);
    if (record?.latestHash === row.contentHash) {
      decided.unchanged++;
      decided.held.set(name, null);
    } else if (record?.hashes.has(row.contentHash) && !options.isEnd) {
      decided.unchanged++;
      decided.held.set(name, row);
    } else {
      const version = (record?.latestVersion ?? 0) + 1;
      const subject = known.subjectOf(row);
      decided.decisions.push({ row, subjectId: subject.id, isNewSubject: subject.isNew, writes: 'insert', version });
      decided.speaking.push(row);
      if (record) decided.changed++;
      else decided.created++;
      decided.held.set(name, null);
      const hashes = (record?.hashes ?? new Set<string>()).add(row.contentHash);
      records.set(name, { latestVersion: version, latestHash: row.contentHash, hashes, stampedAt: null });
    }
  }
  return decided;
}

/**
 * Decides for the rows of an event log which of them is the newest of its case: it says what the case's record says.
 * In whatever order and batches rows arrive, the same one wins. Created and unchanged rows are counted by their touches.
 */
export function decideLogRows(rows: readonly ReadRow[], known: Known): Decided {
  const newest = new Map<string, ReadRow>();
  for (const row of rows) {
    const name = recordName(row);
    const other = newest.get(name);
    if (!other || isNewer(row, stampOf(other))) newest.set(name, row);
  }
  const decisions: Decision[] = [];
  for (const [name, row] of newest) {
    const record = known.recordOf(name);
    const subject = known.subjectOf(row);
    const decision = { row, subjectId: subject.id, isNewSubject: subject.isNew, version: 1 };
    if (!record) decisions.push({ ...decision, writes: 'insert' });
    else if (isNewer(row, { ...record.stampedAt!, contentHash: record.latestHash })) {
      decisions.push({ ...decision, writes: record.latestHash === row.contentHash ? 'stamp' : 'replace' });
    }
  }
  return { decisions, created: 0, changed: 0, unchanged: 0, held: new Map(), speaking: [...rows] };
}

interface Stamp {
  occurredAt: number;
  ordinal: number;
  contentHash: string;
}

function stampOf(row: ReadRow): Stamp {
  return { ...row.stampedAt!, contentHash: row.contentHash };
}

function isNewer(row: ReadRow, than: Stamp): boolean {
  const { occurredAt, ordinal } = row.stampedAt!;
  if (occurredAt !== than.occurredAt) return occurredAt > than.occurredAt;
  return ordinal === than.ordinal ? row.contentHash > than.contentHash : ordinal > than.ordinal;
}
