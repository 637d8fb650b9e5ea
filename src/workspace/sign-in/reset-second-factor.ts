import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { findAccountOf } from '#workspace/sign-in/account-store.ts';

/** For somebody who lost phone and backup codes: the password alone opens again until they set up another factor. */
export async function resetSecondFactor(context: Context, signIn: SignIn, memberId: number): Promise<Outcome> {
  const problem = requirePermission(context, 'members.manage');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const accountId = await findAccountOf(tx, memberId);
    if (!accountId)
      return refuse('missing', 'no-such-member', t`There is no such member.`, {
        where: 'id',
        accepted: t`the id of a member of this company`,
      });
    if (!(await signIn.secondFactor.remove(accountId)))
      return refuse('conflict', 'second-factor-is-off', t`This member has no second factor in force.`, {
        accepted: t`a member who signs in with a code`,
      });
    await announce(tx, context, { name: 'second-factor.reset', subject: { memberId } });
    return { ok: true };
  });
}
