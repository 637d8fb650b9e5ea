import { longestRecord, rowTooLong } from '../row-problems.ts';
import type { Row } from '../split-rows.ts';
import type { ArchivePart } from './open-archive.ts';
import type { NumberKind } from './read-number.ts';
import { textOf } from './read-document.ts';
import type { SheetNotice } from './read-cell.ts';
import { createSheetReader } from './read-sheet.ts';
import type { SharedStrings } from './shared-strings.ts';
import { createXmlReader } from './xml-reader.ts';

export interface WorkbookContext {
  styles: readonly NumberKind[];
  is1904: boolean;
  strings: SharedStrings;
}

/** How far the reading of a sheet has come, and what it met. */
export interface SheetReading {
  /** From 0 to 1. */
  share: number;
  notice?: (notice: SheetNotice) => void;
  /** Told at the end, which is where a workbook says it. */
  merges?: (references: readonly string[]) => void;
}

/** All rows of a sheet from its first; the texts that they share are read as far as they ask for them. @throws FileProblem */
export async function* readSheetRows(part: ArchivePart, context: WorkbookContext, reading: SheetReading): AsyncGenerator<Row[]> {
  const sheet = createSheetReader(context, (notice) => reading.notice?.(notice));
  const reader = createXmlReader(sheet);
  let letters = 0;
  reading.share = 0;
  for await (const text of textOf(part.read())) {
    reader.write(text);
    letters += text.length;
    reading.share = Math.min(1, letters / Math.max(1, part.unpackedBytes));
    const { rows, waiting } = sheet.take();
    const last = waiting.reduce((most, { index }) => Math.max(most, index), -1);
    if (last >= context.strings.count) await context.strings.load(last);
    for (const { row, at, index } of waiting) row[at] = context.strings.get(index);
    if (waiting.length > 0) refuseLongRows(rows);
    if (rows.length > 0) yield rows;
  }
  reader.end();
  reading.merges?.(sheet.merges);
}

/** Many cells of one long text make a row that no file of this size could hold. */
function refuseLongRows(rows: readonly Row[]): void {
  for (const row of rows) {
    let letters = 0;
    for (const cell of row) letters += cell.length;
    if (letters > longestRecord) throw rowTooLong('a row of the sheet');
  }
}
