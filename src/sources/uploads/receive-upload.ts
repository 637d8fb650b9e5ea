import { createHash } from 'node:crypto';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { requirePermission } from '#workspace/public.ts';
import * as store from './upload-store.ts';

export interface ReceivedUpload {
  id: number;
  name: string;
  bytes: number;
}

/** The largest file. Larger ones are split at row borders and imported together. */
export const largestUpload = 4 * 1024 ** 3;

/**
 * Stores a file as it arrives, in pieces, so that any process can import it. It counts only when its end has come;
 * what a broken connection leaves behind is swept away.
 */
export async function receiveUpload(
  context: Context,
  name: string,
  body: AsyncIterable<Buffer>,
): Promise<Outcome<{ upload: ReceivedUpload }>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const id = await store.beginUpload(context, name);
  const hash = createHash('sha256');
  let bytes = 0;
  let number = 0;
  for await (const piece of inPieces(body)) {
    bytes += piece.length;
    if (bytes > largestUpload) {
      await store.forgetUpload(context, id);
      return refuse('invalid', 'too-large', 'The file is too large.', {
        where: name,
        accepted: 'up to 4 GB a file; several files can be imported together',
      });
    }
    hash.update(piece);
    await store.storePiece(context, id, number++, piece);
  }
  if (bytes === 0) {
    await store.forgetUpload(context, id);
    return refuse('invalid', 'empty-file', 'The file is empty.', { where: name, accepted: 'CSV with a header, plain or gzipped' });
  }
  await store.completeUpload(context, id, bytes, hash.digest());
  return { ok: true, upload: { id, name, bytes } };
}

async function* inPieces(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= store.pieceBytes) {
      const all = Buffer.concat(waiting);
      yield all.subarray(0, store.pieceBytes);
      waiting = [all.subarray(store.pieceBytes)];
      length -= store.pieceBytes;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}
