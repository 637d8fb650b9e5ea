import { t } from '#kernel/language/say.ts';
import type { ReadRow, RefusedRow } from '../mapping/read-row.ts';
import type { KnownState } from './known-state.ts';
import type { RecordRow } from './decision.ts';
import { recordRowsOf } from './record-rows.ts';

/** What an import may do: bring new things, change those that there are, or both. */
export type ImportMode = 'create' | 'update' | 'both';

export interface Admitted {
  rows: ReadRow[];
  refusals: RefusedRow[];
  /** Rows of things that there are, where only new ones are wanted. */
  passedOver: number;
}

/**
 * Which rows of a batch count. With `create`, what was there before this import is passed over; with `update`, rows of
 * nobody known are refused.
 */
export function admitRows(
  given: readonly ReadRow[],
  known: KnownState,
  { mode, cellsOf }: { mode: ImportMode; cellsOf(row: ReadRow): readonly string[] },
): Admitted & { sides: RecordRow[] | null } {
  const admitted: Admitted = { rows: [], refusals: [], passedOver: 0 };
  for (const row of given) {
    const own = row.object === 'none' ? null : (row as RecordRow);
    if (!own || mode === 'both' || known.isKnown(own) === (mode === 'update')) admitted.rows.push(row);
    else if (mode === 'create') admitted.passedOver++;
    else admitted.refusals.push(refusedUnknown(row, cellsOf(row)));
  }
  return { ...admitted, sides: mode === 'both' ? null : admitted.rows.flatMap((row) => wantedRecords(row, known, mode)) };
}

/** Of what a row tells of beside its own record, an import that may only create leaves what there is, and the other way round. */
function wantedRecords(row: ReadRow, known: KnownState, mode: ImportMode): RecordRow[] {
  return recordRowsOf(row).filter((record) => record === (row as object) || known.isKnown(record) === (mode === 'update'));
}

function refusedUnknown({ row, object, person }: ReadRow, cells: readonly string[]): RefusedRow {
  const key = person.key ? ` by the key ${person.key}` : '';
  const message = t`Nothing to update: no ${object} is known${key}, and this import only updates.`;
  return { outcome: 'refused', row, code: 'nobody-to-update', message, cells };
}
