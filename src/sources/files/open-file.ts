import { refuse, type Outcome } from '#kernel/problem.ts';
import { checkUtf8 } from './check-utf8.ts';
import { detectDelimiter, isGzip, refuseOtherContent } from './file-format.ts';
import type { FileFormat, FileOptions } from './file-options.ts';
import { FileProblem } from './file-problem.ts';
import { isBlank, readRows, type Row } from './read-rows.ts';
import { createCsvScanner } from './scan-csv.ts';
import { unpack } from './unpack.ts';

/** A stored file that can be read from its beginning as often as needed. */
export interface StoredFile {
  name: string;
  bytes: number;
  /** Its bytes, from this one on: the first unless said. */
  pieces(from?: number): AsyncGenerator<Buffer>;
}

export interface OpenFile {
  format: FileFormat;
  header: string[];
  /** Checked text, from the beginning. @throws FileProblem */
  text(): AsyncGenerator<Buffer>;
  /** Rows from the beginning, the header first. @throws FileProblem */
  rows(): AsyncGenerator<Row[]>;
}

/** Bytes in which delimiter and header are looked for. */
const startBytes = 64 * 1024;

/** Recognises a file by its beginning. @param given what the mapping's `file` says, or its delimiter alone. */
export async function openFile(file: StoredFile, given: FileOptions | string = {}): Promise<Outcome<{ file: OpenFile }>> {
  const { delimiter } = typeof given === 'string' ? { delimiter: given } : given;
  try {
    const gzipped = isGzip(await firstBytes(file.pieces(), 2));
    const text = () => checkUtf8(unpack(file.pieces(), gzipped));
    const other = refuseOtherContent(await firstBytes(unpack(file.pieces(), gzipped), startBytes));
    if (!other.ok) return { ok: false, problem: { ...other.problem, where: file.name } };
    const start = await firstBytes(text(), startBytes);
    const format: FileFormat = {
      format: 'csv',
      gzipped,
      encoding: 'utf-8',
      delimiter: delimiter ?? detectDelimiter(start),
      quote: '"',
      headerRow: 1,
    };
    const rows = () => readRows(text(), format.delimiter);
    const header = await firstRow(rows());
    const wrong = refuseHeader(header);
    return wrong.ok
      ? { ok: true, file: { format, header: header!, text, rows } }
      : { ok: false, problem: { ...wrong.problem, where: `${file.name}, header` } };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, problem: error.in(file.name) };
    throw error;
  }
}

/**
 * Walks through a whole file without keeping anything of it: gzip, encoding and quotes are in order to the end.
 * @returns how many rows stand under the header.
 */
export async function checkFile(name: string, file: OpenFile): Promise<Outcome<{ rows: number }>> {
  try {
    const scanner = createCsvScanner(file.format.delimiter);
    for await (const chunk of file.text()) scanner.scan(chunk);
    return { ok: true, rows: Math.max(0, scanner.end() - 1) };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, problem: error.in(name) };
    throw error;
  }
}

async function firstBytes(chunks: AsyncGenerator<Buffer>, count: number): Promise<Buffer> {
  const taken: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    taken.push(chunk);
    length += chunk.length;
    if (length >= count) break;
  }
  return Buffer.concat(taken).subarray(0, count);
}

async function firstRow(rows: AsyncGenerator<Row[]>): Promise<Row | null> {
  for await (const some of rows) return some[0] ?? null;
  return null;
}

function refuseHeader(header: Row | null): Outcome {
  const accepted = 'a first row with the names of the columns';
  if (!header || isBlank(header)) return refuse('invalid', 'no-header', 'The first row is empty.', { accepted });
  if (header.every((name) => /^[\d\s.,:+-]*$/.test(name))) {
    return refuse('invalid', 'no-header', `The first row looks like data: ${header.slice(0, 5).join(', ')}.`, { accepted });
  }
  return { ok: true };
}
