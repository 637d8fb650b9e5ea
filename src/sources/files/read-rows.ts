import { createRowSplitter, type Row } from './split-rows.ts';

export type { Row };

/** Bytes that are cut in one go: few enough that rows are read and forgotten before the engine has to move them about. */
const cutAtOnce = 16 * 1024;

/** How many bytes of text were cut into rows so far. */
export interface ReadMeter {
  taken: number;
}

/**
 * The rows of a CSV file, header first, as many at a time as one stretch of bytes holds. Rows keep the number of cells
 * that they have; a blank line is a row of one empty cell.
 * @param text checked bytes in UTF-8, cut at whole characters.
 * @param meter is kept up to date.
 */
export async function* readRows(
  text: AsyncIterable<Buffer>,
  delimiter: string,
  quote: '"' | "'" = '"',
  meter: ReadMeter = { taken: 0 },
): AsyncGenerator<Row[]> {
  const splitter = createRowSplitter(delimiter, quote);
  for await (const stretch of inStretches(text, meter)) {
    const rows = splitter.push(stretch);
    if (rows.length > 0) yield rows;
  }
  const last = splitter.end();
  if (last.length > 0) yield last;
}

/** Text in stretches that are dealt with in one go. */
export async function* inStretches(text: AsyncIterable<Buffer>, meter: ReadMeter): AsyncGenerator<string> {
  meter.taken = 0;
  for await (const chunk of text) {
    for (let start = 0; start < chunk.length;) {
      const end = characterBorder(chunk, start + cutAtOnce);
      meter.taken += end - start;
      yield chunk.toString('utf8', start, end);
      start = end;
    }
  }
}

/** Rows with their header in front: what stands above it is left out, and counted as blank rows behind it, so that rows keep their numbers. Without a header, 0, the names stand before the first row. */
export async function* underHeader(all: AsyncIterable<Row[]>, headerRow: number, names: Row): AsyncGenerator<Row[]> {
  if (headerRow === 0) yield [names];
  let before = 0;
  for await (const rows of all) {
    const place = headerRow - before;
    before += rows.length;
    if (place <= 0) yield rows;
    else if (place <= rows.length) yield [names, ...Array.from({ length: headerRow - 1 }, () => ['']), ...rows.slice(place)];
  }
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
