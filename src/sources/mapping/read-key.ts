import { refused, type CellReader, type ColumnPlaces } from './cells.ts';
import type { Ref } from './mapping-schema.ts';
import type { RefusedRow } from './read-row.ts';

export interface KeyRead {
  space: string;
  values: string[];
}

type KeyReader = (cells: readonly string[]) => KeyRead | null;

/** The reader of a row's key: the first key whose columns are all filled. */
export function createKeyReader(keys: readonly Ref[], places: ColumnPlaces): KeyReader {
  const compiled = keys.map((key) => createRefReader(key, places));
  if (compiled.length === 1) return compiled[0]!;
  return (cells) => {
    for (const read of compiled) {
      const key = read(cells);
      if (key) return key;
    }
    return null;
  };
}

/** Reads what a row refers to; null where one of the columns is empty. */
export function createRefReader({ space, columns }: Ref, places: ColumnPlaces): KeyReader {
  const readValues = createValuesReader(columns, places);
  return (cells) => {
    const values = readValues(cells);
    return values && { space, values };
  };
}

/** Reads several columns that count only together; null where one of them is empty. */
export function createValuesReader(columns: readonly string[], places: ColumnPlaces): (cells: readonly string[]) => string[] | null {
  const readers: CellReader[] = columns.map((column) => places.reader(column));
  const [only] = readers;
  if (only && readers.length === 1) {
    return (cells) => {
      const value = only(cells);
      return value === '' ? null : [value];
    };
  }
  return (cells) => {
    const values = readers.map((read) => read(cells));
    return values.includes('') ? null : values;
  };
}

/** A key as people read it. */
export function keyText({ values }: { values: readonly string[] }): string {
  return values.length === 1 ? values[0]! : values.join(' · ');
}

/** @param what person, account and so on: what cannot be known. */
export function noKey(row: number, cells: readonly string[], keys: readonly { columns: readonly string[] }[], what = 'person'): RefusedRow {
  const columns = keys.map((key) => key.columns.join(' and ')).join(', or ');
  return refused(row, cells, 'no-key', `Nothing to know the ${what} by: no ${columns}.`);
}
