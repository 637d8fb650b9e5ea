import { t } from '#kernel/language/say.ts';
import type { FileOptions } from '../file-options.ts';
import { FileProblem } from '../file-problem.ts';
import type { WarningBook } from '../file-warning.ts';
import type { OpenFile, StoredFile } from '../open-file.ts';
import { isBlank, underHeader } from '../read-rows.ts';
import { emptyHeader, nameColumns, recogniseHeaderRow, refuseHeader, rowsAbove, warnOfData } from '../recognise-header.ts';
import type { Row } from '../split-rows.ts';
import { unpack } from '../unpack.ts';
import { chooseSheet } from './choose-sheet.ts';
import { findSheets } from './find-sheets.ts';
import { openArchive } from './open-archive.ts';
import { readSheetRows, type SheetReading } from './read-sheet-rows.ts';
import { readStyles } from './read-styles.ts';
import { createSharedStrings } from './shared-strings.ts';
import { warnOfSheet } from './warn-of-sheet.ts';

/** Rows by which the header is recognised. */
const rowsLookedAt = 50;
/** A gzipped workbook has to be kept whole while it is read: an archive is read from its end. */
const mostGzippedBytes = 64 * 1024 * 1024;

/** Opens one sheet of a workbook; its cells are read as they come, its days as ISO text. @throws FileProblem */
export async function openWorkbook(file: StoredFile, gzipped: boolean, given: FileOptions, warnings: WarningBook): Promise<OpenFile> {
  const workbook = await findSheets(await openArchive(gzipped ? await keepWhole(file) : file));
  const context = { styles: await readStyles(workbook.styles), is1904: workbook.is1904, strings: createSharedStrings(workbook.texts) };
  const chosen = await chooseSheet(workbook.sheets, given.sheet, context, warnings);
  const reading: SheetReading = { share: 0 };
  const raw = () => readSheetRows(chosen.sheet.part, context, reading);
  const beginning = await firstOf(raw());
  const headerRow = given.headerRow ?? recogniseHeaderRow(beginning);
  const header = headerRow === 0 ? emptyHeader(beginning) : (beginning[headerRow - 1] ?? null);
  const wrong = refuseHeader(header, headerRow);
  if (!wrong.ok) throw FileProblem.of(wrong.problem, `sheet ${chosen.sheet.name}`);
  const named = nameColumns(widened(header!, beginning.slice(headerRow)));
  if (headerRow > 0) [...named.warnings, ...warnOfData(header!, headerRow)].forEach(warnings.add);
  const rows = () => fitted(underHeader(warnOfSheet(raw, reading, headerRow, warnings), headerRow, named.names), named.names.length);
  return {
    format: {
      format: 'xlsx',
      gzipped,
      encoding: 'utf-8',
      delimiter: '',
      quote: '"',
      headerRow,
      sheet: chosen.sheet.name,
      sheets: chosen.names,
    },
    header: named.names,
    rows,
    check: (signal) => countRows(rows(), headerRow, signal),
    shareRead: () => reading.share,
    warnings: warnings.list,
  };
}

async function keepWhole(file: StoredFile): Promise<StoredFile> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of unpack(file.pieces(), true)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostGzippedBytes) {
      throw new FileProblem('too-large', t`A gzipped workbook is read up to 64 MB.`, t`the workbook itself: it is packed already`);
    }
  }
  const whole = Buffer.concat(chunks);
  return {
    name: file.name,
    bytes,
    async *pieces(from = 0) {
      yield whole.subarray(from);
    },
  };
}

async function firstOf(rows: AsyncGenerator<Row[]>): Promise<Row[]> {
  const first: Row[] = [];
  for await (const some of rows) {
    for (const row of some) first.push(row);
    if (first.filter((row) => !isBlank(row)).length > rowsLookedAt) break;
  }
  return first;
}

/** A header with places for columns that have no name: half of the rows go as far. */
function widened(header: Row, under: readonly Row[]): Row {
  const widths = under
    .filter((row) => !isBlank(row))
    .slice(0, rowsLookedAt)
    .map((row) => row.length)
    .toSorted((one, other) => one - other);
  const usual = widths[widths.length >> 1] ?? 0;
  return usual > header.length ? [...header, ...Array<string>(usual - header.length).fill('')] : header;
}

/** A sheet leaves out the empty cells at the end of a row. */
async function* fitted(all: AsyncIterable<Row[]>, width: number): AsyncGenerator<Row[]> {
  for await (const rows of all) {
    for (const row of rows) if (row.length < width && !isBlank(row)) while (row.length < width) row.push('');
    yield rows;
  }
}

async function countRows(all: AsyncIterable<Row[]>, headerRow: number, signal: AbortSignal | undefined): Promise<number> {
  let count = 0;
  for await (const rows of all) {
    signal?.throwIfAborted();
    count += rows.length;
  }
  return Math.max(0, count - rowsAbove(headerRow));
}
