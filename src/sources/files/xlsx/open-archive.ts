import { t } from '#kernel/language/say.ts';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileProblem } from '../file-problem.ts';
import type { StoredFile } from '../open-file.ts';
import { inflate, type UnpackMeter } from '../unpack.ts';

/** One file in an archive. */
export interface ArchivePart {
  name: string;
  /** As the archive says; refused where it turns out otherwise. */
  unpackedBytes: number;
  /** Its bytes. @param meter is kept up to date. @throws FileProblem when they are damaged or unpack without measure. */
  read(meter?: UnpackMeter): AsyncGenerator<Buffer>;
}

const mostParts = 10_000;
const stored = 0;
const deflated = 8;

/** The files in an archive by name. @throws FileProblem when its directory cannot be read. */
export async function openArchive(file: StoredFile): Promise<Map<string, ArchivePart>> {
  const reader = new StoredReader(file);
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(reader, file.bytes, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: false,
    });
    if (zip.entryCount > mostParts)
      throw new FileProblem('too-many-parts', t`The archive holds ${zip.entryCount} files.`, t`a workbook, which holds up to ${mostParts}`);
    const parts = new Map<string, ArchivePart>();
    for await (const entry of zip.eachEntry()) {
      // Of two files with one name the first counts, and the other is not there.
      if (!parts.has(entry.fileName)) parts.set(entry.fileName, partOf(file, zip, entry));
    }
    return parts;
  } catch (error) {
    if (reader.failure) throw reader.failure;
    if (error instanceof FileProblem) throw error;
    throw damaged((error as Error).message);
  }
}

/** Lets yauzl read any stretch of a stored file. */
class StoredReader extends yauzl.RandomAccessReader {
  failure: Error | null = null;
  readonly #file: StoredFile;

  constructor(file: StoredFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const stream = Readable.from(stretch(this.#file, start, end));
    // What fails in reading the pieces is no fault of the archive.
    stream.on('error', (error) => (this.failure = error));
    return stream;
  }
}

async function* stretch(file: StoredFile, start: number, end: number): AsyncGenerator<Buffer> {
  let left = end - start;
  for await (const piece of file.pieces(start)) {
    yield piece.subarray(0, left);
    left -= piece.length;
    if (left <= 0) return;
  }
}

function partOf(file: StoredFile, zip: ZipFile, entry: Entry): ArchivePart {
  async function* read(meter: UnpackMeter = { packed: 0, unpacked: 0 }): AsyncGenerator<Buffer> {
    if (entry.isEncrypted())
      throw new FileProblem('protected-workbook', t`The workbook is protected with a password.`, t`the workbook, saved without a password`);
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
      throw damaged(`it is packed in a way that workbooks are not (${entry.compressionMethod})`);
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch((error: Error) => {
      throw damaged(error.message);
    });
    const packed = stretch(file, fileDataStart, fileDataStart + entry.compressedSize);
    let sum = 0;
    let bytes = 0;
    for await (const chunk of entry.compressionMethod === stored ? packed : inflate(packed, `${entry.fileName} in the workbook`, meter)) {
      bytes += chunk.length;
      sum = crc32(chunk, sum);
      if (bytes > entry.uncompressedSize) break;
      yield chunk;
    }
    if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw damaged(`${entry.fileName} is not what the archive says it is`);
  }
  return { name: entry.fileName, unpackedBytes: entry.uncompressedSize, read };
}

function damaged(why: string): FileProblem {
  return new FileProblem(
    'damaged-zip',
    t`The archive is damaged: ${why.replace(/\.$/, '')}.`,
    t`the whole file as it was written; upload it again`,
  );
}
