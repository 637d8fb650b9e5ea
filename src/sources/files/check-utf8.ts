import { t } from '#kernel/language/say.ts';
import { isUtf8 } from 'node:buffer';
import { FileProblem } from './file-problem.ts';
import { windows1252Text } from './to-utf8.ts';

const accepted = 'text without zero bytes; the file as it was exported';

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
        t`The file holds zero bytes: it is not text.`,
        accepted,
        t`line ${line + lineBreaks(text, text.indexOf(0))}`,
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
  const at = line + lineBreaks(bytes, start);
  const seen = firstOdd(bytes.subarray(start, end));
  return new FileProblem(
    'not-utf-8',
    t`The file is not written in UTF-8 to its end: line ${at.toLocaleString('en')} has a letter that is not${seen}.`,
    t`UTF-8; where that letter makes sense in Windows-1252, choose Windows-1252 as the encoding of the file`,
    t`line ${at}`,
  );
}

/** What Windows-1252 would read around the first byte that is not UTF-8. */
function firstOdd(bytes: Buffer): string {
  const good = bytes.toString('utf8').indexOf('\ufffd');
  const at = good < 0 ? -1 : Buffer.byteLength(bytes.toString('utf8').slice(0, good));
  if (at < 0) return '';
  const around = bytes.subarray(Math.max(0, at - 10), at + 10);
  const word =
    /[^\s,;|"]*$/.exec(windows1252Text(around.subarray(0, Math.min(10, at))))![0] +
    /^[^\s,;|"]*/.exec(windows1252Text(around.subarray(Math.min(10, at))))![0];
  return ` (in Windows-1252 it would read \u201c${word}\u201d)`;
}

/** Where line ends stand close together, to ask for the next one takes longer than to look at every byte. */
function lineBreaks(bytes: Buffer, end: number): number {
  let count = 0;
  for (let at = -1; ;) {
    const next = bytes.indexOf(10, at + 1);
    if (next < 0 || next >= end) return count;
    count++;
    const isDense = next - at < 16;
    at = next;
    for (const stop = isDense ? Math.min(end - 1, next + 4096) : at; at < stop;) if (bytes[++at] === 10) count++;
  }
}
