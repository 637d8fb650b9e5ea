import type { Context, Platform } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';

export interface StoredUpload {
  id: number;
  name: string;
  bytes: number;
}

/** Bytes of one stored piece, the last one apart: what the import later holds in memory at a time. */
export const pieceBytes = 2 * 1024 * 1024;

export async function beginUpload(context: Context, name: string): Promise<number> {
  const { caller } = context;
  return inWorkspace(context.database, caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query<{ id: number }>(
      'insert into entente.uploads (workspace_id, name, uploaded_by, begun_at) values ($1, $2, $3, $4) returning id',
      [caller.workspaceId, name, caller.memberId, new Date(context.clock.now())],
    );
    return rows[0]!.id;
  });
}

export async function storePiece(context: Context, uploadId: number, number: number, content: Buffer): Promise<void> {
  const { workspaceId } = context.caller;
  await inWorkspace(context.database, workspaceId, async (tx) => {
    // An upload counts only when its end has come, and what ends it is on the disk with everything before it.
    await tx.client.query('set local synchronous_commit = off');
    await tx.client.query('insert into entente.upload_pieces (workspace_id, upload_id, number, content) values ($1, $2, $3, $4)', [
      workspaceId,
      uploadId,
      number,
      content,
    ]);
  });
}

export async function completeUpload(context: Context, uploadId: number, bytes: number, sha256: Buffer): Promise<void> {
  const { workspaceId } = context.caller;
  await inWorkspace(context.database, workspaceId, (tx) =>
    tx.client.query('update entente.uploads set bytes = $3, sha256 = $4, completed_at = $5 where workspace_id = $1 and id = $2', [
      workspaceId,
      uploadId,
      bytes,
      sha256,
      new Date(context.clock.now()),
    ]),
  );
}

export async function forgetUpload(context: Context, uploadId: number): Promise<void> {
  const { workspaceId } = context.caller;
  await inWorkspace(context.database, workspaceId, (tx) => dropUploads(tx, [uploadId]));
}

/** Pieces, then names. */
export async function dropUploads(tx: WorkspaceTx, uploadIds: readonly number[]): Promise<void> {
  await deletePieces(tx, uploadIds);
  await tx.client.query('delete from entente.uploads where workspace_id = $1 and id = any($2)', [tx.workspaceId, uploadIds]);
}

export async function deletePieces(tx: WorkspaceTx, uploadIds: readonly number[]): Promise<void> {
  await tx.client.query('delete from entente.upload_pieces where workspace_id = $1 and upload_id = any($2)', [tx.workspaceId, uploadIds]);
}

/** The complete uploads among these whose pieces are still there, in the order asked for. */
export async function findUploads(tx: WorkspaceTx, uploadIds: readonly number[]): Promise<StoredUpload[]> {
  const { rows } = await tx.client.query<StoredUpload>(
    `select u.id, u.name, u.bytes from entente.uploads u
     where u.workspace_id = $1 and u.id = any($2) and u.completed_at is not null
       and exists (select 1 from entente.upload_pieces p where p.workspace_id = $1 and p.upload_id = u.id and p.number = 0)
     order by array_position($2::bigint[], u.id)`,
    [tx.workspaceId, uploadIds],
  );
  return rows;
}

/**
 * The bytes of an upload from one of them on, one piece at a time, each read in a short transaction of its own.
 * @param file its upload and how many bytes that has. @throws when there are fewer: its pieces went while it was being read.
 */
export async function* readPieces(
  platform: Platform,
  workspaceId: number,
  file: { uploadId: number; bytes: number },
  from: number,
): AsyncGenerator<Buffer> {
  const first = Math.floor(from / pieceBytes);
  let left = file.bytes - first * pieceBytes;
  for (let number = first; left > 0; number++) {
    const piece = await readPiece(platform, workspaceId, file.uploadId, number);
    if (!piece) throw Object.assign(new Error(`${left} bytes of an upload are missing.`), { code: 'upload-cut-short' });
    left -= piece.length;
    yield number === first ? piece.subarray(from - first * pieceBytes) : piece;
  }
}

function readPiece(platform: Platform, workspaceId: number, uploadId: number, number: number): Promise<Buffer | undefined> {
  return inWorkspace(platform.database, workspaceId, async (tx) => {
    const { rows } = await tx.client.query<{ content: Buffer }>(
      'select content from entente.upload_pieces where workspace_id = $1 and upload_id = $2 and number = $3',
      [workspaceId, uploadId, number],
    );
    return rows[0]?.content;
  });
}

/** Forgets uploads that never came to their end, and complete ones that nobody imported. */
export async function sweepUploads(platform: Platform, workspaceId: number): Promise<void> {
  const now = platform.clock.now();
  const dayLength = 86_400_000;
  await inWorkspace(platform.database, workspaceId, async (tx) => {
    const { rows } = await tx.client.query<{ id: number }>(
      `select id from entente.uploads u where workspace_id = $1
         and ((completed_at is null and begun_at < $2) or completed_at < $3)
         and not exists (select 1 from entente.import_run_files f where f.workspace_id = $1 and f.upload_id = u.id)`,
      [workspaceId, new Date(now - dayLength), new Date(now - 7 * dayLength)],
    );
    await dropUploads(
      tx,
      rows.map((row) => row.id),
    );
  });
}
