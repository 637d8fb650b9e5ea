import { createRowSplitter, type Row } from './split-rows.ts';

export type { Row };

/** Bytes that are cut in one go: small enough for the server to answer others in between. */
const cutAtOnce = 256 * 1024;

/**
 * The rows of a CSV file, header first, as many at a time as one stretch of bytes holds. Rows keep the number of cells
 * that they have; a blank line is a row of one empty cell.
 * @param text checked bytes in UTF-8, cut at whole characters.
 */
export async function* readRows(text: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<Row[]> {
  const splitter = createRowSplitter(delimiter);
  for await (const chunk of text) {
    for (let start = 0; start < chunk.length;) {
      const end = characterBorder(chunk, start + cutAtOnce);
      const rows = splitter.push(chunk.toString('utf8', start, end));
      start = end;
      if (rows.length > 0) yield rows;
    }
  }
  const last = splitter.end();
  if (last.length > 0) yield last;
}

/** The end of the character that would be cut in two. */
function characterBorder(bytes: Buffer, at: number): number {
  let end = Math.min(at, bytes.length);
  while (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end++;
  return end;
}

/** A blank line, which is no row. */
export function isBlank(row: Row): boolean {
  return row.length === 1 && row[0]!.trim() === '';
}
