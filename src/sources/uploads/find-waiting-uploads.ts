import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';

interface WaitingUpload {
  id: number;
  name: string;
  bytes: number;
  completedAt: Date;
}

const mostUploads = 50;

/** Complete uploads that no import has read, the newest first: brought, and waiting for their columns to be matched. */
export async function findWaitingUploads(context: Context): Promise<Outcome<{ uploads: WaitingUpload[] }>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  const { workspaceId } = context.caller;
  const uploads = await inWorkspace(context.database, workspaceId, async (tx) => {
    const { rows } = await tx.client.query<WaitingUpload>(
      `select id, name, bytes, completed_at as "completedAt" from entente.uploads u
       where workspace_id = $1 and completed_at is not null
         and not exists (select 1 from entente.import_run_files f where f.workspace_id = $1 and f.upload_id = u.id)
       order by completed_at desc, id desc limit $2`,
      [workspaceId, mostUploads],
    );
    return rows;
  });
  return { ok: true, uploads };
}
