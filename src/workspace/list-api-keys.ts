import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { listApiKeys as readApiKeys, type ApiKey } from '#workspace/api-key-store.ts';
import { requirePermission } from '#workspace/permissions.ts';

/** The keys that work, newest first, without what they are. */
export async function listApiKeys(context: Context): Promise<Outcome<{ apiKeys: ApiKey[] }>> {
  const problem = requirePermission(context, 'api-keys.write');
  if (problem) return { ok: false, problem };
  return { ok: true, apiKeys: await inWorkspace(context.database, context.caller.workspaceId, readApiKeys) };
}
