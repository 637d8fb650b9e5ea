import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import type { WorkingHours } from '#kernel/working-hours.ts';
import { ensureAccountRow } from '#platform/auth/account-rows.ts';
import type { Context, Role, Team } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { lockInvitations } from '#workspace/invitation-store.ts';
import { alreadyMember } from '#workspace/invite-member.ts';
import { checkEmail, checkTeamAndRole, normalEmail } from '#workspace/membership.ts';
import { checkPlan, type Language } from '#workspace/members/member-plan.ts';
import { placeUnder } from '#workspace/members/managers.ts';
import { nameMember } from '#workspace/members/member-names.ts';
import { Refused, settled } from '#workspace/members/refused.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { findMemberByEmail, insertMember } from '#workspace/store.ts';

export interface NewMember {
  email: string;
  name: string;
  team: Team;
  role: Role;
  managerId?: number | null;
  /** The company's unless said. */
  timeZone?: string | null;
  workingHours?: WorkingHours | null;
  language?: Language;
  /** By which sources call them, as owner or actor. */
  names?: readonly string[];
  /** Since when they work here; now unless said. */
  joinedAt?: Date;
}

/**
 * Adds somebody who has not signed in yet: an account of that address without a way in, which an invitation or another
 * provider of sign-in opens later.
 */
export async function addMember(context: Context, wanted: NewMember): Promise<Outcome<{ memberId: number }>> {
  const email = normalEmail(wanted.email);
  const problem = requirePermission(context, 'members.manage') ?? problemOf({ ...wanted, email });
  if (problem) return { ok: false, problem };
  return settled(
    inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
      await lockInvitations(tx);
      if (await findMemberByEmail(tx, email)) return alreadyMember(email);
      const memberId = await insert(tx, context, { ...wanted, email });
      const refusal = await complete(tx, memberId, wanted);
      // Thrown, so that nothing of a member who could not be added whole stays.
      if (refusal) throw new Refused(refusal);
      await announce(tx, context, { name: 'member.added', subject: { memberId } });
      return { ok: true as const, memberId };
    }),
  );
}

async function insert(tx: WorkspaceTx, context: Context, wanted: NewMember): Promise<number> {
  const at = new Date(context.clock.now());
  const accountId = await ensureAccountRow(tx, { name: wanted.name, email: wanted.email, at });
  const { name, email, team, role, timeZone, workingHours, language } = wanted;
  return insertMember(tx, { accountId, name, email, team, role, joinedAt: wanted.joinedAt ?? at, timeZone, workingHours, language });
}

async function complete(tx: WorkspaceTx, memberId: number, { managerId = null, names = [] }: NewMember): Promise<Problem | null> {
  return (managerId === null ? null : await placeUnder(tx, memberId, managerId)) ?? (await nameMember(tx, memberId, names));
}

function problemOf(wanted: NewMember): Problem | null {
  if (wanted.name.trim() === '' || wanted.name.length > 120) {
    return refuse('invalid', 'not-a-name', t`A member needs a name.`, { where: 'name', accepted: t`1 to 120 characters` }).problem;
  }
  return checkEmail(wanted.email) ?? checkTeamAndRole(wanted.team, wanted.role) ?? checkPlan(wanted);
}
