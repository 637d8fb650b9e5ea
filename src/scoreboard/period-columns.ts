import { addDays, dayOf, endOfDay, periodOf, startOfDay, type Day, type Period } from '#kernel/local-day.ts';
import type { Every } from '#scoreboard/cohort-funnel.ts';
import { clipped, earlier, periodName } from '#scoreboard/period-name.ts';
import type { Question } from '#scoreboard/question.ts';

/** One column of a table by time. */
export interface PeriodColumn {
  /** 2011-Q4, 2011-10, earlier or all. */
  name: string;
  /** Company-local days, both inclusive, clipped to the question's; null where it is open. */
  from: Day | null;
  to: Day | null;
  /** The whole period in epoch milliseconds: start inside, end outside. */
  start: number;
  end: number;
}

/** More columns than this nobody reads. One stamp of the year 1 among those of today would otherwise make eight thousand. */
const mostColumns = 40;

/**
 * The columns for moments of the question's days: every period from the first that holds one to the last, at most the
 * newest 40; whatever is older shares one column in front, called earlier. Without moments, or for `all`, a single one.
 * @param moments epoch milliseconds, in any order.
 */
export function periodColumns(
  moments: Float64Array,
  every: Every,
  question: Pick<Question, 'from' | 'to'>,
  timeZone: string,
): PeriodColumn[] {
  if (every === 'all' || moments.length === 0)
    return [{ name: 'all', from: question.from, to: question.to, start: -Infinity, end: Infinity }];
  const first = firstFrom(moments, -Infinity);
  const last = moments.reduce((latest, at) => Math.max(latest, at));
  const toColumn = (period: Period): PeriodColumn => ({
    name: periodName(period.from, every),
    ...clipped(period, question),
    start: startOfDay(period.from, timeZone),
    end: endOfDay(period.to, timeZone),
  });
  const columns = [toColumn(periodOf(dayOf(last, timeZone), every))];
  while (columns[0]!.start > first && columns.length < mostColumns)
    columns.unshift(toColumn(periodOf(dayOf(columns[0]!.start - 1, timeZone), every)));
  const oldest = columns[0]!.start;
  if (first >= oldest) return columns;
  const firstListed = firstFrom(moments, oldest);
  const listed = columns.filter((column) => column.end > firstListed);
  const { from, start } = listed[0]!;
  return [{ name: earlier, from: question.from, to: addDays(from!, -1), start: -Infinity, end: start }, ...listed];
}

function firstFrom(moments: Float64Array, start: number): number {
  return moments.reduce((first, at) => (at >= start && at < first ? at : first), Infinity);
}

/** The index of the column that a moment lies in. */
export function columnOf(columns: readonly PeriodColumn[], at: number): number {
  let [low, high] = [0, columns.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (columns[middle]!.start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
