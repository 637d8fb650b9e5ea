import { isUtf8 } from 'node:buffer';
import { FileProblem } from './file-problem.ts';

const accepted = 'CSV in UTF-8, with or without BOM';

/**
 * Passes chunks on, cut at whole characters and without a byte order mark, as long as they are text in UTF-8.
 * @throws FileProblem with the line of the first byte that is not.
 */
export async function* checkUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let isStart = true;
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = bytes.length - unfinished(bytes);
    const text = bytes.subarray(isStart && startsWithBom(bytes) ? 3 : 0, whole);
    rest = bytes.subarray(whole);
    if (!isUtf8(text)) throw notText(text, line);
    if (text.includes(0))
      throw new FileProblem(
        'not-csv',
        'The file holds zero bytes: it is not text.',
        accepted,
        `line ${line + lineBreaks(text, text.indexOf(0))}`,
      );
    line += lineBreaks(text, text.length);
    if (whole > 0) isStart = false;
    if (text.length > 0) yield text;
  }
  if (rest.length > 0) throw notText(rest, line);
}

function startsWithBom(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Bytes at the end that begin a character and do not end it: at most three. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function notText(bytes: Buffer, line: number): FileProblem {
  let start = 0;
  let end = bytes.length;
  // Halves until it stands on the line with the first bad byte.
  while (end - start > 1) {
    const middle = bytes.indexOf(10, (start + end) >> 1) + 1 || end;
    if (middle >= end || middle <= start) break;
    if (isUtf8(bytes.subarray(start, middle))) start = middle;
    else end = middle;
  }
  return new FileProblem('not-utf-8', 'The file is not written in UTF-8.', accepted, `line ${line + lineBreaks(bytes, start)}`);
}

function lineBreaks(bytes: Buffer, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
