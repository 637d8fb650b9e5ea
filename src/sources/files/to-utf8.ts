import { t } from '#kernel/language/say.ts';
import { isAscii } from 'node:buffer';
import type { Encoding } from './file-options.ts';
import { FileProblem } from './file-problem.ts';

/** Of the bytes 80 to 9F of Windows-1252; five of them mean nothing, and stay what they are. */
const windowsSigns = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * The same text in UTF-8, without a byte order mark. What is UTF-8 already passes through as it is.
 * Not the decoder of the platform: some of its releases read Windows-1252 as Latin-1, which loses the euro sign.
 */
export function toUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncIterable<Buffer> {
  if (encoding === 'utf-8') return chunks;
  return encoding === 'windows-1252' ? fromWindows1252(chunks) : fromUtf16(chunks, encoding === 'utf-16be');
}

async function* fromWindows1252(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield isAscii(chunk) ? chunk : Buffer.from(windows1252Text(chunk));
}

export function windows1252Text(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80]!);
}

async function* fromUtf16(chunks: AsyncIterable<Buffer>, isBig: boolean): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let isStart = true;
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = wholeCharacters(bytes, isBig);
    // Copied before it is swapped: the bytes may be somebody else's.
    const units = Buffer.from(bytes.subarray(0, end));
    const decoded = (isBig ? units.swap16() : units).toString('utf16le');
    const text = isStart && decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
    rest = bytes.subarray(end);
    if (end > 0) isStart = false;
    if (!text.isWellFormed()) throw notUtf16(line + lineBreaks(text.slice(0, firstLoneHalf(text))));
    line += lineBreaks(text);
    if (text !== '') yield Buffer.from(text);
  }
  if (rest.length > 0) throw notUtf16(line);
}

/** Up to where no character is cut in two: an even byte, and not behind the first half of a pair. */
function wholeCharacters(bytes: Buffer, isBig: boolean): number {
  const end = bytes.length & ~1;
  const high = end < 2 ? 0 : bytes[isBig ? end - 2 : end - 1]!;
  return high >= 0xd8 && high <= 0xdb ? end - 2 : end;
}

function firstLoneHalf(text: string): number {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text)?.index ?? 0;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === 10) count++;
  return count;
}

function notUtf16(line: number): FileProblem {
  return new FileProblem(
    'not-utf-16',
    t`The file is not written in UTF-16 to its end.`,
    t`UTF-16, or the encoding that it is written in`,
    t`line ${line}`,
  );
}
