import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { insertApiKey, type ApiKey } from '#workspace/api-key-store.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { createSecretToken } from '#workspace/secret-token.ts';

/**
 * Makes a key that acts with the rights of the member who makes it.
 * @returns the key itself: shown now and never again, only its hash is kept.
 */
export async function createApiKey(context: Context, wanted: { name: string }): Promise<Outcome<{ apiKey: ApiKey; key: string }>> {
  const problem = requirePermission(context, 'api-keys.write');
  if (problem) return { ok: false, problem };
  const { memberId, name: memberName, workspaceId } = context.caller;
  if (memberId === null)
    return refuse('conflict', 'no-member-to-act-for', 'A key acts for a member, and you are none.', {
      accepted: 'a member who is signed in',
    });
  const { token: key, hash: keyHash } = createSecretToken('ent');
  const createdAt = new Date(context.clock.now());
  const hint = key.slice(-4);
  const id = await inWorkspace(context.database, workspaceId, async (tx) => {
    const apiKeyId = await insertApiKey(tx, { memberId, name: wanted.name, hint, keyHash, createdAt });
    await announce(tx, context, { name: 'api-key.created', subject: { apiKeyId } });
    return apiKeyId;
  });
  return { ok: true, apiKey: { id, name: wanted.name, hint, memberName, createdAt }, key };
}
