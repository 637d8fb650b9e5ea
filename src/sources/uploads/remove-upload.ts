import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { requirePermission } from '#workspace/public.ts';
import { lockStages } from '../import/lock-stages.ts';
import { isImportedAlready } from '../import/request-store.ts';
import { dropUploads, findUploads } from './upload-store.ts';

/** Forgets a file that was brought and that no import has read. One that an import reads or read stays with it. */
export async function removeUpload(context: Context, publicId: string): Promise<Outcome> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('upload', publicId);
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    // Imports are asked for behind the same lock.
    await lockStages(tx.client, tx.workspaceId);
    if (id !== null && (await isImportedAlready(tx, [id])))
      return refuse('conflict', 'imported-already', t`This upload was imported already.`, {
        where: 'id',
        accepted: t`an upload that no import has read`,
      });
    const [upload] = id === null ? [] : await findUploads(tx, [id]);
    if (!upload)
      return refuse('missing', 'no-such-upload', t`There is no such upload, or it is gone already.`, {
        where: 'id',
        accepted: t`ids from GET /api/uploads`,
      });
    await dropUploads(tx, [upload.id]);
    await announce(tx, context, { name: 'upload.removed', subject: { uploadId: upload.id } });
    return { ok: true };
  });
}
