import { setImmediate as turn } from 'node:timers/promises';
import type { OpenFile } from '../files/open-file.ts';
import { isBlank } from '../files/read-rows.ts';
import type { PreparedTouches } from './prepare-touches.ts';
import type { ReadRow, RefusedRow, RowReader } from '../mapping/read-row.ts';

export interface RowBatch {
  rows: ReadRow[];
  refusals: RefusedRow[];
  /** Rows of the file up to the end of this batch, from its header, blank ones too. */
  rowsInFile: number;
  /** The cells of the rows, by their number, where they are wanted. */
  cells?: Map<number, readonly string[]>;
  /** Where the rows are touches and nothing else. */
  touches?: PreparedTouches | null;
}

/** Rows that are read in one go: whatever the database answers meanwhile is heard before the next ones. */
const atOnce = 100;

/** After so many blank rows whoever waits for a batch gets one, though it be empty: a file may hold nothing else for a long time. */
const blankStretch = 100_000;

/**
 * The rows of one file in batches, read and understood. Reading waits for its reader, so that memory stays flat.
 * @param start rows to pass over: what earlier batches have written, and the header.
 * @param options.keepsCells whether batches hold the cells of their rows. isEnough: a batch is cut short as soon as it says so.
 */
export async function* readBatches(
  file: OpenFile,
  readRow: RowReader,
  start: number,
  batchRows: number,
  { keepsCells = false, isEnough = () => false }: { keepsCells?: boolean; isEnough?: () => boolean } = {},
): AsyncGenerator<RowBatch> {
  let batch = emptyBatch(start, keepsCells);
  let place = 0;
  let blanks = 0;
  for await (const rows of file.rows()) {
    for (const cells of rows) {
      if (++place <= start) continue;
      if (place % atOnce === 0) await turn();
      batch.rowsInFile = place;
      if (isBlank(cells)) {
        if (++blanks % blankStretch > 0) continue;
        yield batch;
        batch = emptyBatch(place, keepsCells);
        continue;
      }
      const read = readRow(cells, place);
      batch.cells?.set(place, cells);
      if (read.outcome === 'read') batch.rows.push(read);
      else batch.refusals.push(read);
      if (batch.rows.length + batch.refusals.length < batchRows) continue;
      yield batch;
      batch = emptyBatch(place, keepsCells);
    }
    if (!isEnough()) continue;
    yield batch;
    batch = emptyBatch(place, keepsCells);
  }
  if (place > start) yield batch;
}

function emptyBatch(rowsInFile: number, keepsCells: boolean): RowBatch {
  return { rows: [], refusals: [], rowsInFile, ...(keepsCells && { cells: new Map() }) };
}

export interface Ahead<T> {
  item: T;
  /** Begins to read the next one: called while the database is busy with this one, both are at work. */
  readNext(): void;
}

/** Lets the next one be read while the last one is still being used: one batch ahead, never more. */
export async function* oneAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<Ahead<T>> {
  let next: Promise<IteratorResult<T>> | null = null;
  const readNext = () => {
    next ??= items.next();
    // Thrown where it is awaited; until then it must not count as unheard.
    next.catch(() => {});
  };
  try {
    for (;;) {
      readNext();
      const { done, value } = await next!;
      if (done) return;
      next = null;
      yield { item: value, readNext };
    }
  } finally {
    await items.return(undefined).catch(() => {});
  }
}
