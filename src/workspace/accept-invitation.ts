import type { Outcome } from '#kernel/problem.ts';
import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Platform, Role, Team } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { ensureAccount } from '#workspace/accounts.ts';
import { findOpenInvitation, findPlace, openInvitationLink, unknownLink, type InvitationPlace } from '#workspace/invitation-link.ts';
import { endInvitation, lockInvitations } from '#workspace/invitation-store.ts';
import { alreadyMember } from '#workspace/invite-member.ts';
import { checkPassword } from '#workspace/membership.ts';
import type { Acceptance } from '#workspace/schema.ts';
import { beginAgain } from '#workspace/members/membership-ends.ts';
import type { Language } from '#workspace/members/member-plan.ts';
import { findMemberByEmail, insertMember, updateMember, type Member } from '#workspace/store.ts';

/** Makes the holder of a link a member, once. The address is the invitation's; name and password are the newcomer's. */
export async function acceptInvitation(
  platform: Platform,
  signIn: SignIn,
  token: string,
  wanted: Acceptance,
): Promise<Outcome<{ memberId: number; email: string }>> {
  const place = await findPlace(platform, token);
  if (!place) return unknownLink();
  const link = await openInvitationLink(platform, token);
  if (!link.ok) return link;
  const problem = checkPassword(wanted.password);
  if (problem) return { ok: false, problem };
  const { email } = link.invitation;
  const account = await ensureAccount(platform, signIn, { ...wanted, email });
  if (!account.ok) return account;
  return inWorkspace(platform.database, place.workspaceId, (tx) =>
    join(tx, platform, place, { accountId: account.accountId, name: wanted.name, ...(wanted.language && { language: wanted.language }) }),
  );
}

async function join(
  tx: WorkspaceTx,
  platform: Platform,
  { invitationId, workspaceId }: InvitationPlace,
  newcomer: { accountId: string; name: string; language?: Language },
): Promise<Outcome<{ memberId: number; email: string }>> {
  await lockInvitations(tx);
  const open = await findOpenInvitation(tx, invitationId, platform.clock.now());
  if (!open.ok) return open;
  const { invitation } = open;
  const { email, team, role } = invitation;
  const known = await findMemberByEmail(tx, email);
  if (known && !known.endedAt && known.id !== invitation.forMemberId) return alreadyMember(email);
  const at = new Date(platform.clock.now());
  const memberId = known
    ? await letIn(tx, known, { ...newcomer, team, role, at })
    : await insertMember(tx, { ...newcomer, email, team, role, joinedAt: at });
  await endInvitation(tx, invitationId, { outcome: 'accepted', memberId, at });
  const caller = { kind: 'member', workspaceId, memberId, name: newcomer.name, team, role } as const;
  await announce(tx, { ...platform, caller }, { name: 'member.joined', subject: { memberId, invitationId } });
  return { ok: true, memberId, email };
}

/** Somebody who was added before they could sign in, or who left and comes back to the place they are invited to. */
async function letIn(
  tx: WorkspaceTx,
  known: Member,
  newcomer: { accountId: string; name: string; language?: Language; team: Team; role: Role; at: Date },
): Promise<number> {
  await updateMember(tx, known.id, newcomer);
  if (known.endedAt) await beginAgain(tx, known.id, { accountId: newcomer.accountId, by: null, at: newcomer.at });
  return known.id;
}
