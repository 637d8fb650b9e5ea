/**
 * What was noticed while the rows of a run were read; kept with its progress, so that it survives whatever happens to the
 * process. Warnings are made of it at the end.
 */
export interface RunNotes {
  /** Histories that cannot be, by code. */
  odd: Record<string, Noted>;
  /** References whose end was not there when they were read, by kind, end and hash; the first few hundred. */
  nowhere: Record<string, NotedReference>;
  /** How the days of a column are written, by column. */
  dayOrders: Record<string, DayOrders>;
  /** Warnings were made of them, and nothing of them is kept: an end that is repeated leaves the warnings as they are. */
  isConcluded?: true;
}

export interface Noted {
  count: number;
  firstRow: number;
}

export interface NotedReference extends Noted {
  /** As the row names it; null where that is not to be kept, as of people. */
  said: string | null;
}

export interface DayOrders {
  /** Days that can only be read day first, only month first, or either way. */
  dayFirst: number;
  monthFirst: number;
  either: number;
  firstRow: number;
}

const mostReferences = 300;

export function emptyNotes(): RunNotes {
  return { odd: {}, nowhere: {}, dayOrders: {} };
}

export function isEmpty({ odd, nowhere, dayOrders }: RunNotes): boolean {
  return [odd, nowhere, dayOrders].every((part) => Object.keys(part).length === 0);
}

/** What was noticed before, and what a batch adds. Neither is changed. */
export function mergeNotes(before: Partial<RunNotes>, added: RunNotes): RunNotes {
  const nowhere = mergeNoted(before.nowhere ?? {}, added.nowhere);
  return {
    odd: mergeNoted(before.odd ?? {}, added.odd),
    nowhere: Object.fromEntries(Object.entries(nowhere).slice(0, mostReferences)),
    dayOrders: mergeOrders(before.dayOrders ?? {}, added.dayOrders),
  };
}

function mergeNoted<T extends Noted>(before: Readonly<Record<string, T>>, added: Readonly<Record<string, T>>): Record<string, T> {
  const merged = { ...before };
  for (const [name, noted] of Object.entries(added)) {
    const known = merged[name];
    merged[name] = known ? { ...known, count: known.count + noted.count } : noted;
  }
  return merged;
}

function mergeOrders(before: RunNotes['dayOrders'], added: RunNotes['dayOrders']): RunNotes['dayOrders'] {
  const merged = { ...before };
  for (const [column, one] of Object.entries(added)) {
    const known = merged[column];
    if (!known) merged[column] = one;
    else {
      const { dayFirst, monthFirst, either, firstRow } = known;
      merged[column] = {
        dayFirst: dayFirst + one.dayFirst,
        monthFirst: monthFirst + one.monthFirst,
        either: either + one.either,
        firstRow,
      };
    }
  }
  return merged;
}

/** Counts one more under a name; rows may come in any order. */
export function note(noted: Record<string, Noted>, name: string, row: number): void {
  const known = noted[name];
  if (!known) noted[name] = { count: 1, firstRow: row };
  else [known.count, known.firstRow] = [known.count + 1, Math.min(known.firstRow, row)];
}
