import type { WorkspaceTx } from '#platform/database/database.ts';
import { touchOnlyKey } from '../mapping/read-row.ts';
import { recordName, type Known, type KnownRecord, type KnownVersion, type RecordRow } from './decision.ts';

export interface KnownDeal {
  id: number;
  isNew: boolean;
  /** Of whom it is now; null where it is nobody's or new. */
  subjectId: number | null;
}

export interface KnownState extends Known {
  /** The deal of a row that has one. */
  dealOf(row: RecordRow): KnownDeal;
  /** Whether it was there before this run began: the person or thing of a row, or its deal. */
  isKnown(row: RecordRow): boolean;
}

export interface KnownFor {
  sourceId: number;
  importRunId: number;
  importedAt: Date;
  /** Ids of what is not known yet are not taken, but 0. */
  isPreview: boolean;
}

/** What the database knows of the people, deals and things that these rows speak of. */
export async function loadKnown(tx: WorkspaceTx, rows: readonly RecordRow[], options: KnownFor): Promise<KnownState> {
  const { sourceId, importRunId, isPreview } = options;
  const subjects = await loadSubjects(tx, rows, isPreview);
  const ofDeals = rows.filter((row) => row.deal);
  const records = new Map<string, KnownVersion[]>();
  if (ofDeals.length < rows.length) await loadSubjectRecords(tx, options, subjects, records);
  if (ofDeals.length > 0) await loadDealRecords(tx, sourceId, ofDeals, records);
  const deals = await loadDeals(tx, sourceId, ofDeals, isPreview);
  const dealOf = (row: RecordRow) => deals.get(dealName(row))!;
  const broughtBy = (row: RecordRow) => (row.deal ? dealOf(row).broughtBy : subjects.get(row.keyHash)!.broughtBy);
  return {
    importRunId,
    importedAt: options.importedAt.getTime(),
    subjectOf: ({ keyHash }) => subjects.get(keyHash) ?? nobody,
    recordOf: (name): KnownRecord | undefined => records.get(name),
    dealOf,
    isKnown: (row) => broughtBy(row) !== null && broughtBy(row) !== importRunId,
  };
}

const nobody = { id: 0, isNew: false };

interface KnownSubject {
  id: number;
  isNew: boolean;
  /** The run that brought it; null where it is new. */
  broughtBy: number | null;
}

async function loadSubjects(tx: WorkspaceTx, rows: readonly RecordRow[], isPreview: boolean): Promise<Map<string, KnownSubject>> {
  const hashes = [...new Set(rows.map((row) => row.keyHash))].filter((hash) => hash !== '');
  const subjects = new Map<string, KnownSubject>();
  if (hashes.length === 0) return subjects;
  const { rows: found } = await tx.client.query<{ id: number; hash: string; importRunId: number }>(
    `select id, encode(key_hash, 'hex') as hash, import_run_id as "importRunId" from entente.subjects
     where workspace_id = $1 and key_hash = any($2::bytea[])`,
    [tx.workspaceId, byteaArray(hashes)],
  );
  for (const { id, hash, importRunId } of found) subjects.set(hash, { id, isNew: false, broughtBy: importRunId });
  const missing = hashes.filter((hash) => !subjects.has(hash));
  const ids = isPreview ? [] : await takeIds(tx, 'entente.subjects_id_seq', missing.length);
  for (const [at, hash] of missing.entries()) subjects.set(hash, { id: ids[at] ?? 0, isNew: true, broughtBy: null });
  return subjects;
}

interface RecordRowFound {
  id: number;
  subjectId: number;
  object: RecordRow['object'];
  recordKey: string;
  version: number;
  contentHash: string;
  occurredAt: Date | null;
  ordinal: number;
  knownAt: Date;
  isKnownByImport: boolean;
  importRunId: number;
  isConfirmed?: boolean;
}

const recordColumns = `id, subject_id as "subjectId", object, encode(record_key, 'hex') as "recordKey", version,
  encode(content_hash, 'hex') as "contentHash", occurred_at as "occurredAt", ordinal, known_at as "knownAt",
  known_by_import as "isKnownByImport", import_run_id as "importRunId"`;

