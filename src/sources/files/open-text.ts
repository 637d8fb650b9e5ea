import { checkUtf8 } from './check-utf8.ts';
import type { Encoding, FileOptions } from './file-options.ts';
import type { StoredFile } from './open-file.ts';
import type { ReadMeter } from './read-rows.ts';
import { recogniseEncoding } from './recognise-encoding.ts';
import { toUtf8 } from './to-utf8.ts';
import { unpack, type UnpackMeter } from './unpack.ts';

/** A stored file as text in UTF-8, to be read from its beginning as often as needed. */
export interface TextFile {
  gzipped: boolean;
  encoding: Encoding;
  /** Its beginning, cut at a whole character. */
  start: string;
  /** Whether the beginning is all there is. */
  isWhole: boolean;
  /** Checked text, cut at whole characters. @throws FileProblem */
  chunks(): AsyncGenerator<Buffer>;
  meter: ReadMeter;
  /** The share of the file that has been read by now, from 0 to 1. */
  shareRead(): number;
}

/** @param start the first bytes, unpacked. */
export async function openText(file: StoredFile, gzipped: boolean, start: Buffer, given: FileOptions): Promise<TextFile> {
  const encoding = given.encoding ?? recogniseEncoding(start);
  const unpacked: UnpackMeter = { packed: 0, unpacked: 0 };
  const meter = { taken: 0 };
  let given8 = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    given8 = 0;
    for await (const chunk of checkUtf8(toUtf8(unpack(file.pieces(), gzipped, unpacked), encoding))) {
      given8 += chunk.length;
      yield chunk;
    }
  }
  // Of the bytes given so far this many were taken; so many packed ones they came from, of all that there are.
  const shareRead = () => (given8 === 0 ? 0 : Math.min(1, (meter.taken / given8) * (unpacked.packed / Math.max(1, file.bytes))));
  return { gzipped, encoding, ...(await beginningOf(chunks(), start.length)), chunks, meter, shareRead };
}

async function beginningOf(chunks: AsyncGenerator<Buffer>, bytes: number): Promise<{ start: string; isWhole: boolean }> {
  const taken: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    taken.push(chunk);
    length += chunk.length;
    if (length > bytes) break;
  }
  const isWhole = length <= bytes;
  const start = Buffer.concat(taken).toString('utf8', 0, bytes);
  // The last letter may be cut in two.
  return { start: isWhole ? start : start.slice(0, -1), isWhole };
}
