import type { OpenFile } from '../files/open-file.ts';
import { rowsAbove } from '../files/recognise-header.ts';
import type { Row } from '../files/split-rows.ts';

export interface Beginning {
  /** The first rows under the header, without blank ones. */
  rows: Row[];
  /** Rows in all files of these columns, as far as can be said from the beginning of the first. */
  rowsEstimated: number;
  /** Rows looked at that have more or fewer cells than the header. */
  raggedRows: number;
}

/** What may be looked at of one file. */
export interface Budget {
  rows: number;
  characters: number;
  /** For counting rows beyond those looked at: a small file is counted to its end. */
  milliseconds: number;
}

/** How long rows to look at are waited for, beyond the time for counting. */
const mostMilliseconds = 700;

/**
 * The first rows of a file.
 * @param otherBytes of further files with the same columns, against those of this one.
 */
export async function readBeginning(file: OpenFile, budget: Budget, otherBytes: { here: number; elsewhere: number }): Promise<Beginning> {
  const looked: Row[] = [];
  let characters = 0;
  let rowCount = 0;
  let above = rowsAbove(file.format.headerRow);
  let isWhole = true;
  const until = performance.now() + budget.milliseconds;
  for await (const some of file.rows()) {
    for (const row of some) {
      if (above-- > 0 || isBlank(row)) continue;
      rowCount++;
      if (looked.length === budget.rows || characters > budget.characters) continue;
      looked.push(row);
      characters += row.reduce((length, cell) => length + cell.length + 1, 0);
    }
    const isEnough = looked.length === budget.rows || characters > budget.characters;
    // A file may hold nothing for a long time.
    if (performance.now() > (isEnough ? until : until + mostMilliseconds)) {
      isWhole = false;
      break;
    }
  }
  const share = isWhole ? 1 : Math.max(file.shareRead(), 1e-9);
  return {
    rows: looked,
    rowsEstimated: Math.round((rowCount / share) * (1 + otherBytes.elsewhere / Math.max(1, otherBytes.here))),
    raggedRows: looked.filter((row) => row.length !== file.header.length).length,
  };
}

function isBlank(row: Row): boolean {
  return row.length === 1 && row[0]!.trim() === '';
}
