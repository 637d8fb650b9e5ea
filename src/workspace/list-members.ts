import { dayOf } from '#kernel/local-day.ts';
import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { listLeaves } from '#workspace/members/leave-store.ts';
import { awayOn, type Away } from '#workspace/members/leave.ts';
import { namesOfAll } from '#workspace/members/member-names.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { findCompany, listMembers as readMembers, type Member } from '#workspace/store.ts';

export interface ListedMember extends Member {
  /** null for whoever works today. */
  away: Away | null;
  /** By which sources call them. */
  names: readonly string[];
}

/** Everybody who works here, by name; on demand with those who did. */
export async function listMembers(context: Context, { former }: { former: boolean }): Promise<Outcome<{ members: ListedMember[] }>> {
  const problem = requirePermission(context, 'members.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const company = (await findCompany(tx))!;
    const now = context.clock.now();
    // Somewhere on earth it is still yesterday: a leave that ends today there is not over.
    const leaves = Map.groupBy(await listLeaves(tx, dayOf(now - 86_400_000, 'UTC')), ({ memberId }) => memberId);
    const names = await namesOfAll(tx);
    const holidays = company.holidays.map(({ day }) => day);
    const withAway = (member: Member): ListedMember => {
      const today = dayOf(now, member.timeZone ?? company.timeZone);
      const calendar = { workingHours: member.workingHours ?? company.workingHours, holidays };
      return { ...member, names: names.get(member.id) ?? [], away: awayOn(today, leaves.get(member.id) ?? [], calendar) };
    };
    const members = await readMembers(tx);
    return { ok: true, members: members.filter(({ endedAt }) => former || !endedAt).map(withAway) };
  });
}
