import type pg from 'pg';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import { confirmTouches } from './confirm.ts';
import { isPlainTouch, TouchesOutdated, type FoldedTouches } from './fold-touches.ts';
import type { RecordedSubjects } from './recorded-subjects.ts';
import { tellOfTouched } from './tell-of-touched.ts';
import { addTouches, columnValues, noTouches, touchesGiven, type TouchColumns } from './touch-columns.ts';

interface TouchOptions {
  recorded: RecordedSubjects;
  /** Touches that were folded before, beside the rows. */
  folded?: FoldedTouches | null | undefined;
  whenStaged?: (() => void) | undefined;
}

/**
 * Writes plain touches of people who are known, which is nearly all of a long log: they need no more than an id and a place.
 * Touches of everybody else are written as every other row is.
 * @param options.whenStaged is called when all that is left to do is the database's.
 * @returns how many were told and how many of them were new, and the rows that are left to be written.
 * @throws TouchesOutdated where the folded ones are of ids that hold no more.
 */
export async function writeTouches(
  tx: WorkspaceTx,
  batch: Batch,
  rows: readonly ReadRow[],
  { recorded, folded, whenStaged }: TouchOptions,
): Promise<{ told: number; created: number; left: readonly ReadRow[] }> {
  await recorded.refresh(tx);
  if (folded && folded.version !== recorded.version()) throw new TouchesOutdated();
  const columns = folded?.columns ?? noTouches();
  const left = rows.every(isPlainTouch) ? await addTold(tx, batch, { rows, columns }, recorded) : rows;
  if (columns.count === 0) return { told: 0, created: 0, left };
  // Rows that are left are dealt with first.
  if (left.length === 0) whenStaged?.();
  return { told: columns.count, created: await insertTouches(tx, batch, columns, recorded), left };
}

/**
 * Adds the touches of people who are known, and sees to it that this run has a record of each of them, whoever else told of them.
 * @returns the rows of those who are not.
 */
async function addTold(
  tx: WorkspaceTx,
  batch: Batch,
  { rows, columns }: { rows: readonly ReadRow[]; columns: TouchColumns },
  recorded: RecordedSubjects,
): Promise<readonly ReadRow[]> {
  const missing = rows.filter(({ keyHash }) => recorded.get(keyHash) === undefined);
  const found = await tellOfTouched(tx, batch, new Map(missing.map((row) => [row.keyHash, row])));
  for (const [keyHash, id] of found) recorded.add(keyHash, id);
  const ids = rows.map(({ keyHash }) => recorded.get(keyHash) ?? found.get(keyHash));
  const touches = rows.filter((_row, at) => ids[at] !== undefined).map(({ facts }) => facts[0]!);
  addTouches(
    columns,
    ids.filter((id) => id !== undefined),
    touches,
  );
  return rows.filter((_row, at) => ids[at] === undefined);
}

const uniqueViolation = '23505';

/** @returns how many were new. */
async function insertTouches(tx: WorkspaceTx, batch: Batch, columns: TouchColumns, recorded: RecordedSubjects): Promise<number> {
  const values = columnValues(columns);
  if (!recorded.metKnownTouches && (await insertedAsNew(tx, batch, values))) return columns.count;
  const { rowCount } = await tx.client.query(`${insertGiven} on conflict do nothing`, valuesOf(batch, values));
  const created = rowCount ?? 0;
  recorded.metKnownTouches = created < columns.count;
  if (recorded.metKnownTouches) await confirmTouches(tx.client, batch, touchesGiven, values);
  return created;
}

/** Nearly always all are new, and a statement that need not watch for others takes a quarter less time. */
async function insertedAsNew(tx: WorkspaceTx, batch: Batch, values: readonly string[]): Promise<boolean> {
  await tx.client.query('savepoint as_new');
  try {
    await tx.client.query(insertGiven, valuesOf(batch, values));
    return true;
  } catch (error) {
    if ((error as pg.DatabaseError).code !== uniqueViolation) throw error;
    await tx.client.query('rollback to savepoint as_new');
    return false;
  }
}

const valuesOf = ({ workspaceId, importRunId, sourceId }: Batch, values: readonly string[]) => [
  workspaceId,
  importRunId,
  ...values,
  sourceId,
];

const insertGiven = `
  insert into entente.touches (workspace_id, source_id, subject_id, kind, label, occurred_at, known_at, ordinal, actor, lifecycle,
    channel, campaign, direction, row_hash, import_run_id)
  select $1, $14, subject_id, kind, label, occurred_at, occurred_at, ordinal, actor, lifecycle, channel, campaign, direction, row_hash, $2
  from ${touchesGiven} as s`;
