import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { endInvitation, findInvitation, lockInvitations, type Invitation } from '#workspace/invitation-store.ts';
import { requirePermission } from '#workspace/permissions.ts';

/** Makes a link useless. Withdrawing twice is refused, and so is withdrawing what was accepted. */
export async function withdrawInvitation(context: Context, invitationId: number): Promise<Outcome> {
  const problem = requirePermission(context, 'members.invite');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    await lockInvitations(tx);
    const unended = await findUnended(tx, invitationId);
    if (!unended.ok) return unended;
    await endInvitation(tx, invitationId, { outcome: 'withdrawn', memberId: null, at: new Date(context.clock.now()) });
    await announce(tx, context, { name: 'invitation.withdrawn', subject: { invitationId } });
    return { ok: true };
  });
}

/** An invitation that was neither accepted nor withdrawn; it may have expired. */
export async function findUnended(tx: WorkspaceTx, invitationId: number): Promise<Outcome<{ invitation: Invitation }>> {
  const invitation = await findInvitation(tx, invitationId);
  if (!invitation)
    return refuse('missing', 'no-such-invitation', t`There is no such invitation.`, {
      where: 'id',
      accepted: t`the id of an invitation of this company`,
    });
  if (!invitation.outcome) return { ok: true, invitation };
  return refuse('conflict', `invitation-${invitation.outcome}`, t`This invitation was already ${invitation.outcome}.`, {
    accepted: t`an open invitation`,
  });
}
