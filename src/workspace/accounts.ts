import { t } from '#kernel/language/say.ts';
import { sql } from 'kysely';
import { refuse, type Outcome } from '#kernel/problem.ts';
import { hasWayIn } from '#platform/auth/account-rows.ts';
import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Platform } from '#platform/context.ts';
import { inDirectory, type Tx } from '#platform/database/database.ts';
import { findMembership } from '#workspace/store.ts';

export interface AccountWanted {
  name: string;
  email: string;
  password: string;
}

/**
 * The account for an address: a new one, one that has no way in yet, or an existing one whose password is given.
 * An account lives outside the command's transaction, so a crash can leave one that belongs to no company; the next try takes it over.
 */
export async function ensureAccount(
  platform: Platform,
  signIn: SignIn,
  wanted: AccountWanted,
  under = '',
): Promise<Outcome<{ accountId: string }>> {
  return inDirectory(platform.database, async (tx) => {
    // Two tries for one address at once: the second finds what the first made.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`account ${wanted.email}`}, 0))`.execute(tx.db);
    const found = await signIn.findAccount(wanted.email);
    if (!found) return { ok: true, accountId: (await signIn.createAccount(wanted)).id };
    if (await isFree(tx, found.id)) await signIn.resetAccount(found.id, wanted);
    else if (!(await signIn.hasPassword(found.id, wanted.password))) return refuseOtherPassword(under);
    return { ok: true, accountId: found.id };
  });
}

/** An account of nobody, or of a member who was added and has never had a way in. */
async function isFree(tx: Tx, accountId: string): Promise<boolean> {
  return !(await findMembership(tx, accountId)) || !(await hasWayIn(tx, accountId));
}

function refuseOtherPassword(under: string) {
  const where = under ? `${under}.password` : 'password';
  return refuse('conflict', 'account-exists', t`This address already has an account with another password.`, {
    where,
    accepted: t`the password of that account`,
  });
}
