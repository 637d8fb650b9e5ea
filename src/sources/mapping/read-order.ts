import { shown } from './bad-cell.ts';
import { refused, type ColumnPlaces } from './cells.ts';
import type { RefusedRow } from './read-row.ts';

/** Reads the place of a row among those of one moment: 0 where the mapping has no column for it, or the cell is empty. */
export function createOrderReader(column: string | undefined, places: ColumnPlaces) {
  if (column === undefined) return () => 0;
  const cellOf = places.reader(column);
  return (cells: readonly string[], row: number): number | RefusedRow => {
    const cell = cellOf(cells);
    if (cell === '') return 0;
    const number = Number(cell);
    if (Number.isInteger(number) && Math.abs(number) < 2 ** 31) return number;
    return refused(row, cells, 'not-an-order', `Not a place in an order: ${shown(cell)} in ${column}. Accepted: whole numbers.`);
  };
}
