import { t } from '#kernel/language/say.ts';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import { isSameSecret } from '#platform/auth/same-secret.ts';
import type { SignIn } from '#platform/auth/sign-in.ts';
import type { Context, Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace, type Tx, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { derivedKey, type Settings } from '#platform/settings.ts';
import { ensureAccount } from '#workspace/accounts.ts';
import { checkCompany, type Company } from '#workspace/company.ts';
import { findDemo } from '#workspace/find-demo.ts';
import { checkEmail, checkPassword, checkTeamAndRole, normalEmail } from '#workspace/membership.ts';
import type { SetUp } from '#workspace/schema.ts';
import {
  findMemberByEmail,
  firstWorkspace,
  hasAnyMember,
  insertCompany,
  insertMember,
  insertWorkspace,
  updateCompany,
} from '#workspace/store.ts';

/** What whoever sets up must show; printed at start until there is a member. The same for every process of an installation. */
export function setUpToken(settings: Pick<Settings, 'secret'>): string {
  return derivedKey(settings.secret, 'set-up').slice(0, 24);
}

/** Whether somebody shows that the installation is theirs. */
export function isSetUpToken(settings: Pick<Settings, 'secret'>, token: string): boolean {
  return isSameSecret(token, setUpToken(settings));
}

/** The token while the installation waits for its first member; null from then on. */
export async function setUpTokenWhileOpen(platform: Pick<Platform, 'database' | 'settings'>): Promise<string | null> {
  return (await awaitsSetUp(platform)) ? setUpToken(platform.settings) : null;
}

/** Whether the installation still waits for its first member. */
export async function awaitsSetUp(platform: Pick<Platform, 'database'>): Promise<boolean> {
  return !(await inDirectory(platform.database, hasAnyMember));
}

/**
 * Claims the installation: the company, its calendar and its first member, in one transaction.
 * A company that the command line made for itself is taken over with everything in it.
 */
export async function setUpCompany(
  platform: Platform,
  signIn: SignIn,
  wanted: SetUp,
): Promise<Outcome<{ workspaceId: number; memberId: number }>> {
  const problem = await problemOf(platform, wanted);
  if (problem) return { ok: false, problem };
  const email = normalEmail(wanted.account.email);
  const account = await ensureAccount(platform, signIn, { ...wanted.account, email }, 'account');
  if (!account.ok) return account;
  return inDirectory(platform.database, async (tx) => {
    await lockSetUp(tx);
    if (await hasAnyMember(tx)) return alreadySetUp();
    // The demo was for looking around: one's own company begins without anything of it.
    await sql`select directory.remove_demo()`.execute(tx.db);
    const workspace = await claimWorkspace(tx, wanted.company, new Date(platform.clock.now()));
    const { name, team, role, language } = wanted.account;
    const memberId = await insertMember(workspace, {
      accountId: account.accountId,
      name,
      email,
      team,
      role,
      language,
      joinedAt: new Date(platform.clock.now()),
    });
    const caller = { kind: 'member', workspaceId: workspace.workspaceId, memberId, name, team, role } as const;
    await announce(workspace, { ...platform, caller } satisfies Context, { name: 'company.set-up', subject: { memberId } });
    return { ok: true, workspaceId: workspace.workspaceId, memberId };
  });
}

async function problemOf(platform: Platform, { token, company, account }: SetUp): Promise<Problem | null> {
  if (!isSetUpToken(platform.settings, token)) {
    return {
      kind: 'forbidden',
      code: 'wrong-set-up-token',
      message: t`This is not the set-up token.`,
      where: 'token',
      accepted: t`the token printed when Entente started`,
    };
  }
  if (!(await awaitsSetUp(platform))) return alreadySetUp().problem;
  const checked = checkCompany(company, 'company');
  if (!checked.ok) return checked.problem;
  const { email, password, team, role } = account;
  return (
    checkEmail(normalEmail(email), 'account') ??
    checkPassword(password, 'account') ??
    checkTeamAndRole(team, role, 'account') ??
    (await checkNotOfDemo(platform, normalEmail(email)))
  );
}

/** The accounts of the demo go with it: nobody begins their own company as one of its members. */
async function checkNotOfDemo({ database }: Platform, email: string): Promise<Problem | null> {
  const demo = await inDirectory(database, findDemo);
  const member = demo && (await inWorkspace(database, demo.workspaceId, (tx) => findMemberByEmail(tx, email)));
  if (!member) return null;
  return {
    kind: 'invalid',
    code: 'address-of-demo',
    message: t`${member.name} is invented: this address goes with the demo.`,
    where: 'account.email',
    accepted: t`an address of your own`,
  };
}

export const alreadySetUp = () =>
  refuse('conflict', 'already-set-up', t`This installation already has its company.`, {
    accepted: t`signing in, or an invitation from one of its members`,
  });

/** Two set-ups at once, or a set-up and the command line: one at a time until the transaction ends. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('entente set-up', 0))`.execute(tx.db);
}

async function claimWorkspace(tx: Tx, company: Company, at: Date): Promise<WorkspaceTx> {
  const existing = await firstWorkspace(tx);
  if (existing === null) return createWorkspace(tx, company, at);
  const workspace = await enterWorkspace(tx, existing);
  await updateCompany(workspace, company);
  return workspace;
}

/** Adds a workspace with its company. The transaction is inside that workspace from here on. */
export async function createWorkspace(tx: Tx, company: Company, at: Date): Promise<WorkspaceTx> {
  const workspace = await enterWorkspace(tx, await insertWorkspace(tx, at));
  await insertCompany(workspace, company, randomBytes(32), at);
  return workspace;
}

async function enterWorkspace(tx: Tx, workspaceId: number): Promise<WorkspaceTx> {
  await sql`select set_config('entente.workspace_id', ${String(workspaceId)}, true)`.execute(tx.db);
  return { ...tx, workspaceId };
}
