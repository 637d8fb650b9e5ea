import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import { isRefusalHeader, refusalColumns } from '../mapping/refusal-columns.ts';
import type { FileWarning } from './file-warning.ts';
import { isBlank } from './read-rows.ts';
import type { Row } from './split-rows.ts';

/** Rows above which a header is not looked for. */
const mostTitleRows = 20;
/** Of the columns of a table at least so many have names: where cells of a header are merged, some have none. */
const leastNamedShare = 0.6;
const mostColumns = 16_384;

/**
 * The row with the names of the columns: the first, unless it is a title over a wider table.
 * @param rows the first rows of the file.
 * @returns its number, from 1.
 */
export function recogniseHeaderRow(rows: readonly Row[]): number {
  const filled = rows.slice(0, mostTitleRows * 2).map((row) => row.filter((cell) => cell.trim() !== '').length);
  const usual = usualWidth(filled.slice(1));
  if (rows.length < 3 || usual < 3 || filled[0]! > usual / 2) return firstFilled(filled);
  const header = filled.findIndex((count, at) => at < mostTitleRows && count >= usual * leastNamedShare && isHeaderLike(rows[at]!));
  return header < 0 ? firstFilled(filled) : header + 1;
}

/** Blank rows above are no header, whatever stands under them. */
function firstFilled(filled: readonly number[]): number {
  return filled.findIndex((count) => count > 0) + 1 || 1;
}

/** The number of filled cells that half of the rows have or exceed. */
function usualWidth(filled: readonly number[]): number {
  const sorted = filled.filter((count) => count > 0).toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}

function isHeaderLike(row: Row): boolean {
  const names = row.map((cell) => cell.trim()).filter((name) => name !== '');
  return names.every((name) => !looksLikeData(name)) && new Set(names).size > names.length / 2;
}

function looksLikeData(name: string): boolean {
  return /^[\d\s.,:+/-]*$/.test(name) || /^\d{4}-\d\d-\d\d/.test(name) || /^[^\s@]+@[^\s@]+$/.test(name);
}

/** A header of a file that has none: places for as many columns as half of its first rows have. */
export function emptyHeader(rows: readonly Row[]): Row | null {
  const widths = rows.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => row.length);
  const width = usualWidth(widths);
  return width > 0 ? Array<string>(width).fill('') : null;
}

/** Rows that rows() gives before the first one under the header: that of the names, and blank ones in the place of titles. */
export function rowsAbove(headerRow: number): number {
  return Math.max(1, headerRow);
}

/** Where names of columns are rather a row of data, somebody should look: no word of it is repeated. */
export function warnOfData(header: Row, headerRow: number): FileWarning[] {
  const filled = header.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const numbers = filled.filter((cell) => /^[\d\s.,:+/-]+$/.test(cell)).length;
  const isData = filled.some((cell) => /^\d{4}-\d\d-\d\d|^\d{1,2}[./]\d{1,2}[./]\d{2,4}|^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell));
  if (headerRow === 0 || (!isData && numbers * 2 <= filled.length)) return [];
  const message = t`Row ${headerRow} is read as the names of the columns, and looks like data: if the file has no such row, say that it has no header.`;
  return [{ code: 'header-looks-like-data', message, count: 1, firstRow: headerRow }];
}

/** Refuses what cannot be a header. */
export function refuseHeader(header: Row | null, headerRow: number): Outcome {
  const accepted = t`a row with the names of the columns; which row that is can be chosen, or that there is none`;
  if (headerRow === 0 && !header) return refuse('invalid', 'no-rows', t`The file has no row.`, { accepted: t`a file with rows` });
  if (headerRow === 0) return refuseWidth(header!);
  const which = headerRow === 1 ? 'The first row' : `Row ${headerRow}`;
  if (!header) return refuse('invalid', 'no-header', t`The file has no row ${headerRow}.`, { accepted });
  if (isBlank(header) || header.every((name) => name.trim() === '')) {
    return refuse('invalid', 'no-header', t`${which} is empty.`, { accepted });
  }
  if (header.every((name) => /^[\d\s.,:+-]*$/.test(name)) && header.length <= mostColumns) {
    return refuse('invalid', 'no-header', t`${which} looks like data: ${header.slice(0, 5).join(', ')}.`, { accepted });
  }
  return refuseWidth(header);
}

function refuseWidth({ length }: Row): Outcome {
  if (length <= mostColumns) return { ok: true };
  return refuse('invalid', 'too-many-columns', t`The header has ${length} columns.`, { accepted: t`up to ${mostColumns} columns` });
}

/**
 * Names by which every column can be meant: of equal names the later ones get their number, columns without a name that of
 * their place. Names stay otherwise as they are.
 */
export function nameColumns(header: Row): { names: string[]; warnings: FileWarning[] } {
  const own = isRefusalHeader(header) ? refusalColumns.length : 0;
  const taken = new Set(header.slice(own).map((name) => name.trim()));
  const seen = new Set<string>();
  const twice = new Set<string>();
  const unnamed: string[] = [];
  const names = header.map((given, at) => {
    if (at < own) return given;
    const name = given.trim();
    if (name === '') unnamed.push(free(`Column ${at + 1 - own}`, taken));
    if (name === '') return unnamed.at(-1)!;
    if (!seen.has(name)) return (seen.add(name), given);
    twice.add(name);
    return free(name, taken, 2);
  });
  return { names, warnings: [...twiceWarnings([...twice]), ...unnamedWarnings(unnamed)] };
}

/** The name, or the name with the first number that makes it one of its own. */
function free(name: string, taken: Set<string>, from = 1): string {
  for (let number = from; ; number++) {
    const tried = number === 1 ? name : `${name} (${number})`;
    if (taken.has(tried)) continue;
    taken.add(tried);
    return tried;
  }
}

function twiceWarnings(names: string[]): FileWarning[] {
  if (names.length === 0) return [];
  const message = t`Several columns are called ${names.slice(0, 5).join(', ')}: from the second on they are numbered, as in ${names[0]} (2).`;
  return [{ code: 'column-names-repeated', message, count: names.length, firstRow: 1, examples: names.slice(0, 5) }];
}

function unnamedWarnings(names: string[]): FileWarning[] {
  if (names.length === 0) return [];
  const message = t`${names.length === 1 ? 'A column has' : `${names.length} columns have`} no name, and ${names.length === 1 ? 'is' : 'are'} called ${names.slice(0, 5).join(', ')}.`;
  return [{ code: 'columns-unnamed', message, count: names.length, firstRow: 1, examples: names.slice(0, 5) }];
}
