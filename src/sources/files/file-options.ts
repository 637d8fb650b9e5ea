/** How a file may be written. */
export const fileFormats = ['csv', 'jsonl', 'xlsx'] as const;
export type FileKind = (typeof fileFormats)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** What the mapping's `file` says of a file. Everything said overrules what is recognised; everything else is recognised. */
export interface FileOptions {
  format?: FileKind | undefined;
  delimiter?: string | undefined;
  quote?: '"' | "'" | undefined;
  encoding?: Encoding | undefined;
  /** The row with the names of the columns, from 1, blank rows counted; 0 where no row has any. */
  headerRow?: number | undefined;
  /** The name of a sheet of a workbook. */
  sheet?: string | undefined;
  protected?: true | undefined;
}

/** What a file turned out to be. */
export interface FileFormat {
  format: FileKind;
  gzipped: boolean;
  encoding: Encoding;
  /** '' where the format has none. */
  delimiter: string;
  quote: '"' | "'";
  headerRow: number;
  /** The sheet that is read, of a workbook. */
  sheet?: string;
  /** The names of all sheets of a workbook, in their order. */
  sheets?: string[];
}

/** What to write into a mapping, so that the same kind of file is read the same way next time. */
export function optionsOf({ format, delimiter, quote, encoding, headerRow, sheet }: FileFormat): FileOptions {
  const header = headerRow === 1 ? {} : { headerRow };
  if (format === 'xlsx') return { format, ...(sheet !== undefined && { sheet }), ...header };
  if (format === 'jsonl') return { format, encoding };
  return { format, delimiter, quote, encoding, ...header };
}
