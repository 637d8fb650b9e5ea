import { refuse, type Outcome } from '#kernel/problem.ts';
import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import { findDemo, readMembers } from '#workspace/public.ts';
import { cast } from '#demo/invent/cast.ts';

/**
 * The account of one of the few members of a demo through whose eyes a stranger may look, without a password. Without a demo there
 * is nobody to look through.
 */
export async function openEyes(platform: Platform, signIn: SignIn, email: string): Promise<Outcome<{ accountId: string }>> {
  const demo = await inDirectory(platform.database, findDemo);
  if (!demo) return refuse('missing', 'no-demo', 'This installation shows no demo company.', { accepted: 'signing in' });
  const member = cast.find((each) => each.email === email && each.eyes !== undefined);
  const members = member ? await inWorkspace(platform.database, demo.workspaceId, readMembers) : [];
  const account = members.some((each) => each.email === email) ? await signIn.findAccount(email) : null;
  if (!member || !account) {
    return refuse('invalid', 'not-their-eyes', 'Nobody of the demo can be looked through by this address.', {
      where: 'email',
      accepted: cast.flatMap((each) => (each.eyes === undefined ? [] : [each.email])).join(', '),
    });
  }
  return { ok: true, accountId: account.id };
}
