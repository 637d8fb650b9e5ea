import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Caller, Context, Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import type { CallerSource } from '#platform/http/caller-source.ts';
import { findApiKey, findApiKeyByHash } from '#workspace/api-key-store.ts';
import { operatorOf } from '#workspace/ensure-default-company.ts';
import { hashToken } from '#workspace/secret-token.ts';
import { findMember, findMembership, firstWorkspace } from '#workspace/store.ts';

/** Finds out who asks, anew with every request: a right that was taken away is gone at once. */
export function createCallerSource({ platform, signIn }: { platform: Platform; signIn: SignIn }): CallerSource {
  const { database } = platform;
  return {
    bySession: async (headers) => {
      const account = await signIn.accountOf(headers);
      const membership = account && (await inDirectory(database, (tx) => findMembership(tx, account.id)));
      return membership ? memberAsCaller(platform, 'member', membership) : null;
    },
    byApiKey: async (key) => {
      const place = await inDirectory(database, (tx) => findApiKeyByHash(tx, hashToken(key)));
      if (!place) return null;
      const found = await inWorkspace(database, place.workspaceId, (tx) => findApiKey(tx, place.apiKeyId));
      return found && !found.isRevoked ? memberAsCaller(platform, 'api-key', { ...place, memberId: found.memberId }) : null;
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
  const caller = membership && (await memberAsCaller(platform, 'member', membership));
  return caller && { ...platform, caller };
}

async function memberAsCaller(
  platform: Platform,
  kind: 'member' | 'api-key',
  place: { workspaceId: number; memberId: number },
): Promise<Caller | null> {
  const { workspaceId, memberId } = place;
  const member = await inWorkspace(platform.database, workspaceId, (tx) => findMember(tx, memberId));
  return member && { kind, workspaceId, memberId, name: member.name, team: member.team, role: member.role };
}
