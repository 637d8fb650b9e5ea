import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import type { Context, Role, Team } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { lockInvitations } from '#workspace/invitation-store.ts';
import { checkTeamAndRole } from '#workspace/membership.ts';
import { beginAgain, endMembership } from '#workspace/members/membership-ends.ts';
import { placeUnder } from '#workspace/members/managers.ts';
import { nameMember } from '#workspace/members/member-names.ts';
import { Refused, settled } from '#workspace/members/refused.ts';
import { permits, requirePermission } from '#workspace/permissions.ts';
import { accountOf, findMember, listMembers, updateMember, type Member } from '#workspace/store.ts';

export interface MemberChanges {
  team?: Team;
  role?: Role;
  managerId?: number | null;
  names?: readonly string[];
}

/** Changes what is named of somebody’s place and leaves the rest. Nobody changes their own role. */
export async function changeMember(context: Context, memberId: number, changes: MemberChanges): Promise<Outcome<{ member: Member }>> {
  const problem = requirePermission(context, 'members.manage');
  if (problem) return { ok: false, problem };
  return settled(
    inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
      await lockInvitations(tx);
      const found = await findCurrent(tx, memberId);
      if (!found.ok) return found;
      const refusal = await change(tx, context, found.member, changes);
      if (refusal) throw new Refused(refusal);
      const fields = Object.keys(changes).join(',');
      await announce(tx, context, { name: 'member.changed', subject: { memberId, fields } });
      return { ok: true as const, member: (await findMember(tx, memberId))! };
    }),
  );
}

async function change(tx: WorkspaceTx, context: Context, before: Member, changes: MemberChanges): Promise<Problem | null> {
  const { managerId, names } = changes;
  const { team, role } = { ...before, ...changes };
  const problem = checkTeamAndRole(team, role) ?? (role === before.role ? null : await roleProblem(tx, context, before, role));
  if (problem) return problem;
  await updateMember(tx, before.id, { team, role });
  const place = managerId === undefined ? null : await placeUnder(tx, before.id, managerId);
  return place ?? (names ? nameMember(tx, before.id, names) : null);
}

async function roleProblem(tx: WorkspaceTx, context: Context, before: Member, role: Role): Promise<Problem | null> {
  if (before.id === context.caller.memberId) {
    return refuse('forbidden', 'own-role', t`Nobody changes their own role.`, {
      where: 'role',
      accepted: t`another head or operator, who does it for you`,
    }).problem;
  }
  return mayManage(role) ? null : lastOneProblem(tx, before, 'role');
}

/** Ends a membership: signed out everywhere, keys ended, the name stays in the history. */
export async function endMember(context: Context, memberId: number): Promise<Outcome<{ member: Member }>> {
  const problem = requirePermission(context, 'members.manage');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    await lockInvitations(tx);
    const found = await findCurrent(tx, memberId);
    if (!found.ok) return found;
    if (memberId === context.caller.memberId) {
      return refuse('forbidden', 'own-membership', t`Nobody ends their own membership.`, {
        accepted: t`another head or operator, who does it for you`,
      });
    }
    const last = await lastOneProblem(tx, found.member, 'id');
    if (last) return { ok: false, problem: last };
    await endMembership(tx, memberId, { by: context.caller.memberId, at: new Date(context.clock.now()) });
    await announce(tx, context, { name: 'member.left', subject: { memberId } });
    return { ok: true, member: (await findMember(tx, memberId))! };
  });
}

/** Somebody who left is a member again, at the place they had, with the way in they had. */
export async function returnMember(context: Context, memberId: number): Promise<Outcome<{ member: Member }>> {
  const problem = requirePermission(context, 'members.manage');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    await lockInvitations(tx);
    const member = await findMember(tx, memberId);
    if (!member) return noSuchMember();
    if (!member.endedAt) return refuse('conflict', 'member-here', t`${member.name} is here.`, { accepted: t`somebody who left` });
    await beginAgain(tx, memberId, {
      accountId: await accountOf(tx, memberId),
      by: context.caller.memberId,
      at: new Date(context.clock.now()),
    });
    await announce(tx, context, { name: 'member.returned', subject: { memberId } });
    return { ok: true, member: (await findMember(tx, memberId))! };
  });
}

async function findCurrent(tx: WorkspaceTx, memberId: number): Promise<Outcome<{ member: Member }>> {
  const member = await findMember(tx, memberId);
  if (!member) return noSuchMember();
  if (member.endedAt)
    return refuse('conflict', 'member-left', t`${member.name} is not a member any more.`, { accepted: t`somebody who is here` });
  return { ok: true, member };
}

const noSuchMember = () =>
  refuse('missing', 'no-such-member', t`Nobody here has this id.`, { where: 'id', accepted: t`the id of a member` });

const mayManage = (role: Role) => permits({ kind: 'member', role }, 'members.manage');

/** Without anybody who may manage members, nobody could ever change that again. */
async function lastOneProblem(tx: WorkspaceTx, member: Member, where: string): Promise<Problem | null> {
  if (!mayManage(member.role)) return null;
  const others = (await listMembers(tx)).filter(({ id, role, endedAt }) => id !== member.id && !endedAt && mayManage(role));
  if (others.length > 0) return null;
  return refuse('conflict', 'last-who-manages', t`${member.name} is the last who may manage members.`, {
    where,
    accepted: t`this, once somebody else is head or operator`,
  }).problem;
}
