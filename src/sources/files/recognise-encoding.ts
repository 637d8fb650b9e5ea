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

/** UTF-16 without a mark: plain characters have a zero byte on one side, always the same. */
function recogniseUtf16(start: Buffer): Encoding | null {
  const zeros = [0, 0];
  for (let at = 0; at < start.length; at++) if (start[at] === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  const units = start.length / 2;
  const isBig = even > odd;
  if (Math.max(even, odd) < units * leastPlainShare || Math.min(even, odd) > Math.max(even, odd) / 50) return null;
  const whole = Buffer.from(start.subarray(0, start.length & ~1));
  const text = (isBig ? whole.swap16() : whole).toString('utf16le');
  // Cut where the beginning ends, which may be in the middle of a character.
  return text.slice(0, -1).isWellFormed() && !text.includes('\0') ? (isBig ? 'utf-16be' : 'utf-16le') : null;
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
