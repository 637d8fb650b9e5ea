import type { Caller, Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import { findDemo } from '#workspace/find-demo.ts';
import { actions, permits } from '#workspace/permissions.ts';
import type { SessionAnswer } from '#workspace/schema.ts';
import { awaitsSetUp } from '#workspace/set-up-company.ts';
import { findCompany, findMember } from '#workspace/store.ts';

/** What a page needs to know first: is there a company, is somebody signed in, what may they do. */
export async function showSession(platform: Platform, caller: Caller | null): Promise<SessionAnswer> {
  const asOf = new Date(platform.clock.now()).toISOString();
  const demo = await inDirectory(platform.database, findDemo);
  if (!caller) {
    if (demo) return { state: 'signed-out', isDemo: true, asOf };
    return { state: (await awaitsSetUp(platform)) ? 'set-up' : 'signed-out', asOf };
  }
  const { company, member } = await inWorkspace(platform.database, caller.workspaceId, async (tx) => ({
    company: await findCompany(tx),
    member: caller.memberId === null ? null : await findMember(tx, caller.memberId),
  }));
  return {
    state: 'signed-in',
    ...(demo?.workspaceId === caller.workspaceId && { isDemo: true as const }),
    ...(company ? { company: { name: company.name, timeZone: company.timeZone, currency: company.currency } } : {}),
    ...(member ? { member: { ...member, id: platform.ids.encode('member', member.id) } } : {}),
    permissions: actions.filter((action) => permits(caller, action)),
    withheld: [...(caller.sight?.withheld ?? [])],
    rowsAreLimited: Boolean(caller.sight?.rowsOf),
    asOf,
  };
}
