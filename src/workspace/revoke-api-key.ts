import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { findApiKey, revokeApiKey as closeKey } from '#workspace/api-key-store.ts';
import { requirePermission } from '#workspace/permissions.ts';

/** Closes a key for good, at once. */
export async function revokeApiKey(context: Context, apiKeyId: number): Promise<Outcome> {
  const problem = requirePermission(context, 'api-keys.write');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await findApiKey(tx, apiKeyId))) {
      return refuse('missing', 'no-such-api-key', t`There is no such API key.`, {
        where: 'id',
        accepted: t`the id of a key of this company`,
      });
    }
    const isClosedNow = await closeKey(tx, apiKeyId, context.caller.memberId, new Date(context.clock.now()));
    if (!isClosedNow)
      return refuse('conflict', 'api-key-revoked', t`This key was already revoked.`, { accepted: t`a key that still works` });
    await announce(tx, context, { name: 'api-key.revoked', subject: { apiKeyId } });
    return { ok: true };
  });
}