async function loadSubjectRecords(
  tx: WorkspaceTx,
  { sourceId, importRunId }: KnownFor,
  subjects: Map<string, KnownSubject>,
  records: Map<string, KnownVersion[]>,
): Promise<void> {
  const hashes = new Map<number, string>();
  for (const [hash, { id, isNew }] of subjects) if (!isNew) hashes.set(id, hash);
  if (hashes.size === 0) return;
  const { rows } = await tx.client.query<RecordRowFound>(
    `select ${recordColumns}, occurred_at is not null and exists (select 1 from entente.confirmations c where c.workspace_id = $1
       and c.import_run_id = $4 and c.evidence = 'records' and c.row_id = records.id) as "isConfirmed"
     from entente.records
     where workspace_id = $1 and subject_id = any($2::bigint[]) and source_id = $3 and record_key in ('', '\\x${touchOnlyKey}') order by known_at, import_run_id, id`,
    [tx.workspaceId, [...hashes.keys()], sourceId, importRunId],
  );
  for (const row of rows) addVersion(records, recordName({ ...row, keyHash: hashes.get(row.subjectId)! }), row);
}

async function loadDealRecords(
  tx: WorkspaceTx,
  sourceId: number,
  rows: readonly RecordRow[],
  records: Map<string, KnownVersion[]>,
): Promise<void> {
  const keys = [...new Set(rows.map((row) => row.recordKey))];
  const { rows: found } = await tx.client.query<RecordRowFound>(
    `select ${recordColumns} from entente.records
     where workspace_id = $1 and source_id = $2 and object = 'deal' and record_key = any($3::bytea[]) order by known_at, import_run_id, id`,
    [tx.workspaceId, sourceId, byteaArray(keys)],
  );
  for (const row of found) addVersion(records, recordName({ ...row, keyHash: '' }), row);
}

/** Versions come in their order: the last one is what the record says. */
function addVersion(records: Map<string, KnownVersion[]>, name: string, row: RecordRowFound): void {
  const { id, version, contentHash, ordinal, isKnownByImport, importRunId, isConfirmed = false } = row;
  const stampedAt = row.occurredAt && { occurredAt: row.occurredAt.getTime(), ordinal };
  const known = { id, version, contentHash, knownAt: row.knownAt.getTime(), isKnownByImport, importRunId, isConfirmed, stampedAt };
  const versions = records.get(name);
  if (versions) versions.push(known);
  else records.set(name, [known]);
}

function dealName({ deal }: RecordRow): string {
  return `${deal!.scope} ${deal!.keyHash}`;
}

type LoadedDeal = KnownDeal & { broughtBy: number | null };

async function loadDeals(
  tx: WorkspaceTx,
  sourceId: number,
  rows: readonly RecordRow[],
  isPreview: boolean,
): Promise<Map<string, LoadedDeal>> {
  const deals = new Map<string, LoadedDeal>();
  const missing = [...new Set(rows.map(dealName))];
  if (missing.length === 0) return deals;
  const { rows: found } = await tx.client.query<{ id: number; scope: number; hash: string; subjectId: number | null; importRunId: number }>(
    `select id, scope, encode(key_hash, 'hex') as hash, subject_id as "subjectId", import_run_id as "importRunId" from entente.deals
     where workspace_id = $1 and scope in (0, $2) and key_hash = any($3::bytea[])`,
    [tx.workspaceId, sourceId, byteaArray([...new Set(rows.map((row) => row.deal!.keyHash))])],
  );
  for (const { id, scope, hash, subjectId, importRunId } of found) {
    deals.set(`${scope === 0 ? 'shared' : 'own'} ${hash}`, { id, isNew: false, subjectId, broughtBy: importRunId });
  }
  const fresh = missing.filter((name) => !deals.has(name));
  const ids = isPreview ? [] : await takeIds(tx, 'entente.deals_id_seq', fresh.length);
  for (const [at, name] of fresh.entries()) deals.set(name, { id: ids[at] ?? 0, isNew: true, subjectId: null, broughtBy: null });
  return deals;
}

async function takeIds(tx: WorkspaceTx, sequence: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await tx.client.query({
    text: `select nextval('${sequence}') from generate_series(1, $1)`,
    values: [count],
    rowMode: 'array',
  });
  return (rows as number[][]).map((row) => row[0]!);
}

/** An array of bytes as PostgreSQL writes it: much faster to build than an array of buffers. */
export function byteaArray(hashes: readonly string[]): string {
  return `{${byteaItems(hashes)}}`;
}

/** What such an array has between its braces. */
export function byteaItems(hashes: readonly string[]): string {
  return hashes.length === 0 ? '' : `"\\\\x${hashes.join('","\\\\x')}"`;
}
