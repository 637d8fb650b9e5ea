import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch, BatchReceiver } from '#platform/slice.ts';
import type { ReadRow, RefusedRow } from '../mapping/read-row.ts';
import { refuseErased } from '../erase/refuse-erased.ts';
import { admitRows, type ImportMode } from './admit-rows.ts';
import { confirmRecords } from './confirm.ts';
import { decideRows } from './decide-rows.ts';
import type { RecordRow, RowOutcome } from './decision.ts';
import { holdRows } from './held-rows.ts';
import { insertBatch } from './insert-batch.ts';
import { loadKnown } from './known-state.ts';
import { recordRowsOf } from './record-rows.ts';
import { deriveTouched } from '../derive/derive-touched.ts';
import { stageBatch } from './stage-batch.ts';
import type { RecordedSubjects } from './recorded-subjects.ts';
import { openBatch } from './staging.ts';
import { findTouched, stageTouched } from './touch-decided.ts';
import { writeAlso } from './write-also.ts';
import { isPlainTouch, type FoldedTouches } from './fold-touches.ts';
import { writeTouches } from './write-touches.ts';

export interface Written {
  created: number;
  changed: number;
  unchanged: number;
  /** Rows that could be read, but not taken. */
  refusals: RefusedRow[];
}

export interface WriteOptions {
  receivers: readonly BatchReceiver[];
  mode: ImportMode;
  /** The cells of a row, for those that are not taken. */
  cellsOf(row: ReadRow): readonly string[];
  /** The rows that were held, at the end of the import. */
  isEnd?: boolean;
  /** Whom the run has a record of already. */
  recorded?: RecordedSubjects;
  /** Touches that were folded, beside the rows. */
  folded?: FoldedTouches | null | undefined;
  /** Is called when all that is left to do is the database's. */
  whenStaged?: () => void;
}

/**
 * Writes one batch in the caller's transaction: records, touches, links, stages, deals, and what later slices make of it.
 */
export async function writeBatch(tx: WorkspaceTx, batch: Batch, given: readonly ReadRow[], options: WriteOptions): Promise<Written> {
  const { recorded, folded } = options;
  if (given.length === 0 && !folded) return nothingWritten;
  await openBatch(tx.client, batch.workspaceId);
  if (!recorded || options.mode !== 'both' || !(folded || given.every(isPlainTouch))) return writeRows(tx, batch, given, options);
  const { told, created, left } = await writeTouches(tx, batch, given, { ...options, recorded });
  const rest = left.length > 0 ? await writeRows(tx, batch, left, options) : nothingWritten;
  return { ...rest, created: rest.created + created, unchanged: rest.unchanged + told - created };
}

const nothingWritten: Written = { created: 0, changed: 0, unchanged: 0, refusals: [] };

async function writeRows(tx: WorkspaceTx, batch: Batch, given: readonly ReadRow[], options: WriteOptions): Promise<Written> {
  const { rows: allowed, refusals: erased } = await refuseErased(tx, given);
  const known = await loadKnown(tx, allowed.flatMap(recordRowsOf), { ...batch, isPreview: false });
  const { rows, sides, refusals, passedOver } = admitRows(allowed, known, options);
  const said = sides ?? rows.flatMap(recordRowsOf);
  const decided = decideRows(said, known, { isEnd: options.isEnd ?? false });
  const touched = findTouched(decided.decisions, known);
  const staged = await stageBatch(tx.client, { decided, rows: said, known, touched }, batch.sourceId);
  options.whenStaged?.();
  const { newTouches } = await insertBatch(tx.client, batch, staged);
  await confirmRecords(tx.client, batch, decided.confirmed);
  const news = await writeAlso(tx.client, batch, rows);
  if (staged.records + staged.moments > 0) for (const receiver of options.receivers) await receiver.ingest(batch, tx);
  if (touched.subjects.size + touched.deals.size > 0) {
    await stageTouched(tx.client, touched, decided.decisions, batch.sourceId);
    await deriveTouched(tx, batch, options.receivers);
  }
  await holdRows(tx, batch.importRunId, decided.held);
  const counts = countRows(rows, outcomesByRow(said, decided.outcomes), news, newTouches);
  return { ...counts, unchanged: counts.unchanged + passedOver, refusals: [...erased, ...refusals] };
}

/** What each row means for the records that it tells of; a row of several records is what the most telling of them is. */
function outcomesByRow(said: readonly RecordRow[], outcomes: readonly RowOutcome[]): Map<number, RowOutcome> {
  const byRow = new Map<number, RowOutcome>();
  for (const [at, { row }] of said.entries()) {
    const known = byRow.get(row);
    const outcome = outcomes[at]!;
    if (known === undefined) byRow.set(row, outcome);
    // The first is the row's own record: what comes beside it makes it changed, not new.
    else if (known === 'same' && outcome !== 'same') byRow.set(row, 'changed');
  }
  return byRow;
}

/** Rows that are touches are counted by those that were new; rows of links, histories and departures by what they brought. */
function countRows(
  rows: readonly ReadRow[],
  outcomes: ReadonlyMap<number, RowOutcome>,
  news: ReadonlySet<number>,
  newTouches: number,
): { created: number; changed: number; unchanged: number } {
  const counts = { new: newTouches, changed: 0, same: -newTouches };
  for (const [place, row] of rows.entries()) {
    const isTouch = row.facts[0]?.kind === 'touch';
    const ofRecord = isTouch ? 'same' : (outcomes.get(row.row) ?? 'same');
    counts[!isTouch && row.object === 'none' && ofRecord === 'same' && news.has(place) ? 'new' : ofRecord]++;
  }
  return { created: counts.new, changed: counts.changed, unchanged: counts.same };
}
