import type { Clock } from '#kernel/clock.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { readMembers, type Member } from '#workspace/public.ts';

export async function membersByName(context: Context): Promise<Map<string, Member>> {
  const members = await inWorkspace(context.database, context.caller.workspaceId, readMembers);
  return new Map(members.map((member) => [member.name, member]));
}

/** The context in which a member of the demo did something, now or at some moment of the history. */
export function asMember(context: Context, { id, name, team, role }: Member, at?: number): Context {
  const caller = { kind: 'member', workspaceId: context.caller.workspaceId, memberId: id, name, team, role } as const;
  const clock: Clock = at === undefined ? context.clock : { now: () => at };
  return { ...context, clock, caller };
}
