import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import { refuseErased } from '../erase/refuse-erased.ts';
import { admitRows, type ImportMode } from './admit-rows.ts';
import { decideRows } from './decide-rows.ts';
import { recordName, type KnownRecord, type KnownVersion, type RecordRow, type RowOutcome } from './decision.ts';
import { byteaArray, loadKnown, type KnownState } from './known-state.ts';
import { recordRowsOf } from './record-rows.ts';

export type PreviewOutcome = RowOutcome | 'refused';

/** What a row would be if it were imported now, with the reason where it would be refused. */
export interface PreviewedRow {
  outcome: PreviewOutcome;
  reason?: string;
  /** What kind of refusal it is. */
  code?: string;
}

/** Batches of one preview share what they have seen. */
export type OutcomeFinder = (tx: WorkspaceTx, rows: readonly ReadRow[]) => Promise<PreviewedRow[]>;

/** @param options.sourceId null when the mapping names a source that there is not yet. */
export function createOutcomeFinder(options: { sourceId: number | null; mode: ImportMode; now: number }): OutcomeFinder {
  const seen = createSeen();
  return async (tx, rows) => {
    if (rows.length === 0) return [];
    await tx.client.query('set local enable_seqscan = off');
    const { sourceId, mode, now } = options;
    const erased = await refuseErased(tx, rows);
    const known = await loadKnown(tx, erased.rows.flatMap(recordRowsOf), {
      sourceId: sourceId ?? 0,
      importRunId: 0,
      importedAt: new Date(now),
      isPreview: true,
    });
    const admitted = admitRows(erased.rows, known, { mode, cellsOf: () => [] });
    const refused = new Map([...erased.refusals, ...admitted.refusals].map((refusal) => [refusal.row, refusal]));
    const taken = new Set(admitted.rows);
    const stored = await storedFacts(tx, known, admitted.rows);
    return rows.map((row) => {
      const refusal = refused.get(row.row);
      if (refusal) return { outcome: 'refused', reason: refusal.message, code: refusal.code };
      return { outcome: taken.has(row) ? outcomeOf(row, known, stored, seen) : 'same' };
    });
  };
}

interface Seen {
  records: Map<string, KnownRecord>;
  facts: Set<string>;
}

function createSeen(): Seen {
  return { records: new Map(), facts: new Set() };
}

function outcomeOf(row: ReadRow, known: KnownState, stored: ReadonlySet<string>, seen: Seen): RowOutcome {
  const names = factNames(row);
  const isNews = names.some((name) => !stored.has(name) && !seen.facts.has(name));
  for (const name of names) seen.facts.add(name);
  if (row.facts.some((fact) => fact.kind === 'touch')) return isNews ? 'new' : 'same';
  const outcomes = recordRowsOf(row).map((record) => outcomeOfRecord(record, known, seen.records));
  const [own = 'same', ...sides] = outcomes;
  if (own !== 'same') return own;
  if (sides.some((side) => side !== 'same')) return 'changed';
  return row.object === 'none' && isNews ? 'new' : 'same';
}

function outcomeOfRecord(record: RecordRow, known: KnownState, seen: Map<string, KnownRecord>): RowOutcome {
  const name = recordName(record);
  const recordOf = () => seen.get(name) ?? known.recordOf(name);
  const { outcomes, decisions } = decideRows([record], { ...known, recordOf }, { isEnd: false });
  const made = decisions[0];
  if (made) seen.set(name, [...(recordOf() ?? []), versionOf(record, made)]);
  return outcomes[0]!;
}

function versionOf(
  { contentHash, stampedAt }: RecordRow,
  made: { version: number; knownAt: number; isKnownByImport: boolean },
): KnownVersion {
  const { version, knownAt, isKnownByImport } = made;
  return { id: null, version, contentHash, knownAt, isKnownByImport, importRunId: 0, stampedAt };
}

