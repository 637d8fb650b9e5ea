import type { Context } from '#platform/context.ts';
import type { Fact } from '../mapping/read-row.ts';
import { latestUpTo } from './fold-touches.ts';
import { takeHeldRows } from './held-rows.ts';
import { batchOf, inRun } from './in-run.ts';
import { noteBatch } from './note-batch.ts';
import { advance, storeRefusals, type Place, type Run } from './progress-store.ts';
import type { RecordedSubjects } from './recorded-subjects.ts';
import type { RowBatch } from './read-batches.ts';
import type { ImportOptions } from './run-import.ts';
import type { RunPart } from './run-parts.ts';
import { writeBatch } from './write-batch.ts';

/**
 * Writes a batch and moves the run's place on, in one transaction.
 * @param options.begunAt when its reading began, on the clock of performance.now(). readNext: is called once the database has enough to do. recorded: whom earlier batches left a record of.
 */
export async function commitBatch(
  context: Context,
  run: Run,
  part: RunPart,
  read: RowBatch,
  options: ImportOptions & { begunAt: number; readNext: () => void; recorded: RecordedSubjects },
): Promise<void> {
  const to: Place = { filePosition: part.position, rowsInFile: read.rowsInFile };
  const first = run.place.filePosition === part.position ? Math.max(1, run.place.rowsInFile) + 1 : 2;
  const rowsRead = read.rows.length + read.refusals.length + (read.touches?.columns.count ?? 0);
  const notes = await inRun(context, run, `${part.name}, rows ${first} to ${read.rowsInFile}`, async (tx) => {
    // A batch and the run's place are one transaction: lost together, they are read again. Only the end of the run has to
    // be on the disk before it is told, and with it everything before it.
    await tx.client.query('set local synchronous_commit = off');
    const cellsOf = ({ row }: { row: number }) => read.cells?.get(row) ?? [];
    const { receivers, readNext, recorded } = options;
    const written = await writeBatch(tx, batchOf(run), read.rows, {
      receivers,
      mode: run.mode,
      cellsOf,
      recorded,
      folded: read.touches,
      whenStaged: readNext,
    });
    await storeRefusals(tx, run, part.position, [...read.refusals, ...written.refusals]);
    const noticed = await noteBatch(tx, run, read, part);
    const counts = {
      ...written,
      read: rowsRead,
      refused: read.refusals.length + written.refusals.length,
      bytesRead: bytesUpTo(run, run.rowsRead + rowsRead),
      lastStampAt: lastStampOf(read, run.requestedAt.getTime()),
      readingMs: performance.now() - options.begunAt,
      notes: noticed,
    };
    await advance(tx, run, run.place, to, counts, new Date(context.clock.now()));
    return noticed;
  });
  if (notes) run.notes = notes;
  run.place = to;
  run.rowsRead += rowsRead;
}

/** Bytes, for the eye: of all files the share that the rows read have in all rows. */
function bytesUpTo(run: Run, rowsRead: number): number {
  const bytesTotal = run.files.reduce((sum, file) => sum + file.bytes, 0);
  return Math.round(bytesTotal * Math.min(1, rowsRead / Math.max(1, run.rowsTotal ?? 0)));
}

function lastStampOf({ rows, touches }: RowBatch, importedAt: number): number | null {
  let last = touches?.lastStampAt ?? -Infinity;
  const see = (occurredAt: number | null | undefined) => {
    if (typeof occurredAt === 'number') last = latestUpTo(importedAt, last, occurredAt);
  };
  const seeFact = (fact: Fact) => see(fact.occurredAt);
  for (const row of rows) {
    row.facts.forEach(seeFact);
    row.deal?.facts.forEach(seeFact);
    see(row.stampedAt?.occurredAt);
    see(row.modifiedAt);
    row.also?.changes.forEach((change) => see(change.occurredAt));
  }
  return last === -Infinity ? null : last;
}

/** The rows that were held: at the end of the import they count. */
export async function writeHeldRows(context: Context, run: Run, options: ImportOptions): Promise<void> {
  for (let isMore = true; isMore;) {
    isMore = await inRun(context, run, 'rows held to the end', async (tx) => {
      const rows = await takeHeldRows(tx, run.id, options.batchRows);
      const { receivers } = options;
      const written = await writeBatch(tx, batchOf(run), rows, { receivers, mode: 'both', cellsOf: () => [], isEnd: true });
      const { created, changed } = written;
      const nothing = { read: 0, refused: 0, bytesRead: 0, readingMs: 0, lastStampAt: null, notes: null };
      const counts = { ...nothing, created, changed, unchanged: -(created + changed) };
      if (rows.length > 0) await advance(tx, run, run.place, run.place, counts, new Date(context.clock.now()));
      return rows.length > 0;
    });
  }
}
