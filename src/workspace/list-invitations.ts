import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { newestStatesAbout, type MailState } from '#platform/mail/mail-store.ts';
import { listInvitations as readInvitations, type Invitation } from '#workspace/invitation-store.ts';
import { requirePermission } from '#workspace/permissions.ts';

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired';

/** Every invitation, newest first, whatever became of it; and what became of the newest mail about each. */
export async function listInvitations(
  context: Context,
): Promise<Outcome<{ invitations: Invitation[]; mails: ReadonlyMap<number, MailState> }>> {
  const problem = requirePermission(context, 'members.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => ({
    ok: true,
    invitations: await readInvitations(tx),
    mails: await newestStatesAbout(tx, 'invitation'),
  }));
}

/** @param now epoch milliseconds. */
export function stateOf(invitation: Invitation, now: number): InvitationState {
  return invitation.outcome ?? (invitation.expiresAt.getTime() <= now ? 'expired' : 'open');
}
