import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileProblem } from './file-problem.ts';

/**
 * The text bytes of a file that may be gzipped.
 * @throws FileProblem when the gzip data is damaged or ends too early.
 */
export async function* unpack(pieces: AsyncIterable<Buffer>, gzipped: boolean): AsyncGenerator<Buffer> {
  if (!gzipped) {
    yield* pieces;
    return;
  }
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const source = Readable.from(pieces);
  let failure: Error | null = null;
  // What fails in reading the pieces is no fault of the file.
  source.on('error', (error) => gunzip.destroy((failure = error)));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    if (failure) throw failure;
    const { code, message } = error as { code?: string; message: string };
    if (!code?.startsWith('Z_')) throw error;
    throw new FileProblem('damaged-gzip', `The gzip data is damaged: ${message}.`, 'the whole file as it was written; upload it again');
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
