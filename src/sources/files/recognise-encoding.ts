import { isUtf8 } from 'node:buffer';
import type { Encoding } from './file-options.ts';

/** Of the characters of a text, this share at least is plain Latin letters, digits, delimiters or line ends. */
const leastPlainShare = 0.05;

/** What a text is written in, by its byte order mark or else by what its bytes can be. @param start its first bytes. */
export function recogniseEncoding(start: Buffer): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return recogniseUtf16(start) ?? (isMostlyUtf8(start) ? 'utf-8' : 'windows-1252');
}

/** UTF-16 without a mark: read the right way round it has plain letters, delimiters and line ends, and no zero characters. */
function recogniseUtf16(start: Buffer): Encoding | null {
  if (!start.includes(0) || isUtf8WithZeros(start)) return null;
  const little = plainShare(start);
  const big = plainShare(Buffer.from(start.subarray(0, start.length & ~1)).swap16());
  if (Math.max(little, big) < leastPlainShare) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/** Text in UTF-8 with zero bytes between, which are refused where they stand: in UTF-16 every other byte would be one, or there would be other signs that no text has. */
function isUtf8WithZeros(start: Buffer): boolean {
  const zeros = start.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  // eslint-disable-next-line no-control-regex -- which is what is looked for.
  return zeros < start.length * 0.3 && isUtf8(withoutCutCharacter(start)) && !/[\x01-\x08\x0e-\x1f]/.test(start.toString('latin1'));
}

/** The share of plain characters; 0 where this is no text at all. */
function plainShare(bytes: Buffer): number {
  // The beginning may end in the middle of a character.
  const text = bytes.toString('utf16le', 0, bytes.length & ~1).replace(/[\ud800-\udbff]$/, '');
  if (!text.isWellFormed() || text.includes('\0')) return 0;
  return text.replaceAll(/[^\0-\x7f]+/g, '').length / Math.max(1, text.length);
}

/**
 * Whether a text is UTF-8, or UTF-8 with a few damaged bytes: that is refused where they stand rather than read as
 * Windows-1252, which would spoil every other letter of it.
 */
function isMostlyUtf8(start: Buffer): boolean {
  if (isUtf8(withoutCutCharacter(start))) return true;
  const letters = start.toString('utf8').match(/[^\0-\x7f]/gu) ?? [];
  const bad = letters.filter((letter) => letter === '\ufffd').length;
  return letters.length - bad > bad * 10;
}

function withoutCutCharacter(bytes: Buffer): Buffer {
  const end = bytes.length;
  for (let back = 1; back <= Math.min(3, end); back++) {
    const byte = bytes[end - back]!;
    if (byte >= 0xc0) return bytes.subarray(0, end - back);
    if (byte < 0x80) return bytes;
  }
  return bytes;
}
