import { recordName, type Decided, type Decision, type Known, type KnownRecord, type KnownVersion, type RecordRow } from './decision.ts';

/**
 * Decides for the rows of an event log which of them is the newest of its case: it says what the case's record says.
 * In whatever order and batches rows arrive, the same one wins. Each run has a record of its own for a case, so that
 * what one file said can be taken back without the others; the newest of them speaks.
 */
export function decideCases(rows: readonly RecordRow[], known: Known, decided: Decided): void {
  const newest = new Map<string, RecordRow>();
  for (const row of rows) {
    const name = recordName(row);
    const other = newest.get(name);
    if (!other || isNewer(row, other)) newest.set(name, row);
  }
  for (const [name, row] of newest) decideCase(row, known.recordOf(name) ?? [], known, decided);
}

function decideCase(row: RecordRow, versions: KnownRecord, known: Known, decided: Decided): void {
  // What the file has come to already, here or as another one had said it, goes before what it says of earlier events.
  if (versions.some((version) => version.stampedAt && version.isConfirmed && !isNewer(row, version))) return;
  const own = versions.find(({ importRunId, stampedAt }) => stampedAt && importRunId === known.importRunId);
  const same = versions.find((version) => version.stampedAt && version !== own && !isNewer(row, version) && !isNewer(version, row));
  if (own) {
    if (!isNewer(row, own)) return;
    if (same) {
      // The file has come to what another one said: it says that again, and nothing of its own.
      decided.confirmed.add(same.id!);
      decided.decisions.push({ ...decisionFor(row, known), writes: 'drop', version: own.version });
      return;
    }
    const writes = own.contentHash === row.contentHash ? 'stamp' : 'replace';
    decided.decisions.push({ ...decisionFor(row, known), writes, version: own.version, isRestated: versions.length > 1 });
    return;
  }
  if (same) {
    decided.confirmed.add(same.id!);
    return;
  }
  const version = 1 + versions.reduce((most, one) => Math.max(most, one.version), 0);
  decided.decisions.push({ ...decisionFor(row, known), writes: 'insert', version, isRestated: versions.length > 0 });
}

/**
 * Rows that say nothing of their person but the key: one record says that the source knows the person, and no more.
 * @returns those without a touch of their own that brought it: rows with one are counted by it.
 */
export function decideTouchOnly(rows: readonly RecordRow[], known: Known, decided: Decided): Set<RecordRow> {
  const news = new Set<RecordRow>();
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.keyHash)) continue;
    seen.add(row.keyHash);
    const versions = known.recordOf(recordName(row));
    if (!versions) {
      const stampless = { ...row, stampedAt: null };
      decided.decisions.push({ ...decisionFor(stampless, known), knownAt: known.importedAt, isKnownByImport: true });
      if (row.facts.length === 0) news.add(row);
    } else if (versions.every(({ importRunId }) => importRunId !== known.importRunId)) decided.confirmed.add(versions.at(-1)!.id!);
  }
  return news;
}

function decisionFor(row: RecordRow, known: Known): Decision {
  const { id: subjectId, isNew: isNewSubject } = known.subjectOf(row);
  const knownAt = row.stampedAt?.occurredAt ?? known.importedAt;
  return { row, subjectId, isNewSubject, writes: 'insert', version: 1, knownAt, isKnownByImport: false, isRestated: false, speaks: true };
}

type Stamped = Pick<KnownVersion, 'stampedAt' | 'contentHash'>;

/** By moment, then by order, then by what it says: whatever order rows come in, the same one wins. */
function isNewer(one: Stamped, than: Stamped): boolean {
  const { occurredAt, ordinal } = one.stampedAt!;
  const other = than.stampedAt!;
  if (occurredAt !== other.occurredAt) return occurredAt > other.occurredAt;
  return ordinal === other.ordinal ? one.contentHash > than.contentHash : ordinal > other.ordinal;
}
