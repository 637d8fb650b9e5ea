import { setImmediate as turn } from 'node:timers/promises';
import type { OpenFile } from '../files/open-file.ts';
import { isBlank } from '../files/read-rows.ts';
import type { FoldedTouches, TouchFolder } from './fold-touches.ts';
import type { ReadRow, RefusedRow, RowReader } from '../mapping/read-row.ts';

export interface RowBatch {
  rows: ReadRow[];
  refusals: RefusedRow[];
  /** Rows of the file up to the end of this batch, from its header, blank ones too. */
  rowsInFile: number;
  /** The cells of the rows, by their number, where they are wanted. */
  cells?: Map<number, readonly string[]>;
  /** Touches that were folded, and are not among the rows. */
  touches: FoldedTouches | null;
}

/** Rows that are read in one go: whatever the database answers meanwhile is heard before the next ones. */
const atOnce = 100;

/** After so many blank rows whoever waits for a batch gets one, though it be empty: a file may hold nothing else for a long time. */
const blankStretch = 100_000;

interface BatchOptions {
  /** Whether batches hold the cells of their rows. */
  keepsCells?: boolean;
  /** A batch is cut short as soon as it says so. */
  isEnough?: () => boolean;
  foldTouches?: TouchFolder;
}

/**
 * The rows of one file in batches, read and understood. Reading waits for its reader, so that memory stays flat.
 * @param start rows to pass over: what earlier batches have written, and the header.
 */
export async function* readBatches(
  file: OpenFile,
  readRow: RowReader,
  start: number,
  batchRows: number,
  options: BatchOptions = {},
): AsyncGenerator<RowBatch> {
  const isEnough = options.isEnough ?? (() => false);
  const batch = createBatchMaker(options);
  let place = 0;
  let blanks = 0;
  for await (const rows of file.rows()) {
    for (const cells of rows) {
      if (++place <= start) continue;
      if (place % atOnce === 0) await turn();
      if (isBlank(cells)) {
        if (++blanks % blankStretch === 0) yield batch.take(place);
        continue;
      }
      batch.add(readRow(cells, place), cells);
      if (batch.size() >= batchRows) yield batch.take(place);
    }
    if (isEnough()) yield batch.take(place);
  }
  if (place > start) yield batch.take(place);
}

function createBatchMaker({ keepsCells = false, foldTouches }: BatchOptions) {
  const empty = (): RowBatch => ({ rows: [], refusals: [], rowsInFile: 0, touches: null, ...(keepsCells && { cells: new Map() }) });
  let batch = empty();
  /** Rows that were not looked at yet whether they can be folded. */
  let recent: ReadRow[] = [];
  const fold = () => {
    const { touches, left } = foldTouches?.(recent, batch.touches) ?? { touches: null, left: recent };
    batch.touches = touches;
    batch.rows.push(...left);
    recent = [];
  };
  return {
    size: () => batch.rows.length + recent.length + batch.refusals.length + (batch.touches?.columns.count ?? 0),
    add: (read: ReturnType<RowReader>, cells: readonly string[]) => {
      batch.cells?.set(read.row, cells);
      if (read.outcome === 'refused') return void batch.refusals.push(read);
      recent.push(read);
      if (recent.length >= atOnce) fold();
    },
    take: (rowsInFile: number): RowBatch => {
      fold();
      const taken = { ...batch, rowsInFile };
      batch = empty();
      return taken;
    },
  };
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
