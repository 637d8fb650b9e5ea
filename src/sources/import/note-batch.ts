import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import type { Run } from './progress-store.ts';
import type { RunNotes } from './run-notes.ts';

/** What is odd about the rows of a batch, added to what was noticed before. @returns null where nothing is. */
export async function noteBatch(_tx: WorkspaceTx, _run: Run, _rows: readonly ReadRow[]): Promise<RunNotes | null> {
  return null;
}
