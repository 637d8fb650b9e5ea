import { t } from '#kernel/language/say.ts';
import type { Row } from './split-rows.ts';

const whyBroken = Symbol('why broken');
interface BrokenRow extends Row {
  [whyBroken]?: { code: string; message: string };
}

/**
 * A row that could not be read, with its text as far as it goes. It has another number of cells than the header, so that
 * only whoever refuses a row for its number of cells has to look for the reason.
 */
export function brokenRow(text: string, width: number, code: string, message: string): Row {
  const row: BrokenRow = width === 1 ? [text, ''] : [text];
  row[whyBroken] = { code, message };
  return row;
}

/** Whether a row could be read: then its cells are those that stand in the file, if fewer than the header has. */
export function isWholeRow(cells: readonly string[]): boolean {
  return (cells as Readonly<BrokenRow>)[whyBroken] === undefined;
}

/** Why a row with another number of cells than the header is refused. */
export function whyRefused(cells: readonly string[], width: number): { code: string; message: string } {
  return (
    (cells as Readonly<BrokenRow>)[whyBroken] ?? { code: 'ragged-row', message: t`${cells.length} cells where the header has ${width}.` }
  );
}
