import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import { hasWayIn } from '#platform/auth/account-rows.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { findInvitation, insertInvitation, type Invitation, type NewInvitation } from '#workspace/invitation-store.ts';
import { mailInvitation } from '#workspace/mail/invitation-mail.ts';
import { checkEmail, checkTeamAndRole, normalEmail } from '#workspace/membership.ts';
import { requirePermission } from '#workspace/permissions.ts';
import type { InvitationWanted } from '#workspace/schema.ts';
import { createSecretToken } from '#workspace/secret-token.ts';
import { accountOf, findMemberByEmail } from '#workspace/store.ts';

const validDays = 14;

/** Until when a link works that is made now. */
export const expiryAfter = (at: Date): Date => new Date(at.getTime() + validDays * 86_400_000);

/** The address behind which a token opens the door, as people reach this installation. */
export type LinkTo = (token: string) => string;

/**
 * Invites somebody by a link that works once, for 14 days, and writes them a mail.
 * @returns the token of the link: shown now and never again, only its hash is kept.
 */
export async function inviteMember(
  context: Context,
  wanted: InvitationWanted,
  linkTo: LinkTo,
): Promise<Outcome<{ invitation: Invitation; token: string; isMailed: boolean }>> {
  const problem = requirePermission(context, 'members.invite') ?? problemOf(wanted);
  if (problem) return { ok: false, problem };
  const { token, hash: tokenHash } = createSecretToken('inv');
  const email = normalEmail(wanted.email);
  const link = { tokenHash, link: linkTo(token) };
  const stored = await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const known = await findMemberByEmail(tx, email);
    if (!known || known.endedAt) return storeInvitation(tx, context, { ...wanted, ...link, email, forMemberId: null });
    // Who was added and cannot sign in yet is invited to the place they have.
    if (await hasWayIn(tx, await accountOf(tx, known.id))) return null;
    return storeInvitation(tx, context, { ...link, email, team: known.team, role: known.role, forMemberId: known.id });
  });
  return stored ? { ok: true, ...stored, token } : alreadyMember(email);
}

async function storeInvitation(
  tx: WorkspaceTx,
  context: Context,
  wanted: InvitationWanted & Pick<NewInvitation, 'tokenHash' | 'forMemberId'> & { link: string },
): Promise<{ invitation: Invitation; isMailed: boolean }> {
  const createdAt = new Date(context.clock.now());
  const expiresAt = expiryAfter(createdAt);
  const invitationId = await insertInvitation(tx, { ...wanted, invitedBy: context.caller.memberId, createdAt, expiresAt });
  await announce(tx, context, { name: 'member.invited', subject: { invitationId } });
  const invitation = (await findInvitation(tx, invitationId))!;
  return { invitation, isMailed: await mailInvitation(tx, context, invitation, wanted.link) };
}

function problemOf({ email, team, role }: InvitationWanted): Problem | null {
  return checkEmail(normalEmail(email)) ?? checkTeamAndRole(team, role);
}

export const alreadyMember = (email: string) =>
  refuse('conflict', 'already-a-member', t`${email} is already a member.`, {
    where: 'email',
    accepted: t`somebody who is not a member yet`,
  });
