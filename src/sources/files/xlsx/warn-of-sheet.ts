import { t } from '#kernel/language/say.ts';
import type { WarningBook } from '../file-warning.ts';
import type { Row } from '../split-rows.ts';
import type { SheetNotice } from './read-cell.ts';
import type { SheetReading } from './read-sheet-rows.ts';

/** Lets rows through and writes down what is odd in them: errors of formulas, rows that a filter hides, cells that were merged. */
export async function* warnOfSheet(
  raw: () => AsyncGenerator<Row[]>,
  reading: SheetReading,
  headerRow: number,
  warnings: WarningBook,
): AsyncGenerator<Row[]> {
  warnings.beginAnew();
  reading.notice = (notice) => warnOfCell(notice, warnings);
  reading.merges = (references) => warnOfMerges(references, headerRow, warnings);
  yield* raw();
}

function warnOfCell({ kind, row, example }: SheetNotice, warnings: WarningBook): void {
  const many = (count: number, one: string, more: string) => (count === 1 ? one : `${count.toLocaleString('en')} ${more}`);
  if (kind === 'hidden')
    warnings.count('hidden-rows', row, (count) => `${many(count, 'One row is', 'rows are')} hidden in the sheet, and read all the same.`);
  else if (kind === 'error') {
    warnings.count(
      'formula-errors',
      row,
      (count, texts) => `${many(count, 'One cell holds', 'cells hold')} the error of a formula, read as its text: ${texts.join(', ')}.`,
      example,
    );
  } else {
    const says = 'no result: open the workbook in Excel and save it, and they have';
    warnings.count('formulas-without-value', row, (count) => `${many(count, 'One formula has', 'formulas have')} ${says}.`);
  }
}

function warnOfMerges(references: readonly string[], headerRow: number, warnings: WarningBook): void {
  const isOfHeader = (reference: string) => {
    const [first = 0, last = first] = (reference.match(/\d+/g) ?? []).map(Number);
    return first <= headerRow && headerRow <= last;
  };
  const header = references.filter(isOfHeader);
  const below = references.filter((reference) => !isOfHeader(reference) && Number(/\d+/.exec(reference)?.[0]) > headerRow);
  if (header.length > 0) {
    const message = t`Cells of the header are merged (${header.slice(0, 5).join(', ')}): only the first column of each has the name.`;
    warnings.add({ code: 'merged-header', message, count: header.length, firstRow: headerRow, examples: header.slice(0, 5) });
  }
  if (below.length > 0) {
    const what = below.length === 1 ? 'One range of cells is' : `${below.length.toLocaleString('en')} ranges of cells are`;
    const message = t`${what} merged (${below.slice(0, 5).join(', ')}): only the first cell has the value.`;
    const firstRow = Math.min(...below.map((reference) => Number(/\d+/.exec(reference)?.[0])));
    warnings.add({ code: 'merged-cells', message, count: below.length, firstRow, examples: below.slice(0, 5) });
  }
}
