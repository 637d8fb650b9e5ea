import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { listMembers as readMembers, type Member } from '#workspace/store.ts';

/** Everybody who works here, by name. */
export async function listMembers(context: Context): Promise<Outcome<{ members: Member[] }>> {
  const problem = requirePermission(context, 'members.read');
  if (problem) return { ok: false, problem };
  return { ok: true, members: await inWorkspace(context.database, context.caller.workspaceId, readMembers) };
}