/** What a row says beside its records, each by a name: its touch, its links, changes of fields and departures. */
function factNames({ keyHash, facts, also }: ReadRow): string[] {
  const names = facts.filter(({ kind }) => kind === 'touch').map(({ rowHash }) => `touch ${keyHash} ${rowHash}`);
  for (const { kind, fromHash, toHash, role } of also?.links ?? []) names.push(`${kind} ${fromHash} ${toHash} ${role}`);
  for (const { object, keyHash: key, rowHash } of also?.changes ?? []) names.push(`${object} ${key} ${rowHash}`);
  for (const { object, keyHash: key, intoHash, kind, occurredAt } of also?.departures ?? [])
    names.push(`${kind} ${object} ${key} ${intoHash} ${occurredAt ?? ''}`);
  return names;
}

async function storedFacts(tx: WorkspaceTx, known: KnownState, rows: readonly ReadRow[]): Promise<Set<string>> {
  const names = new Set<string>();
  for (const find of [storedTouches, storedLinks, storedChanges, storedDepartures]) {
    for (const name of await find(tx, rows, known)) names.add(name);
  }
  return names;
}

async function storedTouches(tx: WorkspaceTx, rows: readonly ReadRow[], known: KnownState): Promise<string[]> {
  const touching = rows.filter((row) => row.facts.some(({ kind }) => kind === 'touch'));
  const keys = new Map<number, string>();
  for (const row of touching) {
    const { id, isNew } = known.subjectOf(row as RecordRow);
    if (!isNew) keys.set(id, row.keyHash);
  }
  if (keys.size === 0) return [];
  const hashes = touching.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'touch').map(({ rowHash }) => rowHash));
  const { rows: found } = await tx.client.query<{ subjectId: number; hash: string }>(
    `select subject_id as "subjectId", encode(row_hash, 'hex') as hash from entente.touches
     where workspace_id = $1 and subject_id = any($2::bigint[]) and row_hash = any($3::bytea[])`,
    [tx.workspaceId, [...keys.keys()], byteaArray(hashes)],
  );
  return found.map(({ subjectId, hash }) => `touch ${keys.get(subjectId)} ${hash}`);
}

async function storedLinks(tx: WorkspaceTx, rows: readonly ReadRow[]): Promise<string[]> {
  const hashes = rows.flatMap(({ also }) => also?.links.map(({ fromHash }) => fromHash) ?? []);
  return namesOf(
    tx,
    hashes,
    "kind || ' ' || encode(from_hash, 'hex') || ' ' || encode(to_hash, 'hex') || ' ' || role",
    'entente.links',
    'from_hash',
  );
}

async function storedChanges(tx: WorkspaceTx, rows: readonly ReadRow[]): Promise<string[]> {
  const hashes = rows.flatMap(({ also }) => also?.changes.map(({ keyHash }) => keyHash) ?? []);
  return namesOf(
    tx,
    hashes,
    "object || ' ' || encode(key_hash, 'hex') || ' ' || encode(row_hash, 'hex')",
    'entente.field_changes',
    'key_hash',
  );
}

async function storedDepartures(tx: WorkspaceTx, rows: readonly ReadRow[]): Promise<string[]> {
  const hashes = rows.flatMap(({ also }) => also?.departures.map(({ keyHash }) => keyHash) ?? []);
  const saidAt = "case when said_at = '-infinity' then '' else round(extract(epoch from said_at) * 1000)::bigint::text end";
  return namesOf(
    tx,
    hashes,
    `kind || ' ' || object || ' ' || encode(key_hash, 'hex') || ' ' || encode(into_hash, 'hex') || ' ' || ${saidAt}`,
    'entente.departures',
    'key_hash',
  );
}

async function namesOf(tx: WorkspaceTx, hashes: readonly string[], name: string, table: string, key: string): Promise<string[]> {
  if (hashes.length === 0) return [];
  const { rows } = await tx.client.query<{ name: string }>(
    `select ${name} as name from ${table} where workspace_id = $1 and ${key} = any($2::bytea[])`,
    [tx.workspaceId, byteaArray([...new Set(hashes)])],
  );
  return rows.map((row) => row.name);
}
