import { refuse, type Outcome } from '#kernel/problem.ts';

/** The delimiters that are recognised, the likeliest first. */
const delimiters = [',', ';', '\t', '|', ':'] as const;
const accepted = 'CSV in UTF-8, with or without BOM, plain or gzipped';

export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

/**
 * Refuses what is not text in UTF-8 by its first bytes.
 * @param start the first bytes, unpacked.
 */
export function refuseOtherContent(start: Buffer): Outcome {
  if (start.length === 0) return refuse('invalid', 'empty-file', 'The file is empty.', { accepted });
  if (startsWith(start, [0xff, 0xfe]) || startsWith(start, [0xfe, 0xff])) {
    return refuse('invalid', 'not-utf-8', 'The file is written in UTF-16.', { accepted });
  }
  if (startsWith(start, [0x50, 0x4b, 3, 4])) {
    return refuse('invalid', 'not-csv', 'The file is a ZIP archive or an Excel workbook.', {
      accepted: `${accepted}; in Excel: Save as, CSV UTF-8`,
    });
  }
  return { ok: true };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

const quote = 34;
const newLine = 10;
const carriageReturn = 13;

/**
 * The delimiter that divides the first lines into the most equal number of cells.
 * @param start the first bytes of the text, unpacked.
 */
export function detectDelimiter(start: Buffer): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = scoreOf(cellCounts(start, delimiter.charCodeAt(0)));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Cells of the first twenty records, as far as they are whole. */
function cellCounts(start: Buffer, delimiter: number): number[] {
  const counts: number[] = [];
  let cells = 1;
  let isQuoted = false;
  for (const byte of start) {
    if (byte === quote) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (byte === delimiter) cells++;
    else if (byte === newLine || byte === carriageReturn) {
      if (byte === newLine) counts.push(cells);
      if (counts.length === 20) break;
      if (byte === newLine) cells = 1;
    }
  }
  return counts.length > 0 ? counts : [cells];
}

/** Cells of the header, times the share of lines that agree with it. One cell is no division at all. */
function scoreOf(counts: readonly number[]): number {
  const header = counts[0]!;
  if (header < 2) return 0;
  return header * (counts.filter((count) => count === header).length / counts.length) ** 2;
}
