import { isRealDay } from './calendar.ts';
import { compilePattern } from './moment-patterns.ts';
import { numberFormatOf } from './read-number-moment.ts';
import { isIso } from './read-moment.ts';

/** How the days of a column can be read: by how many cells each order is borne out. */
export interface DateOrders {
  format: string;
  /** The format with day and month the other way round. */
  other: string;
  /** Cells that are days only as the format reads them. */
  onlyThis: number;
  /** Cells that are days only the other way round. */
  onlyOther: number;
  /** Cells that are another day each way. */
  either: number;
  example: string;
}

/**
 * Weighs in which order the days of a column are written. Where `either` counts cells and neither order is borne out, nothing
 * in the column says which is right: the whole column could be read wrong.
 * @returns null for formats that leave no choice: names of months, numbers of seconds, ISO.
 */
export function weighDateOrders(cells: Iterable<string>, format: string | undefined): DateOrders | null {
  if (format === undefined || isIso(format) || numberFormatOf(format)) return null;
  const pattern = compilePattern(format);
  if (!pattern.swapped) return null;
  const orders: DateOrders = { format, other: pattern.swapped, onlyThis: 0, onlyOther: 0, either: 0, example: '' };
  for (const text of cells) {
    const cell = text.trim();
    const parts = pattern.read(cell);
    if (!parts) continue;
    const isThis = isRealDay(parts.year, parts.month, parts.day);
    const isOther = isRealDay(parts.year, parts.day, parts.month);
    if (isThis && !isOther) orders.onlyThis++;
    else if (isOther && !isThis) orders.onlyOther++;
    else if (isThis && parts.day !== parts.month) {
      orders.either++;
      orders.example ||= cell;
    }
  }
  return orders;
}

/** Whether nothing in the column says in which order its days are written. */
export function isAmbiguous(orders: DateOrders | null): boolean {
  return orders !== null && orders.either > 0 && orders.onlyThis === 0 && orders.onlyOther === 0;
}
