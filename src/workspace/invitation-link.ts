import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Refusal } from '#kernel/problem.ts';
import type { Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { findInvitation, findInvitationByHash, type Invitation } from '#workspace/invitation-store.ts';
import { hashToken } from '#workspace/secret-token.ts';
import { findCompany, findMember } from '#workspace/store.ts';

export interface InvitationPlace {
  workspaceId: number;
  invitationId: number;
}

/** What an invitation offers, for whoever holds its link. */
export async function openInvitationLink(
  platform: Platform,
  token: string,
): Promise<Outcome<{ companyName: string; name: string | null; invitation: Invitation }>> {
  const place = await findPlace(platform, token);
  if (!place) return unknownLink();
  return inWorkspace(platform.database, place.workspaceId, async (tx) => {
    const open = await findOpenInvitation(tx, place.invitationId, platform.clock.now());
    if (!open.ok) return open;
    const company = await findCompany(tx);
    const { forMemberId } = open.invitation;
    const member = forMemberId === null ? null : await findMember(tx, forMemberId);
    return { ok: true, companyName: company?.name ?? '', name: member?.name ?? null, invitation: open.invitation };
  });
}

export async function findPlace(platform: Platform, token: string): Promise<InvitationPlace | null> {
  return inDirectory(platform.database, (tx) => findInvitationByHash(tx, hashToken(token)));
}

/** The invitation while it can be accepted; else a refusal that says why not. */
export async function findOpenInvitation(tx: WorkspaceTx, invitationId: number, now: number): Promise<Outcome<{ invitation: Invitation }>> {
  const invitation = await findInvitation(tx, invitationId);
  if (!invitation) return unknownLink();
  if (invitation.outcome === 'accepted') return closed('invitation-accepted', 'This invitation was already accepted. Sign in instead.');
  if (invitation.outcome === 'withdrawn') return closed('invitation-withdrawn', 'This invitation was withdrawn.');
  if (invitation.expiresAt.getTime() <= now)
    return closed('invitation-expired', `This invitation expired on ${invitation.expiresAt.toISOString().slice(0, 10)}.`);
  return { ok: true, invitation };
}

const closed = (code: string, message: string): Refusal =>
  refuse('conflict', code, message, { where: 'token', accepted: t`a new invitation from one of the members` });

export const unknownLink = (): Refusal =>
  refuse('missing', 'no-such-invitation', t`No invitation has this link.`, { where: 'token', accepted: t`the whole link as it was sent` });
