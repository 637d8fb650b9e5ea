import type { WorkspaceTx } from '#platform/database/database.ts';
import { warningsOf } from './import/conclude-notes.ts';
import type { RecordRow } from './import/decision.ts';
import { findLostReferences, type LostReferences } from './import/find-lost-references.ts';
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
  const names = new Map<string, Set<string>>();
  return {
    add: async (tx: WorkspaceTx, batch: RowBatch, header: readonly string[]): Promise<void> => {
      for (const record of batch.rows.flatMap(recordRowsOf)) {
        own.add(record.keyHash);
        if (isNamed(record)) addName(names, record);
      }
      notes = (await noteBatch(tx, { mapping, notes, requestedAt: new Date(now) }, batch, { header, own })) ?? notes;
    },
    conclude: async (tx: WorkspaceTx): Promise<ImportWarning[]> => {
      const stillLost = Object.entries(notes.nowhere ?? {}).filter(([key]) => !own.has(key.split(' ')[2]!));
      const found = await findLostReferences(tx, Object.fromEntries(stillLost), null);
      const lost = found.map((one) => withOwn(one, names.get(one.object)));
      // Files are looked at together before the first of them is imported: what is not there at all may just be next to it.
      return warningsOf(
        notes,
        mapping,
        lost.filter(({ isAnyKnown }) => isAnyKnown),
      );
    },
  };
}

/** Whether it is of a kind of which names may be told. */
function isNamed({ object }: RecordRow): boolean {
  return object === 'account' || object === 'product' || object === 'campaign';
}

function addName(names: Map<string, Set<string>>, { object, payload }: RecordRow): void {
  const { name, key } = JSON.parse(payload) as { name?: string; key?: string };
  const said = name ?? key;
  const known = names.get(object) ?? new Set<string>();
  if (said !== undefined && known.size < mostNames) known.add(said);
  names.set(object, known);
}

const mostNames = 2000;

/** What the files themselves bring is known, too. */
function withOwn(lost: LostReferences, names: ReadonlySet<string> = new Set()): LostReferences {
  return { ...lost, names: [...lost.names, ...names], isAnyKnown: lost.isAnyKnown || names.size > 0 };
}
