import { decideCases, decideTouchOnly } from './decide-cases.ts';
import { recordName, stampOf, type Decided, type Decision, type Known, type KnownVersion, type RecordRow } from './decision.ts';

/** Whether a row is an event of a case, whose record follows its newest event. */
function isCase({ object, stampedAt }: RecordRow): boolean {
  return object === 'person' && stampedAt !== null;
}

/**
 * Decides for the rows of a batch, in their order, what each of them means for what is stored.
 * @param options.isEnd the held rows themselves, at the end of the import: now they count.
 */
export function decideRows(rows: readonly RecordRow[], known: Known, options: { isEnd: boolean }): Decided {
  const decided: Decided = { decisions: [], outcomes: [], confirmed: new Set(), held: new Map() };
  const touchOnly = rows.filter((row) => row.isTouchOnly);
  const cases = rows.filter((row) => !row.isTouchOnly && isCase(row));
  const news = decideTouchOnly(touchOnly, known, decided);
  decideCases(cases, known, decided);
  if (touchOnly.length + cases.length === rows.length) decided.outcomes = rows.map((row) => (news.has(row) ? 'new' : 'same'));
  else decideTableRows(rows, known, decided, options);
  return decided;
}

/**
 * A row that repeats the newest version changes nothing. One that repeats an older version is held: the same file again
 * would otherwise go back and forth between the rows that it has for one key. A row with a stamp of its own is never
 * held: the stamp says where it belongs, in whatever order rows come.
 */
function decideTableRows(rows: readonly RecordRow[], known: Known, decided: Decided, { isEnd }: { isEnd: boolean }): void {
  const records = new Map<string, Version[]>();
  for (const row of rows) {
    if (row.isTouchOnly || isCase(row)) {
      decided.outcomes.push('same');
      continue;
    }
    const name = recordName(row);
    let versions = records.get(name);
    if (!versions) records.set(name, (versions = [...(known.recordOf(name) ?? [])]));
    const stamp = stampOf(row, known);
    const same = sameVersion(row, stamp, versions);
    if (same && same.id !== null && same.importRunId !== known.importRunId) decided.confirmed.add(same.id);
    if (same && (stamp !== null || same === versions.at(-1))) {
      decided.outcomes.push('same');
      decided.held.set(name, null);
    } else if (same && !isEnd) {
      decided.outcomes.push('same');
      decided.held.set(name, row);
    } else {
      const isNew = versions.length === 0;
      decided.outcomes.push(isNew ? 'new' : 'changed');
      decided.decisions.push(addVersion(row, stamp, versions, known));
      // Of a record that there was not yet, nothing can be held.
      if (!isNew) decided.held.set(name, null);
    }
  }
  for (const versions of records.values()) {
    const newest = versions.at(-1)?.decision;
    if (newest) newest.speaks = true;
  }
}

interface Version extends KnownVersion {
  decision?: Decision;
}

/** The newest version that says the same; of a row with a stamp, with the very same stamp. */
function sameVersion({ contentHash }: RecordRow, stamp: number | null, versions: readonly Version[]): Version | undefined {
  return versions.findLast((version) => version.contentHash === contentHash && (stamp === null || version.knownAt === stamp));
}

function addVersion(row: RecordRow, stamp: number | null, versions: Version[], known: Known): Decision {
  const subject = known.subjectOf(row);
  const knownAt = stamp ?? known.importedAt;
  const decision: Decision = {
    row,
    subjectId: subject.id,
    isNewSubject: subject.isNew,
    writes: 'insert',
    version: 1 + versions.reduce((most, { version }) => Math.max(most, version), 0),
    knownAt,
    isKnownByImport: stamp === null,
    isRestated: versions.length > 0,
    speaks: false,
  };
  const { version, isKnownByImport } = decision;
  const { importRunId } = known;
  const { contentHash, stampedAt } = row;
  const added = { id: null, version, contentHash, knownAt, isKnownByImport, importRunId, stampedAt, decision };
  if (versions.length === 0) versions.push(added);
  else versions.splice(versions.findLastIndex((other) => other.knownAt <= knownAt) + 1, 0, added);
  return decision;
}
