import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import { endOfDay, isDay } from '#kernel/local-day.ts';
import type { Caller, Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { insertApiKey, type ApiKey } from '#workspace/api-key-store.ts';
import { actions, keyScopes, permits, requirePermission, scopeOf } from '#workspace/permissions.ts';
import type { ApiKeyWanted } from '#workspace/schema.ts';
import { createSecretToken } from '#workspace/secret-token.ts';
import { findCompany } from '#workspace/store.ts';

/**
 * Makes a key that acts with the rights of the member who makes it, or with some of them.
 * @returns the key itself: shown now and never again, only its hash is kept.
 */
export async function createApiKey(context: Context, wanted: ApiKeyWanted): Promise<Outcome<{ apiKey: ApiKey; key: string }>> {
  const problem = requirePermission(context, 'api-keys.write') ?? problemOfScopes(context.caller, wanted.scopes ?? []);
  if (problem) return { ok: false, problem };
  const { memberId, name: memberName, workspaceId } = context.caller;
  if (memberId === null)
    return refuse('conflict', 'no-member-to-act-for', t`A key acts for a member, and you are none.`, {
      accepted: t`a member who is signed in`,
    });
  const { token: key, hash: keyHash } = createSecretToken('ent');
  const createdAt = new Date(context.clock.now());
  const hint = key.slice(-4);
  const { name, scopes = null, lastDay = null } = wanted;
  return inWorkspace(context.database, workspaceId, async (tx) => {
    const expiresAt = lastDay === null ? null : new Date(endOf(lastDay, (await findCompany(tx))?.timeZone ?? 'UTC'));
    if (expiresAt && !(expiresAt > createdAt)) return refuseDay(lastDay!);
    const id = await insertApiKey(tx, { memberId, name, hint, keyHash, createdAt, scopes, expiresAt });
    await announce(tx, context, { name: 'api-key.created', subject: { apiKeyId: id } });
    return { ok: true, apiKey: { id, name, hint, memberName, createdAt, scopes, expiresAt, lastUsedOn: null }, key };
  });
}

/** Not a day: no moment at all, which comes after none. */
const endOf = (day: string, timeZone: string) => (isDay(day) ? endOfDay(day, timeZone) : Number.NaN);

function refuseDay(lastDay: string) {
  return refuse('invalid', 'not-a-last-day', t`Not a day on which a key can work: ${lastDay}.`, {
    where: 'lastDay',
    accepted: t`today or a later day, such as 2027-12-31; none, for a key without an end`,
  });
}

/** A key for what its member may not do would only ever be refused: better now than at night. */
function problemOfScopes({ role }: Caller, scopes: readonly string[]): Problem | null {
  const own = new Set<string>(actions.filter((action) => permits({ kind: 'api-key', role }, action)).map(scopeOf));
  const wrong = scopes.find((scope) => !own.has(scope));
  if (wrong === undefined) return null;
  const isKnown = (keyScopes as readonly string[]).includes(wrong);
  const message = isKnown ? t`Your role may nothing of ${wrong}.` : t`Not a scope: ${wrong}.`;
  return { kind: 'invalid', code: isKnown ? 'scope-beyond-role' : 'not-a-scope', message, where: 'scopes', accepted: [...own].join(', ') };
}
