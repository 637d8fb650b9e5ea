import { t } from '#kernel/language/say.ts';
import { FileProblem } from '../file-problem.ts';
import type { WarningBook } from '../file-warning.ts';
import { isBlank } from '../read-rows.ts';
import type { Sheet } from './find-sheets.ts';
import { readSheetRows, type WorkbookContext } from './read-sheet-rows.ts';

/** A sheet whose XML is longer has rows; of the others it is looked up. */
const surelyFilledBytes = 16 * 1024;

/**
 * The sheet that is asked for, or the first one that has a table and is not hidden: rows of two cells and more. A cover
 * with a title in one cell has none; where no sheet has a table, it is the first with rows.
 * @returns it, with the names of all that have rows. @throws FileProblem
 */
export async function chooseSheet(
  sheets: readonly Sheet[],
  asked: string | undefined,
  context: WorkbookContext,
  warnings: WarningBook,
): Promise<{ sheet: Sheet; names: string[] }> {
  const filled: Sheet[] = [];
  for (const sheet of sheets) if (await hasRows(sheet, context)) filled.push(sheet);
  const names = filled.map(({ name }) => name);
  const sheet = asked === undefined ? await mostLikeTable(filled, context) : filled.find(({ name }) => name === asked);
  if (!sheet) throw noSheet(asked, sheets, names);
  if (asked === undefined && filled.length > 1) warnings.add(otherSheets(sheet, filled));
  return { sheet, names };
}

/** Rows by which sheets are compared: a sheet that has as many is a table, whatever the others are. */
const enoughRows = 20;

async function mostLikeTable(filled: readonly Sheet[], context: WorkbookContext): Promise<Sheet | undefined> {
  const shown = filled.filter(({ isHidden }) => !isHidden);
  const candidates = shown.length > 0 ? shown : filled;
  let best = { sheet: candidates[0], rows: 0 };
  for (const sheet of candidates.length > 1 ? candidates : []) {
    const rows = await countTableRows(sheet, context);
    if (rows > best.rows) best = { sheet, rows };
    if (rows >= enoughRows) break;
  }
  return best.sheet;
}

/** Rows with two filled cells or more, as far as they are counted. */
async function countTableRows({ part }: Sheet, context: WorkbookContext): Promise<number> {
  let count = 0;
  for await (const rows of readSheetRows(part, context, { share: 0 })) {
    count += rows.filter((row) => row.filter((cell) => cell.trim() !== '').length > 1).length;
    if (count >= enoughRows) break;
  }
  return Math.min(count, enoughRows);
}

async function hasRows({ part }: Sheet, context: WorkbookContext): Promise<boolean> {
  if (part.unpackedBytes > surelyFilledBytes) return true;
  for await (const rows of readSheetRows(part, context, { share: 0 })) if (rows.some((row) => !isBlank(row))) return true;
  return false;
}

function noSheet(asked: string | undefined, sheets: readonly Sheet[], names: readonly string[]): FileProblem {
  const accepted =
    names.length > 0 ? t`one of its sheets: ${names.join(', ')}` : t`a sheet with names of columns in a row and rows under it`;
  if (asked === undefined) return new FileProblem('empty-file', t`No sheet of the workbook has a row.`, accepted);
  const message = sheets.some(({ name }) => name === asked) ? t`The sheet ${asked} is empty.` : t`The workbook has no sheet ${asked}.`;
  return new FileProblem('no-such-sheet', message, accepted);
}

function otherSheets(sheet: Sheet, filled: readonly Sheet[]) {
  const others = filled.filter((one) => one !== sheet).map(({ name, isHidden }) => (isHidden ? `${name} (hidden)` : name));
  const message = t`Of ${filled.length} sheets ${sheet.name} is read. The others are ${others.slice(0, 10).join(', ')}.`;
  return { code: 'other-sheets', message, count: others.length, firstRow: 1, examples: others.slice(0, 10) };
}
