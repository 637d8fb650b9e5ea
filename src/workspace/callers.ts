import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Caller, Context, Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { CallerSource } from '#platform/http/caller-source.ts';
import { findApiKey, findApiKeyByHash, rememberUse } from '#workspace/api-key-store.ts';
import { operatorOf } from '#workspace/ensure-default-company.ts';
import { readSight } from '#workspace/roles/sight.ts';
import { hashToken } from '#workspace/secret-token.ts';
import { findMember, findMembership, firstWorkspace } from '#workspace/store.ts';

/** Finds out who asks, anew with every request: a right that was taken away is gone at once. */
export function createCallerSource({ platform, signIn }: { platform: Platform; signIn: SignIn }): CallerSource {
  const { database } = platform;
  return {
    bySession: async (headers) => {
      const account = await signIn.accountOf(headers);
      const membership = account && (await inDirectory(database, (tx) => findMembership(tx, account.id)));
      return membership ? memberAsCaller(platform, membership) : null;
    },
    byApiKey: async (key) => {
      const place = await inDirectory(database, (tx) => findApiKeyByHash(tx, hashToken(key)));
      if (!place) return null;
      return inWorkspace(database, place.workspaceId, (tx) => keyAsCaller(tx, platform, place.apiKeyId));
    },
    operator: async () => {
      const workspaceId = await inDirectory(database, firstWorkspace);
      return workspaceId === null ? null : operatorOf(workspaceId);
    },
  };
}

/** The context in which somebody acts who has just shown who they are, or null where they work in no company. */
export async function contextOfAccount({ platform }: { platform: Platform }, accountId: string): Promise<Context | null> {
  const membership = await inDirectory(platform.database, (tx) => findMembership(tx, accountId));
  const caller = membership && (await memberAsCaller(platform, membership));
  return caller && { ...platform, caller };
}

async function keyAsCaller(tx: WorkspaceTx, { clock }: Platform, apiKeyId: number): Promise<Caller | null> {
  const key = await findApiKey(tx, apiKeyId);
  const now = clock.now();
  if (!key || key.isRevoked || (key.expiresAt && key.expiresAt.getTime() <= now)) return null;
  const today = new Date(now).toISOString().slice(0, 10);
  if (key.lastUsedOn !== today) await rememberUse(tx, apiKeyId, today);
  const caller = await memberIn(tx, 'api-key', key.memberId);
  return caller && { ...caller, apiKeyId, ...(key.scopes ? { scopes: key.scopes } : {}) };
}

function memberAsCaller({ database }: Platform, place: { workspaceId: number; memberId: number }): Promise<Caller | null> {
  return inWorkspace(database, place.workspaceId, (tx) => memberIn(tx, 'member', place.memberId));
}

async function memberIn(tx: WorkspaceTx, kind: 'member' | 'api-key', memberId: number): Promise<Caller | null> {
  const member = await findMember(tx, memberId);
  if (!member) return null;
  const { name, team, role } = member;
  return { kind, workspaceId: tx.workspaceId, memberId, name, team, role, sight: await readSight(tx, memberId, role) };
}
