import type { Outcome } from '#kernel/problem.ts';
import { isWholeRow, whyRefused } from '../files/broken-row.ts';
import { placeColumns, refused, type ColumnPlaces } from './cells.ts';
import type { Mapping } from './mapping-schema.ts';
import { createDepartureRowReader } from './read-departure-row.ts';
import { createHistoryRowReader } from './read-history-row.ts';
import { createLinksRowReader } from './read-links-row.ts';
import { createLogRowReader } from './read-log-row.ts';
import type { RowReader } from './read-row.ts';
import { isRefusalHeader, ownColumns, refusalColumns, withoutProtection } from './refusal-columns.ts';
import { createSaltedHash } from './salted-hash.ts';
import { createTableRowReader } from './read-table-row.ts';

/** What a company lends to a mapping that does not say it itself. */
export interface CompanyDefaults {
  timeZone: string;
  currency: string;
  keySalt: Uint8Array;
}

/**
 * Makes the reader of one file's rows. Rows with more or fewer cells than the header are refused with both counts; those
 * with fewer are filled up where the mapping says so.
 * Refused rows that come back repaired are read by their own columns.
 * @returns a problem when the header lacks a column that the mapping names.
 */
export function createRowReader(mapping: Mapping, header: readonly string[], company: CompanyDefaults): Outcome<{ readRow: RowReader }> {
  const isRepaired = isRefusalHeader(header);
  const placed = placeColumns(isRepaired ? ownColumns(header) : header, mapping);
  if (!placed.ok) return placed;
  const read = createReader(mapping, placed.places, company);
  const width = isRepaired ? header.length - refusalColumns.length : header.length;
  const fillsUp = mapping.file?.shortRows === 'empty' && mapping.file.format !== 'jsonl';
  const readWhole: RowReader = (cells, row) => {
    if (cells.length === width) return read(cells, row);
    if (fillsUp && cells.length < width && isWholeRow(cells)) return read(filledUp(cells, width), row);
    const { code, message } = whyRefused(cells, width);
    return refused(row, cells, code, message);
  };
  if (isRepaired) return { ok: true, readRow: (cells, row) => readWhole(ownColumns(cells).map(withoutProtection), row) };
  if (!mapping.file?.protected) return { ok: true, readRow: readWhole };
  return { ok: true, readRow: (cells, row) => readWhole(isWholeRow(cells) ? cells.map(withoutProtection) : cells, row) };
}

function filledUp(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array<string>(width - cells.length).fill('')];
}

function createReader(mapping: Mapping, places: ColumnPlaces, company: CompanyDefaults): RowReader {
  const hash = createSaltedHash(company.keySalt);
  const timeZone = mapping.timeZone ?? company.timeZone;
  switch (mapping.shape) {
    case 'event-log':
      return createLogRowReader(mapping, places, timeZone, hash);
    case 'table':
      return createTableRowReader(mapping, places, { timeZone, currency: company.currency }, hash);
    case 'field-history':
      return createHistoryRowReader(mapping, places, timeZone, hash);
    case 'links':
      return createLinksRowReader(mapping, places, hash);
    case 'departures':
      return createDepartureRowReader(mapping, places, timeZone, hash);
  }
}
