import { t } from '#kernel/language/say.ts';
import { FileProblem } from '../file-problem.ts';

/** @param why `row 3 stands behind row 7`. */
export function damagedWorkbook(why: string): FileProblem {
  return new FileProblem(
    'damaged-workbook',
    t`The workbook is damaged: ${why}.`,
    t`a workbook as Excel saves it; open it there and save it again`,
  );
}
