import type { Mapping } from '../mapping/mapping-schema.ts';
import type { RunNotes } from './run-notes.ts';

/** Reads how the days of a row are written. */
export type DayOrderWatch = (cells: readonly string[], row: number, orders: RunNotes['dayOrders']) => void;

/**
 * Watches the columns whose days a slash or dash divides, day first or month first: which of them it is only some days tell.
 * @returns null where there are no such columns.
 */
export function watchDayOrders(mapping: Mapping, header: readonly string[]): DayOrderWatch | null {
  const names = header.map((name) => name.trim());
  const columns = [...ambiguousColumns(mapping).keys()].flatMap((column) => {
    const place = names.indexOf(column.trim());
    return place < 0 ? [] : [{ column, place }];
  });
  if (columns.length === 0) return null;
  return (cells, row, orders) => {
    for (const { column, place } of columns) {
      const match = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/.exec(cells[place] ?? '');
      if (!match) continue;
      const known = (orders[column] ??= { dayFirst: 0, monthFirst: 0, either: 0, firstRow: row });
      known[orderOf(Number(match[1]), Number(match[2]))]++;
    }
  };
}

function orderOf(first: number, second: number): 'dayFirst' | 'monthFirst' | 'either' {
  if (first > 12) return 'dayFirst';
  return second > 12 ? 'monthFirst' : 'either';
}

/** The columns of a mapping with formats that the other order would read as well, each with its format. */
export function ambiguousColumns(mapping: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { column, moment, format } = part as { column?: unknown; moment?: unknown; format?: unknown };
    const name = typeof column === 'string' ? column : moment;
    if (typeof format === 'string' && typeof name === 'string' && /^(D{1,2}[/-]M{1,2}|M{1,2}[/-]D{1,2})[/-]/.test(format))
      found.set(name, format);
    Object.values(part).forEach(walk);
  };
  walk(mapping);
  return found;
}
