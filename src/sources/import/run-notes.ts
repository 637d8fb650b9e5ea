/** What was noticed while the rows of a run were read; kept with its progress, so that it survives whatever happens to the process. */
export interface RunNotes {
  /** Histories that cannot be, by code. */
  odd?: Record<string, Noted>;
  /** References whose end was not there when they were read, by kind and hash. */
  nowhere?: Record<string, NotedReference>;
  /** How the days of a column are written, by column. */
  dayOrders?: Record<string, DayOrders>;
}

export interface Noted {
  count: number;
  firstRow: number;
}

export interface NotedReference extends Noted {
  kind: string;
  /** As the row names it; null where it names a person. */
  said: string | null;
}

export interface DayOrders {
  /** Days that can only be read day first, or only month first, or either way. */
  dayFirst: number;
  monthFirst: number;
  either: number;
  firstRow: number;
}
