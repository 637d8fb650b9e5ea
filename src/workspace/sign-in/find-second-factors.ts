import type { Outcome } from '#kernel/problem.ts';
import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { listAccounts, type AccountOfMember } from '#workspace/sign-in/account-store.ts';

/** Who signs in with a second factor: those for whom it can be turned off when they lose it. */
export async function findSecondFactors(context: Context, signIn: SignIn): Promise<Outcome<{ members: AccountOfMember[] }>> {
  const problem = requirePermission(context, 'members.manage');
  if (problem) return { ok: false, problem };
  const members = await inWorkspace(context.database, context.caller.workspaceId, listAccounts);
  const withOne = await signIn.secondFactor.amongThese(members.map((member) => member.accountId));
  return { ok: true, members: members.filter((member) => withOne.has(member.accountId)) };
}
