import type pg from 'pg';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import { confirmTouches } from './confirm.ts';
import { prepareTouches, touchColumns, touchesGiven, type PreparedTouches, type SubjectIds, type TouchColumns } from './prepare-touches.ts';
import type { RecordedSubjects } from './recorded-subjects.ts';
import { tellOfTouched } from './tell-of-touched.ts';

interface TouchOptions {
  recorded: RecordedSubjects;
  /** Of these rows, where they were prepared. */
  prepared?: PreparedTouches | null | undefined;
  whenStaged?: (() => void) | undefined;
}

/**
 * Writes plain touches of people who are known, which is nearly all of a long log: they need no more than an id and a place.
 * Touches of everybody else are written as every other row is.
 * @param options.whenStaged is called when all that is left to do is the database's.
 * @returns how many were new, and the rows that are left to be written.
 */
export async function writeTouches(
  tx: WorkspaceTx,
  batch: Batch,
  rows: readonly ReadRow[],
  { recorded, prepared, whenStaged }: TouchOptions,
): Promise<{ created: number; left: ReadRow[] }> {
  await recorded.refresh(tx);
  const { ids, columns } = prepared?.version === recorded.version() ? prepared : prepareTouches(rows, recorded)!;
  const found = await recordMissing(tx, batch, { rows, ids }, recorded);
  const known = ids.map((id, at) => id ?? found[at]);
  const left = rows.filter((_row, at) => known[at] === undefined);
  if (left.length === rows.length) return { created: 0, left };
  // Rows that are left are dealt with first.
  if (left.length === 0) whenStaged?.();
  const created = await insertTouches(tx, batch, found.length === 0 ? columns : touchColumns(rows, known), rows.length - left.length);
  return { created, left };
}

const uniqueViolation = '23505';

/** @param count how many they are. @returns how many were new. */
async function insertTouches(tx: WorkspaceTx, batch: Batch, columns: TouchColumns, count: number): Promise<number> {
  if (await insertedAsNew(tx, batch, columns)) return count;
  const { rowCount } = await tx.client.query(`${insertGiven} on conflict do nothing`, valuesOf(batch, columns));
  const created = rowCount ?? 0;
  if (created < count) await confirmTouches(tx.client, batch, touchesGiven, columns);
  return created;
}

/** Nearly always all are new, and a statement that need not watch for others takes a quarter less time. */
async function insertedAsNew(tx: WorkspaceTx, batch: Batch, columns: TouchColumns): Promise<boolean> {
  await tx.client.query('savepoint as_new');
  try {
    await tx.client.query(insertGiven, valuesOf(batch, columns));
    return true;
  } catch (error) {
    if ((error as pg.DatabaseError).code !== uniqueViolation) throw error;
    await tx.client.query('rollback to savepoint as_new');
    return false;
  }
}

const valuesOf = ({ workspaceId, importRunId, sourceId }: Batch, columns: TouchColumns) => [workspaceId, importRunId, ...columns, sourceId];

const insertGiven = `
  insert into entente.touches (workspace_id, source_id, subject_id, kind, label, occurred_at, known_at, ordinal, actor, lifecycle,
    channel, campaign, direction, row_hash, import_run_id)
  select $1, $14, subject_id, kind, label, occurred_at, occurred_at, ordinal, actor, lifecycle, channel, campaign, direction, row_hash, $2
  from ${touchesGiven} as s`;

/** Sees to it that this run has a record of everybody whom another row made a person of. @returns the ids of those who had none yet. */
async function recordMissing(
  tx: WorkspaceTx,
  batch: Batch,
  { rows, ids }: { rows: readonly ReadRow[]; ids: SubjectIds },
  recorded: RecordedSubjects,
): Promise<SubjectIds> {
  const missing = new Map<string, ReadRow>();
  for (const [at, id] of ids.entries()) if (id === undefined) missing.set(rows[at]!.keyHash, rows[at]!);
  if (missing.size === 0) return [];
  const found = await tellOfTouched(tx, batch, missing);
  for (const [keyHash, id] of found) recorded.add(keyHash, id);
  return rows.map(({ keyHash }, at) => (ids[at] === undefined ? found.get(keyHash) : undefined));
}
