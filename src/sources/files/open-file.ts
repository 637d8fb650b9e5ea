import { t } from '#kernel/language/say.ts';
import type { Outcome } from '#kernel/problem.ts';
import type { FileFormat, FileKind, FileOptions } from './file-options.ts';
import { FileProblem } from './file-problem.ts';
import { firstBytes } from './first-bytes.ts';
import { createWarningBook, type FileWarning, type WarningBook } from './file-warning.ts';
import { openCsv } from './open-csv.ts';
import { openText } from './open-text.ts';
import { openJsonLines } from './jsonl/open-json-lines.ts';
import { rowsAbove } from './recognise-header.ts';
import { recogniseJsonLines } from './jsonl/recognise-json-lines.ts';
import { isGzip, recogniseContent } from './recognise-content.ts';
import type { Row } from './split-rows.ts';
import { unpack } from './unpack.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';

/** A stored file that can be read from its beginning as often as needed. */
export interface StoredFile {
  name: string;
  bytes: number;
  /** Its bytes, from this one on: the first unless said. */
  pieces(from?: number): AsyncGenerator<Buffer>;
}

/** A file that is understood as far as its columns, whatever its format. */
export interface OpenFile {
  format: FileFormat;
  /** The names of its columns, each once. */
  header: string[];
  /**
   * Rows from the beginning, the header first. The n-th is row n of the file: rows above the header come as blank ones, and
   * a file without a header row has its names as row 1.
   * @throws FileProblem
   */
  rows(): AsyncGenerator<Row[]>;
  /** Walks through to the end without keeping anything. @returns how many rows stand under the header. @throws FileProblem */
  check(signal?: AbortSignal): Promise<number>;
  /** The share of the file that the last reading of rows has come through by now, from 0 to 1. */
  shareRead(): number;
  /** What is odd about the file, as far as it has been read. */
  warnings(): FileWarning[];
}

/** Bytes by which a file is recognised. */
const startBytes = 256 * 1024;

/** Recognises a file by its content, whatever it is called. @param given what the mapping's `file` says, or its delimiter alone. */
export async function openFile(file: StoredFile, given: FileOptions | string = {}): Promise<Outcome<{ file: OpenFile }>> {
  try {
    const warnings = createWarningBook();
    const opened = await openByContent(file, typeof given === 'string' ? { delimiter: given } : given, warnings);
    return { ok: true, file: saysWhenEmpty(opened, warnings) };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, problem: error.in(file.name) };
    throw error;
  }
}

/** A header without rows is no mistake, as of a day on which nothing happened, but whoever brings it should know. */
function saysWhenEmpty(file: OpenFile, warnings: WarningBook): OpenFile {
  const see = (rows: number) => {
    if (rows === 0) warnings.add({ code: 'no-rows', message: t`Under the header stands no row.`, count: 0, firstRow: 1 });
    return rows;
  };
  async function* rows(): AsyncGenerator<Row[]> {
    let count = 0;
    for await (const some of file.rows()) {
      count += some.length;
      yield some;
    }
    see(Math.max(0, count - rowsAbove(file.format.headerRow)));
  }
  return { ...file, rows, check: async (signal) => see(await file.check(signal)) };
}

async function openByContent(file: StoredFile, given: FileOptions, warnings: WarningBook): Promise<OpenFile> {
  const gzipped = isGzip(await firstBytes(file.pieces(), 2));
  const start = await firstBytes(unpack(file.pieces(), gzipped), startBytes);
  const content = recogniseContent(start);
  if (content === 'zip') {
    refuseOther(given.format, 'xlsx');
    warnOfName(file.name, 'xlsx', warnings);
    return openWorkbook(file, gzipped, given, warnings);
  }
  if (given.format === 'xlsx') refuseOther(given.format, 'csv');
  const text = await openText(file, gzipped, start, given);
  const format = given.format ?? (recogniseJsonLines(text) ? 'jsonl' : 'csv');
  warnOfName(file.name, format, warnings);
  return format === 'jsonl' ? openJsonLines(text, warnings) : openCsv(text, given, warnings);
}

const titles: Record<FileKind, string> = { csv: 'CSV', jsonl: 'JSON lines', xlsx: 'an Excel workbook' };

function refuseOther(given: FileKind | undefined, format: FileKind): void {
  if (given === undefined || given === format) return;
  const message = t`The mapping says that the file is ${titles[given]}; by its content it is ${format === 'xlsx' ? titles.xlsx : 'text'}.`;
  throw new FileProblem('other-format', message, t`${titles[given]}, or a mapping without file.format: the format is then recognised`);
}

/** A name that promises something else: the content decides, and that is said. */
function warnOfName(name: string, format: FileKind, warnings: WarningBook): void {
  const ending = /\.([a-z0-9]+)(\.gz)?$/i.exec(name)?.[1]?.toLowerCase();
  const promised =
    ending &&
    { csv: 'csv', tsv: 'csv', tab: 'csv', xlsx: 'xlsx', xlsm: 'xlsx', xls: 'xlsx', jsonl: 'jsonl', ndjson: 'jsonl', json: 'jsonl' }[ending];
  if (!promised || promised === format) return;
  const message = t`${name} is ${titles[format]} by its content, and is read as that.`;
  warnings.add({ code: 'other-than-its-name', message, count: 1, firstRow: 1 });
}

/**
 * Walks through a whole file without keeping anything of it: packing, encoding and quotes are in order to the end.
 * @returns how many rows stand under the header, and what is odd about the file.
 */
export async function checkFile(
  name: string,
  file: OpenFile,
  signal?: AbortSignal,
): Promise<Outcome<{ rows: number; warnings: FileWarning[] }>> {
  try {
    const rows = await file.check(signal);
    return { ok: true, rows, warnings: file.warnings() };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, problem: error.in(name) };
    throw error;
  }
}
