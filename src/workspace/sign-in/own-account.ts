import { t } from '#kernel/language/say.ts';
import type { FastifyRequest } from 'fastify';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Account } from '#platform/auth/sign-in.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { EventSubject } from '#platform/slice.ts';

/** Somebody at their own account: the session they ask with, and in which company. */
export interface Own {
  context: Context;
  account: Account;
  sessionId: string;
}

/** Whose account this is. Programs have none, and the operator at the machine neither. */
export async function ownAccount(request: FastifyRequest): Promise<Outcome<{ own: Own }>> {
  const { context } = request;
  const session =
    context.caller.kind === 'member' && (await request.server.signIn.sessionOf(new Headers({ cookie: request.headers.cookie ?? '' })));
  if (session) return { ok: true, own: { context, ...session } };
  return refuse('forbidden', 'own-account-only', t`An account is looked after by whoever signs in with it.`, {
    accepted: t`a session of the account itself: sign in with a browser`,
  });
}

/** Writes on the audit page of the company what somebody did with their account. */
export async function announceOwn(context: Context, name: string, subject: EventSubject = {}): Promise<void> {
  await inWorkspace(context.database, context.caller.workspaceId, (tx) => announce(tx, context, { name, subject }));
}
