import type { Outcome } from '#kernel/problem.ts';
import { FileProblem } from './file-problem.ts';
import { isGzip, recogniseContent } from './recognise-content.ts';
import { unpack } from './unpack.ts';

const startBytes = 64 * 1024;

/**
 * Refuses what is no table by its beginning, before the rest of it has come. What passes may still be refused when it is opened.
 * @param start the first bytes as they come, packed or not.
 */
export async function refuseContent(name: string, start: Buffer): Promise<Outcome> {
  try {
    const known = isGzip(start) ? await unpackedStart(start) : start.subarray(0, startBytes);
    if (known !== null) recogniseContent(known);
    return { ok: true };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, problem: error.in(name) };
    throw error;
  }
}

/** As much as can be unpacked of what has come; null where that is nothing yet. */
async function unpackedStart(start: Buffer): Promise<Buffer | null> {
  async function* once() {
    yield start;
  }
  const taken: Buffer[] = [];
  try {
    for await (const chunk of unpack(once(), true)) {
      taken.push(chunk);
      if (taken.reduce((sum, { length }) => sum + length, 0) >= startBytes) break;
    }
  } catch (error) {
    // What is cut off here goes on in the next piece; what is damaged is refused when it is opened.
    if (!(error instanceof FileProblem)) throw error;
    if (taken.length === 0) return null;
  }
  return Buffer.concat(taken).subarray(0, startBytes);
}
