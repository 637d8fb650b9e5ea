/** Something about a file that its owner should know and that stops nothing; the shape of the warnings of an import. */
export interface FileWarning {
  code: string;
  message: string;
  /** How many rows, columns or names it concerns. */
  count: number;
  firstRow: number;
  examples?: string[];
}

/** What is said of so many rows, with some of what was met. */
type Words = (count: number, examples: readonly string[]) => string;

const mostExamples = 5;

/** Collects warnings while a file is read; of one code and one name it counts, and reading twice does not count twice. */
export interface WarningBook {
  add(warning: FileWarning): void;
  /** Forgets what was counted in rows: they are read again from the beginning. */
  beginAnew(): void;
  count(code: string, row: number, message: Words, example?: string): void;
  list(): FileWarning[];
}

export function createWarningBook(): WarningBook {
  const fixed = new Map<string, FileWarning>();
  const counted = new Map<string, { count: number; firstRow: number; message: Words; examples: Set<string> }>();
  return {
    add: (warning) => void fixed.set(warning.code, warning),
    beginAnew: () => counted.clear(),
    count: (code, row, message, example) => {
      const known = counted.get(code) ?? { count: 0, firstRow: row, message, examples: new Set<string>() };
      known.count++;
      if (example !== undefined && known.examples.size < mostExamples) known.examples.add(example);
      counted.set(code, known);
    },
    list: () => [
      ...fixed.values(),
      ...[...counted].map(([code, { count, firstRow, message, examples }]) => ({
        code,
        message: message(count, [...examples]),
        count,
        firstRow,
        ...(examples.size > 0 && { examples: [...examples] }),
      })),
    ],
  };
}
