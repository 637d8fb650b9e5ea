import { t } from '#kernel/language/say.ts';
import { createHash } from 'node:crypto';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { requirePermission } from '#workspace/public.ts';
import { acceptedFiles } from '../files/recognise-content.ts';
import { refuseContent } from '../files/refuse-content.ts';
import * as store from './upload-store.ts';

export interface ReceivedUpload {
  id: number;
  name: string;
  bytes: number;
}

/** The largest file. Larger ones are split at row borders and imported together. */
export const largestUpload = 4 * 1024 ** 3;
/** Of a file that is refused while it comes the rest is let in and forgotten, so that whoever sends it hears why. */
const mostIgnored = largestUpload;

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
  const received = await storePieces(context, id, name, body).catch(async (error: unknown) => {
    await store.forgetUpload(context, id);
    throw error;
  });
  if (!received.ok) {
    await store.forgetUpload(context, id);
    return received;
  }
  await store.completeUpload(context, id, received.bytes, received.sha256);
  return { ok: true, upload: { id, name, bytes: received.bytes } };
}

async function storePieces(
  context: Context,
  id: number,
  name: string,
  body: AsyncIterable<Buffer>,
): Promise<Outcome<{ bytes: number; sha256: Buffer }>> {
  const hash = createHash('sha256');
  let bytes = 0;
  let number = 0;
  let refusal: { ok: false; problem: Problem } | null = null;
  let ignored = 0;
  for await (const piece of inPieces(body)) {
    if (refusal) {
      ignored += piece.length;
      if (ignored > mostIgnored) return refusal;
      continue;
    }
    bytes += piece.length;
    const checked = bytes > largestUpload ? tooLarge(name) : number === 0 ? await refuseContent(name, piece) : null;
    if (checked?.ok === false) refusal = checked;
    if (refusal) continue;
    hash.update(piece);
    await store.storePiece(context, id, number++, piece);
  }
  if (refusal) return refusal;
  if (bytes === 0) return refuse('invalid', 'empty-file', t`The file is empty.`, { where: name, accepted: acceptedFiles });
  return { ok: true, bytes, sha256: hash.digest() };
}

function tooLarge(name: string): { ok: false; problem: Problem } {
  return refuse('invalid', 'too-large', t`The file is too large.`, {
    where: name,
    accepted: t`up to 4 GB a file, gzipped or not; larger ones split at row borders and imported together`,
  });
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
