import { checkMapping } from '#sources/mapping/check-mapping.ts';
import { createRowReader } from '#sources/mapping/create-row-reader.ts';
import type { ReadRow, RefusedRow, RowReader } from '#sources/mapping/read-row.ts';
import { createSaltedHash, dealHashOf, keyHashOf } from '#sources/mapping/salted-hash.ts';

const company = { timeZone: 'UTC', currency: 'EUR', keySalt: new Uint8Array(16) };
const hash = createSaltedHash(company.keySalt);

/** The reader of a mapping, which may leave out what every mapping has. */
export function readerOf(mapping: Record<string, unknown>, header: readonly string[]): RowReader {
  const checked = checkMapping({ entente: 1, source: 'Source', ...mapping });
  if (!checked.ok) throw new Error(checked.problem.message);
  const reader = createRowReader(checked.mapping, header, company);
  if (!reader.ok) throw new Error(reader.problem.message);
  return reader.readRow;
}

/** Reads one row, given as its cells by column. */
export function mappedRow(mapping: Record<string, unknown>, cells: Record<string, string>): ReadRow | RefusedRow {
  return readerOf(mapping, Object.keys(cells))(Object.values(cells), 2);
}

/** Reads one row that is none to be refused. */
export function readRow(mapping: Record<string, unknown>, cells: Record<string, string>): ReadRow {
  const row = mappedRow(mapping, cells);
  if (row.outcome === 'refused') throw new Error(row.message);
  return row;
}

/** Why a row is refused: its code and message. */
export function refusalOf(mapping: Record<string, unknown>, cells: Record<string, string>): string {
  const row = mappedRow(mapping, cells);
  return row.outcome === 'refused' ? `${row.code}: ${row.message}` : 'read';
}

export const keyHash = (space: string, ...values: string[]) => keyHashOf(hash, space, values);
export const dealHash = (space: string | undefined, ...values: string[]) => dealHashOf(hash, space, values);
export const payloadOf = (row: { payload: string }) => JSON.parse(row.payload) as Record<string, unknown>;
