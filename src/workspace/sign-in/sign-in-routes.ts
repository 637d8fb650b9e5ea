import { t } from '#kernel/language/say.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse, type Outcome } from '#kernel/problem.ts';
import { signInAs } from '#platform/auth/auth-routes.ts';
import { forgetStep, keepStep, stepOf } from '#platform/auth/step-cookie.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { strictLimit, strictLimitPerEmail, tryAgainIn } from '#platform/http/rate-limits.ts';
import { contextOfAccount } from '#workspace/callers.ts';
import { permits } from '#workspace/permissions.ts';
import { findSingleSignOn } from '#workspace/sign-in/single-sign-on-store.ts';
import { announceOwn } from '#workspace/sign-in/own-account.ts';
import { codeWanted, signInAnswer, signInWanted } from '#workspace/sign-in/schema.ts';

const tags = ['sign-in'];

/** In by e-mail and password, and by a code where the account asks for one. */
export function registerSignInRoutes(http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    schema: { tags, summary: 'Sign in with e-mail and password', body: signInWanted, response: { 200: signInAnswer } },
    config: { public: true, rateLimit: strictLimit },
    preHandler: strictLimitPerEmail(http),
    handler: async (request, reply) => {
      const { email, password, rememberMe = true } = request.body;
      const account = await http.signIn.accountByPassword(email, password);
      if (!account) return reply.problem(wrongPassword().problem);
      if (!(await opensByPassword(http, account.id))) return reply.problem(passwordsAreOff().problem);
      if (!(await http.signIn.secondFactor.stateOf(account.id)).isOn) {
        await signInAs(http, request, reply, { accountId: account.id, isRemembered: rememberMe });
        return reply.send({ done: true });
      }
      const step = { accountId: account.id, payload: { isRemembered: rememberMe } };
      keepStep(reply, 'code', await http.signIn.pendingSteps.begin('code', step));
      return reply.header('cache-control', 'no-store').send({ done: false, next: 'code' as const });
    },
  });
  http.route({
    method: 'POST',
    url: '/api/auth/sign-in/code',
    schema: { tags, summary: 'The second step: a code of the app, or a backup code', body: codeWanted, response: { 200: signInAnswer } },
    config: { public: true, rateLimit: strictLimit },
    handler: async (request, reply) => {
      const outcome = await takeCode(http, request, reply, request.body.code);
      if (!outcome.ok) return reply.problem(outcome.problem);
      await signInAs(http, request, reply, outcome);
      return reply.send({ done: true });
    },
  });
}

/** Where a company signs on by its provider only, a password still opens for whoever may change that: a provider can be away. */
async function opensByPassword({ platform }: HttpApp, accountId: string): Promise<boolean> {
  const context = await contextOfAccount({ platform }, accountId);
  if (!context || permits(context.caller, 'single-sign-on.write')) return true;
  const settings = await inWorkspace(platform.database, context.caller.workspaceId, findSingleSignOn);
  return !settings?.isOn || settings.allowsPasswords;
}

const passwordsAreOff = () =>
  refuse('forbidden', 'passwords-are-off', t`Your company signs in by its provider, not by passwords.`, {
    accepted: 'the button for single sign-on',
  });

async function takeCode(
  http: HttpApp,
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
): Promise<Outcome<{ accountId: string; isRemembered: boolean }>> {
  const { pendingSteps, secondFactor } = http.signIn;
  const token = stepOf(request, 'code');
  const step = await pendingSteps.find('code', token);
  if (!step?.accountId) return noStep();
  const { accountId } = step;
  const taken = await secondFactor.take(accountId, code);
  if (taken.is === 'too-many') throw tryAgainIn(reply, taken.retryAfterSeconds);
  if (taken.is === 'wrong') return wrongCode('unauthenticated');
  // Two requests with two good codes: only one of them gets the session.
  if (!(await pendingSteps.take('code', token))) return noStep();
  forgetStep(reply, 'code');
  const context = taken.isBackupCode ? await contextOfAccount(http, accountId) : null;
  if (context) await announceOwn(context, 'second-factor.backup-code-used');
  return { ok: true, accountId, isRemembered: step.payload['isRemembered'] === true };
}

const wrongPassword = () =>
  refuse('unauthenticated', 'wrong-e-mail-or-password', t`The e-mail or the password is not right.`, {
    accepted: 'the e-mail you were invited by, and its password',
  });

const noStep = () =>
  refuse('unauthenticated', 'sign-in-began-too-long-ago', t`This sign-in began too long ago.`, {
    accepted: 'e-mail and password once more',
  });

export const wrongCode = (kind: 'unauthenticated' | 'invalid') =>
  refuse(kind, 'wrong-code', t`This code is not right, or was used before.`, {
    where: 'code',
    accepted: t`the six digits that your app shows now, or a backup code that was never used`,
  });
