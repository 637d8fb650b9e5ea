import { FileProblem } from '../file-problem.ts';

/** @param why `row 3 stands behind row 7`. */
export function damagedWorkbook(why: string): FileProblem {
  return new FileProblem(
    'damaged-workbook',
    `The workbook is damaged: ${why}.`,
    'a workbook as Excel saves it; open it there and save it again',
  );
}
