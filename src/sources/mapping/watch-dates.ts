import { t } from '#kernel/language/say.ts';
import type { Mapping } from './mapping-schema.ts';
import { stampsOf } from './mapping-stamps.ts';
import { hasShortYears } from './moment-patterns.ts';
import { isAmbiguous, weighDateOrders, type DateOrders } from './weigh-date-orders.ts';

/** How the days of each column can be read, by column; to be kept as JSON. */
export type DateNotes = Record<string, DateOrders>;

export interface DateWarning {
  code: 'dates-either-way' | 'dates-of-both-orders' | 'years-of-two-digits';
  message: string;
  count: number;
  firstRow: number;
  examples: string[];
}

/**
 * Notes how the days of some rows can be read.
 * @param rows whole rows of a file with this header.
 * @param before what was noted of earlier rows; it is not changed.
 */
export function noteDates(
  mapping: Mapping,
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  before: DateNotes = {},
): DateNotes {
  const notes = { ...before };
  const kept = [...rows];
  for (const { column, format } of stampsOf(mapping)) {
    const place = header.findIndex((name) => name.trim() === column.trim());
    const orders = place < 0 ? null : weighDateOrders(cellsOf(kept, place), format);
    if (orders) notes[column] = sum(before[column], orders);
  }
  return notes;
}

function* cellsOf(rows: readonly (readonly string[])[], place: number): Generator<string> {
  for (const cells of rows) yield cells[place] ?? '';
}

function sum(one: DateOrders | undefined, other: DateOrders): DateOrders {
  if (!one) return other;
  return {
    ...other,
    onlyThis: one.onlyThis + other.onlyThis,
    onlyOther: one.onlyOther + other.onlyOther,
    either: one.either + other.either,
    example: one.example || other.example,
  };
}

/** What the owner of an import should know about its days: those that the file leaves open, and those of another order. */
export function warnOfDates(mapping: Mapping, notes: DateNotes): DateWarning[] {
  const warnings: DateWarning[] = [];
  for (const [column, orders] of Object.entries(notes)) {
    const { format, other, onlyThis, onlyOther, either, example } = orders;
    if (isAmbiguous(orders)) {
      const message = t`Every day in ${column} can be read as ${format} and as ${other}: nothing in the file says which. Read as ${format}.`;
      warnings.push({ code: 'dates-either-way', message, count: either, firstRow: 0, examples: [example] });
    } else if (onlyOther > 0 && onlyThis + either > 0) {
      const message = t`${column} has days of two orders: ${onlyThis + either} read as ${format}, ${onlyOther} that are days only as ${other} and are refused.`;
      warnings.push({ code: 'dates-of-both-orders', message, count: onlyOther, firstRow: 0, examples: [] });
    }
  }
  return [...warnings, ...warnOfShortYears(mapping)];
}

function warnOfShortYears(mapping: Mapping): DateWarning[] {
  const columns = [...new Set(stampsOf(mapping).flatMap(({ column, format }) => (hasShortYears(format) ? [column] : [])))];
  if (columns.length === 0) return [];
  const message = t`Years of two digits in ${columns.join(', ')} are read as 1970 to 2069.`;
  return [{ code: 'years-of-two-digits', message, count: columns.length, firstRow: 0, examples: [] }];
}
