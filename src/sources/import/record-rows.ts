import type { ReadRow, SideRecord } from '../mapping/read-row.ts';
import type { RecordRow } from './decision.ts';

/** What a row becomes records of: itself, and whatever else it tells of. */
export function recordRowsOf(row: ReadRow): RecordRow[] {
  const sides = row.also?.records.map((side) => sideRow(row, side)) ?? [];
  return row.object === 'none' ? sides : [ownRow(row), ...sides];
}

function ownRow(row: ReadRow): RecordRow {
  return row as RecordRow;
}

/** Of equal standing with a row of its own. The row's stamp is the stamp of all that it says. */
function sideRow({ row, modifiedAt }: ReadRow, { object, space, keyHash, contentHash, payload }: SideRecord): RecordRow {
  const nothing = { person: { attributes: {} }, stampedAt: null, isTouchOnly: false, facts: [], deal: null };
  return { row, object, space, keyHash, recordKey: '', contentHash, payload, modifiedAt, ...nothing };
}
