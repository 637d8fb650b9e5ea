import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import type { Known, KnownRecord } from './decide-rows.ts';

export interface KnownState extends Known {
  /** Deals by the hash of their key. */
  dealOf(keyHash: string): { id: number; isNew: boolean };
}

/**
 * What the database knows of the people and deals that these rows speak of.
 * @param options.isPreview ids of those it does not know are not taken, but 0.
 */
export async function loadKnown(
  tx: WorkspaceTx,
  sourceId: number,
  rows: readonly ReadRow[],
  options: { isPreview: boolean },
): Promise<KnownState> {
  const { subjects, fresh } = await loadSubjects(tx, rows, options.isPreview);
  const records = new Map<string, KnownRecord>();
  const hasDeals = rows.some((row) => row.deal);
  if (!hasDeals && fresh.size < subjects.size) await loadPersonRecords(tx, sourceId, subjects, fresh, records);
  if (hasDeals) await loadDealRecords(tx, sourceId, rows, records);
  const deals = hasDeals ? await loadDeals(tx, sourceId, rows, options.isPreview) : new Map<string, { id: number; isNew: boolean }>();
  return {
    subjectOf: ({ keyHash }) => ({ id: subjects.get(keyHash)!, isNew: fresh.has(keyHash) }),
    recordOf: (name) => records.get(name),
    dealOf: (keyHash) => deals.get(keyHash)!,
  };
}

async function loadSubjects(tx: WorkspaceTx, rows: readonly ReadRow[], isPreview: boolean) {
  const hashes = [...new Set(rows.map((row) => row.keyHash))];
  const { rows: found } = await tx.client.query<{ id: number; hash: string }>(
    `select id, encode(key_hash, 'hex') as hash from entente.subjects where workspace_id = $1 and key_hash = any($2::bytea[])`,
    [tx.workspaceId, byteaArray(hashes)],
  );
  const subjects = new Map(found.map(({ id, hash }) => [hash, id]));
  const missing = hashes.filter((hash) => !subjects.has(hash));
  const ids = isPreview ? [] : await takeIds(tx, 'entente.subjects_id_seq', missing.length);
  for (const [at, hash] of missing.entries()) subjects.set(hash, ids[at] ?? 0);
  return { subjects, fresh: new Set(missing) };
}

interface RecordRow {
  subjectId: number;
  recordKey: string;
  version: number;
  hash: string;
  occurredAt: Date | null;
  ordinal: number;
}

const recordColumns = `subject_id as "subjectId", encode(record_key, 'hex') as "recordKey", version, encode(content_hash, 'hex') as hash,
  occurred_at as "occurredAt", ordinal`;

async function loadPersonRecords(
  tx: WorkspaceTx,
  sourceId: number,
  subjects: Map<string, number>,
  fresh: Set<string>,
  records: Map<string, KnownRecord>,
): Promise<void> {
  const names = new Map<number, string>();
  for (const [name, id] of subjects) if (!fresh.has(name)) names.set(id, name);
  const { rows } = await tx.client.query<RecordRow>(
    `select ${recordColumns} from entente.records
     where workspace_id = $1 and subject_id = any($2::bigint[]) and source_id = $3 and object = 'person' and record_key = ''
     order by version`,
    [tx.workspaceId, [...names.keys()], sourceId],
  );
  for (const row of rows) addVersion(records, names.get(row.subjectId)!, row);
}

async function loadDealRecords(
  tx: WorkspaceTx,
  sourceId: number,
  rows: readonly ReadRow[],
  records: Map<string, KnownRecord>,
): Promise<void> {
  const keys = [...new Set(rows.map((row) => row.recordKey))];
  const { rows: found } = await tx.client.query<RecordRow>(
    `select ${recordColumns} from entente.records
     where workspace_id = $1 and source_id = $2 and object = 'deal' and record_key = any($3::bytea[])
     order by version`,
    [tx.workspaceId, sourceId, byteaArray(keys)],
  );
  for (const row of found) addVersion(records, row.recordKey, row);
}

/** Versions come in their order: the last one is the newest. */
function addVersion(records: Map<string, KnownRecord>, name: string, row: RecordRow): void {
  const hashes = (records.get(name)?.hashes ?? new Set<string>()).add(row.hash);
  const stampedAt = row.occurredAt && { occurredAt: row.occurredAt.getTime(), ordinal: row.ordinal };
  records.set(name, { latestVersion: row.version, latestHash: row.hash, hashes, stampedAt });
}

async function loadDeals(
  tx: WorkspaceTx,
  sourceId: number,
  rows: readonly ReadRow[],
  isPreview: boolean,
): Promise<Map<string, { id: number; isNew: boolean }>> {
  const keys = [...new Set(rows.flatMap((row) => (row.deal ? [row.deal.keyHash] : [])))];
  const { rows: found } = await tx.client.query<{ id: number; hash: string }>(
    `select id, encode(key_hash, 'hex') as hash from entente.deals where workspace_id = $1 and source_id = $2 and key_hash = any($3::bytea[])`,
    [tx.workspaceId, sourceId, byteaArray(keys)],
  );
  const deals = new Map(found.map(({ id, hash }) => [hash, { id, isNew: false }]));
  const missing = keys.filter((key) => !deals.has(key));
  const ids = isPreview ? [] : await takeIds(tx, 'entente.deals_id_seq', missing.length);
  for (const [at, key] of missing.entries()) deals.set(key, { id: ids[at] ?? 0, isNew: true });
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
  return `{${hashes.map((hash) => `"\\\\x${hash}"`).join(',')}}`;
}
