import type { FoundRow } from './export-file.ts';

/** The columns of a file that is being put together, each under a name of its own. */
export interface Columns {
  /** @returns the name of the column: the one asked for, or with a number behind it where that is taken. */
  add(name: string, read: (row: FoundRow) => string | number | null | undefined): string;
  header(): string[];
  cellsOf(row: FoundRow): string[];
}

export function createColumns(): Columns {
  const readers = new Map<string, (row: FoundRow) => string | number | null | undefined>();
  const freeName = (name: string) => {
    const trimmed = name.trim();
    for (let number = 1; ; number++) {
      const free = number === 1 ? trimmed : `${trimmed} (${number})`;
      if (!readers.has(free)) return free;
    }
  };
  return {
    add: (name, read) => {
      const free = freeName(name);
      readers.set(free, read);
      return free;
    },
    header: () => [...readers.keys()],
    cellsOf: (row) => [...readers.values()].map((read) => String(read(row) ?? '')),
  };
}
