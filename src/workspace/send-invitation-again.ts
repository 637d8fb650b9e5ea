import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { findInvitation, lockInvitations, renewInvitation, type Invitation } from '#workspace/invitation-store.ts';
import { expiryAfter, type LinkTo } from '#workspace/invite-member.ts';
import { mailInvitation } from '#workspace/mail/invitation-mail.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { createSecretToken } from '#workspace/secret-token.ts';
import { findUnended } from '#workspace/withdraw-invitation.ts';

/**
 * Sends an invitation again, also one that has expired: with a new link, for another 14 days. The link before opens nothing
 * from now on.
 */
export async function sendInvitationAgain(
  context: Context,
  invitationId: number,
  linkTo: LinkTo,
): Promise<Outcome<{ invitation: Invitation; token: string; isMailed: boolean }>> {
  const problem = requirePermission(context, 'members.invite');
  if (problem) return { ok: false, problem };
  const { token, hash: tokenHash } = createSecretToken('inv');
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    await lockInvitations(tx);
    const unended = await findUnended(tx, invitationId);
    if (!unended.ok) return unended;
    const at = new Date(context.clock.now());
    await renewInvitation(tx, invitationId, { by: context.caller.memberId, at, expiresAt: expiryAfter(at), tokenHash });
    await announce(tx, context, { name: 'invitation.renewed', subject: { invitationId } });
    const invitation = (await findInvitation(tx, invitationId))!;
    return { ok: true, invitation, token, isMailed: await mailInvitation(tx, context, invitation, linkTo(token)) };
  });
}
