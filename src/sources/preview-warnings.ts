import type { WorkspaceTx } from '#platform/database/database.ts';
import { warningsOf } from './import/conclude-notes.ts';
import { findLostReferences } from './import/find-lost-references.ts';
import { noteBatch } from './import/note-batch.ts';
import type { RowBatch } from './import/read-batches.ts';
import { recordRowsOf } from './import/record-rows.ts';
import type { RunNotes } from './import/run-notes.ts';
import type { Mapping } from './mapping/mapping-schema.ts';
import type { ImportWarning } from './schema.ts';

/** What an import would be warned of, as far as the preview reads. */
export function createPreviewWarnings(mapping: Mapping, now: number) {
  let notes: Partial<RunNotes> = {};
  const own = new Set<string>();
  return {
    add: async (tx: WorkspaceTx, batch: RowBatch, header: readonly string[]): Promise<void> => {
      for (const { keyHash } of batch.rows.flatMap(recordRowsOf)) own.add(keyHash);
      notes = (await noteBatch(tx, { mapping, notes, requestedAt: new Date(now) }, batch, { header, own })) ?? notes;
    },
    conclude: async (tx: WorkspaceTx): Promise<ImportWarning[]> => {
      const stillLost = Object.entries(notes.nowhere ?? {}).filter(([key]) => !own.has(key.split(' ')[2]!));
      const lost = await findLostReferences(tx, Object.fromEntries(stillLost), null);
      // Files are looked at together before the first of them is imported: what is not there at all may just be next to it.
      return warningsOf(
        notes,
        mapping,
        lost.filter(({ isAnyKnown }) => isAnyKnown),
      );
    },
  };
}
