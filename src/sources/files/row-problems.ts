import { t } from '#kernel/language/say.ts';
import { FileProblem } from './file-problem.ts';

/** The longest row, in bytes: what one row may cost in memory. */
export const longestRecord = 1024 * 1024;

export function rowTooLong(where: string): FileProblem {
  return new FileProblem('row-too-long', t`A row is longer than 1 MB: a quote may be open.`, t`rows up to 1,048,576 bytes`, where);
}

/** @param where `line 7` or `row 7`. */
export function openQuote(where: string): FileProblem {
  return new FileProblem(
    'open-quote',
    t`A quote opens in ${where} and never closes.`,
    t`quotes in pairs; a quote inside a quoted cell is doubled`,
    where,
  );
}
