import { t } from '#kernel/language/say.ts';
import { dayOf, isDay } from '#kernel/local-day.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { deleteLeave, insertLeave, listLeaves, lockLeaves, type StoredLeave } from '#workspace/members/leave-store.ts';
import { overlapping, type Leave } from '#workspace/members/leave.ts';
import { nameMember, namesOf } from '#workspace/members/member-names.ts';
import { checkPlan } from '#workspace/members/member-plan.ts';
import { Refused, settled } from '#workspace/members/refused.ts';
import { suggestNames } from '#workspace/members/suggest-names.ts';
import { findCompany, findMember, updateMember, type Member, type MemberUpdate } from '#workspace/store.ts';

export interface Profile {
  member: Member;
  names: string[];
  leaves: StoredLeave[];
  /** Names of owners and actors in the data that are nobody's yet. */
  suggestions: string[];
}

export type ProfileChanges = Pick<MemberUpdate, 'name' | 'timeZone' | 'workingHours' | 'language'> & { names?: readonly string[] };

/** What a member says of themselves. */
export async function showProfile(context: Context): Promise<Outcome<{ profile: Profile }>> {
  const own = ownId(context);
  if (!own.ok) return own;
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => ({
    ok: true,
    profile: await read(tx, context, own.memberId),
  }));
}

/** Changes what is named and leaves the rest. Team, role and manager are for others to say. */
export async function changeProfile(context: Context, changes: ProfileChanges): Promise<Outcome<{ profile: Profile }>> {
  const own = ownId(context);
  if (!own.ok) return own;
  const problem = checkPlan(changes);
  if (problem) return { ok: false, problem };
  const { names, ...rest } = changes;
  return settled(
    inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
      await updateMember(tx, own.memberId, rest);
      const refusal = names && (await nameMember(tx, own.memberId, names));
      if (refusal) throw new Refused(refusal);
      await announce(tx, context, { name: 'profile.changed', subject: { memberId: own.memberId, fields: Object.keys(changes).join(',') } });
      return { ok: true as const, profile: await read(tx, context, own.memberId) };
    }),
  );
}

/** Enters leave, from day to day. It may not overlap other leave of the same member. */
export async function takeLeave(context: Context, leave: Leave): Promise<Outcome<{ profile: Profile }>> {
  const own = ownId(context);
  if (!own.ok) return own;
  const wrong = [leave.startsOn, leave.endsOn].find((day) => !isDay(day));
  if (wrong !== undefined)
    return refuse('invalid', 'not-a-day', t`Not a day: ${wrong}.`, {
      where: isDay(leave.startsOn) ? 'endsOn' : 'startsOn',
      accepted: t`2026-12-25 and the like`,
    });
  if (leave.endsOn < leave.startsOn)
    return refuse('invalid', 'ends-before-it-begins', t`The last day is before the first.`, {
      where: 'endsOn',
      accepted: t`${leave.startsOn} or later`,
    });
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    await lockLeaves(tx);
    const other = overlapping(leave, await listLeaves(tx, leave.startsOn, own.memberId));
    if (other)
      return refuse('conflict', 'leave-overlaps', t`You are away from ${other.startsOn} to ${other.endsOn} already.`, {
        where: 'startsOn',
        accepted: t`other days`,
      });
    await insertLeave(tx, { ...leave, memberId: own.memberId, by: own.memberId, at: new Date(context.clock.now()) });
    await announce(tx, context, { name: 'leave.entered', subject: { memberId: own.memberId } });
    return { ok: true, profile: await read(tx, context, own.memberId) };
  });
}

export async function removeLeave(context: Context, leaveId: number): Promise<Outcome<{ profile: Profile }>> {
  const own = ownId(context);
  if (!own.ok) return own;
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await deleteLeave(tx, leaveId, own.memberId)))
      return refuse('missing', 'no-such-leave', t`You have no such leave.`, { where: 'id', accepted: t`the id of a leave of yours` });
    await announce(tx, context, { name: 'leave.removed', subject: { memberId: own.memberId } });
    return { ok: true, profile: await read(tx, context, own.memberId) };
  });
}

function ownId({ caller }: Context): Outcome<{ memberId: number }> {
  // A key that is for something else does not reach the profile of whoever made it.
  if (caller.scopes)
    return refuse('forbidden', 'not-in-scope', t`This key is for something else than your profile.`, {
      accepted: t`a session, or a key for all that its member may`,
    });
  if (caller.memberId !== null) return { ok: true, memberId: caller.memberId };
  return refuse('forbidden', 'no-profile', t`You are no member, and have no profile.`, { accepted: t`a member who is signed in` });
}

async function read(tx: WorkspaceTx, context: Context, memberId: number): Promise<Profile> {
  const member = (await findMember(tx, memberId))!;
  const today = dayOf(context.clock.now(), member.timeZone ?? (await findCompany(tx))!.timeZone);
  return {
    member,
    names: await namesOf(tx, memberId),
    leaves: await listLeaves(tx, today, memberId),
    suggestions: await suggestNames(tx, member),
  };
}
