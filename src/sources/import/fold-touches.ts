import type { ReadRow } from '../mapping/read-row.ts';
import { noteOddRows } from './note-odd-rows.ts';
import type { NotedRun } from './note-batch.ts';
import type { RecordedSubjects } from './recorded-subjects.ts';
import type { RunNotes } from './run-notes.ts';
import { addTouches, noTouches, type TouchColumns } from './touch-columns.ts';

/** Whether a row is a touch of a log and says nothing else: nothing is decided about it, it happened or is known already. */
export function isPlainTouch(row: ReadRow): boolean {
  return row.isTouchOnly && row.stampedAt !== null && row.facts.length === 1 && row.also === null && row.deal === null;
}

/**
 * Touches of people whom the run remembers, folded into columns as soon as they are read, while the database is still busy
 * with those before them: kept as rows until their batch is written, they would be moved about by the engine meanwhile.
 */
export interface FoldedTouches {
  /** Of what was remembered when they were folded: another one tells of other ids. */
  version: number;
  columns: TouchColumns;
  /** What is odd about their rows. */
  odd: RunNotes['odd'];
  /** Epoch milliseconds of the newest of them. */
  lastStampAt: number;
}

/** What was remembered of people when touches were folded does not hold any more: their rows are to be read again. */
export class TouchesOutdated extends Error {}

/** Folds some rows into touches. @returns the touches, null where there are none, and the rows that are left. */
export type TouchFolder = (
  rows: readonly ReadRow[],
  into: FoldedTouches | null,
) => { touches: FoldedTouches | null; left: readonly ReadRow[] };

export function createTouchFolder({ mapping, requestedAt }: NotedRun, recorded: RecordedSubjects): TouchFolder {
  const importedAt = requestedAt.getTime();
  return (rows, into) => {
    const ids = rows.map((row) => (isPlainTouch(row) ? recorded.get(row.keyHash) : undefined));
    const known = rows.filter((_row, at) => ids[at] !== undefined);
    if (known.length === 0) return { touches: into, left: rows };
    const touches = into ?? { version: recorded.version(), columns: noTouches(), odd: {}, lastStampAt: -Infinity };
    // Of two versions neither holds for all of them.
    if (touches.version !== recorded.version()) touches.version = Number.NaN;
    addTouches(
      touches.columns,
      ids.filter((id) => id !== undefined),
      known.map(({ facts }) => facts[0]!),
    );
    noteOddRows(known, mapping, importedAt, touches.odd);
    touches.lastStampAt = known.reduce((last, { facts }) => latestUpTo(importedAt, last, facts[0]!.occurredAt), touches.lastStampAt);
    return { touches, left: rows.filter((_row, at) => ids[at] === undefined) };
  };
}

/** What lies behind the import itself, such as a close date that is planned, was not seen: it says nothing of how far a file goes. */
export function latestUpTo(importedAt: number, last: number, occurredAt: number): number {
  return occurredAt > last && occurredAt <= importedAt ? occurredAt : last;
}
