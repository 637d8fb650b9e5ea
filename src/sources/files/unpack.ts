import { t } from '#kernel/language/say.ts';
import { Readable } from 'node:stream';
import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from 'node:zlib';
import { FileProblem } from './file-problem.ts';

/** What a packed file may unpack to: no export packs this well, and nothing that does is one. */
export const unpackLimits = {
  /** Below this the ratio does not matter. */
  freeBytes: 64 * 1024 ** 2,
  ratio: 250,
  bytes: 64 * 1024 ** 3,
};

/** How far unpacking has come. */
export interface UnpackMeter {
  packed: number;
  unpacked: number;
}

/** Refuses what unpacks without measure. @param what `The gzip data`. @throws FileProblem */
export function refuseBomb(what: string, { packed, unpacked }: UnpackMeter): void {
  if (unpacked <= unpackLimits.freeBytes) return;
  if (unpacked > packed * unpackLimits.ratio) {
    const message = t`${what} unpacks to more than ${unpackLimits.ratio} times its size: it was made to fill memory and disks, or holds next to nothing.`;
    throw new FileProblem(
      'unpacks-too-far',
      message,
      t`data that unpacks to at most ${unpackLimits.ratio} times its size; the file unpacked`,
    );
  }
  if (unpacked > unpackLimits.bytes) {
    throw new FileProblem(
      'unpacks-too-far',
      t`${what} unpacks to more than 64 GB.`,
      t`up to 64 GB unpacked; larger files in parts, imported together`,
    );
  }
}

/**
 * The bytes of a file that may be gzipped, in one member or several behind each other.
 * @param meter is kept up to date.
 * @throws FileProblem when the gzip data is damaged, ends too early, or unpacks without measure.
 */
export async function* unpack(
  pieces: AsyncIterable<Buffer>,
  gzipped: boolean,
  meter: UnpackMeter = { packed: 0, unpacked: 0 },
): AsyncGenerator<Buffer> {
  if (gzipped) return yield* unpackWith(createGunzip({ chunkSize }), 'The gzip data', pieces, meter);
  Object.assign(meter, { packed: 0, unpacked: 0 });
  for await (const piece of pieces) {
    meter.packed = meter.unpacked += piece.length;
    yield piece;
  }
}

const chunkSize = 256 * 1024;

/** A part of an archive. @param what names it in messages. @throws FileProblem as unpack. */
export function inflate(pieces: AsyncIterable<Buffer>, what: string, meter: UnpackMeter): AsyncGenerator<Buffer> {
  return unpackWith(createInflateRaw({ chunkSize }), what, pieces, meter);
}

async function* unpackWith(
  engine: Gunzip | InflateRaw,
  what: string,
  pieces: AsyncIterable<Buffer>,
  meter: UnpackMeter,
): AsyncGenerator<Buffer> {
  Object.assign(meter, { packed: 0, unpacked: 0 });
  const source = Readable.from(pieces);
  let failure: Error | null = null;
  // What fails in reading the pieces is no fault of the file.
  source.on('error', (error) => engine.destroy((failure = error)));
  source.pipe(engine);
  try {
    for await (const chunk of engine) {
      meter.unpacked += (chunk as Buffer).length;
      meter.packed = engine.bytesWritten;
      refuseBomb(what, meter);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (failure) throw failure;
    const { code, message } = error as { code?: string; message: string };
    if (!code?.startsWith('Z_')) throw error;
    const damaged = what === 'The gzip data' ? 'damaged-gzip' : 'damaged-zip';
    throw new FileProblem(damaged, t`${what} is damaged: ${message}.`, t`the whole file as it was written; upload it again`);
  } finally {
    source.destroy();
    engine.destroy();
  }
}
