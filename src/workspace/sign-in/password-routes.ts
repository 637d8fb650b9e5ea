import { t } from '#kernel/language/say.ts';
import { refuse } from '#kernel/problem.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { strictLimit } from '#platform/http/rate-limits.ts';
import { announceOwn, ownAccount } from '#workspace/sign-in/own-account.ts';
import { done, passwordChange, security } from '#workspace/sign-in/schema.ts';

const tags = ['sign-in'];

/** What the own account has to sign in with, and another password for it. */
export function registerPasswordRoutes(http: HttpApp): void {
  const { signIn } = http;
  http.route({
    method: 'GET',
    url: '/api/account/security',
    schema: { tags, summary: 'What the own account signs in with', response: { 200: security } },
    handler: async (request, reply) => {
      const outcome = await ownAccount(request);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { id } = outcome.own.account;
      return reply.send({ hasPassword: await signIn.hasAnyPassword(id), secondFactor: await signIn.secondFactor.stateOf(id) });
    },
  });
  http.route({
    method: 'POST',
    url: '/api/auth/change-password',
    schema: { tags, summary: 'Change the own password; other sessions end', body: passwordChange, response: { 200: done } },
    config: { rateLimit: strictLimit },
    handler: async (request, reply) => {
      const outcome = await ownAccount(request);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { account, sessionId, context } = outcome.own;
      const { currentPassword, newPassword } = request.body;
      if (!(await signIn.hasPassword(account.id, currentPassword))) return reply.problem(wrongPassword('currentPassword').problem);
      await signIn.setPassword(account.id, newPassword);
      await signIn.sessions.endAll(account.id, sessionId);
      await announceOwn(context, 'password.changed');
      return reply.send({ done: true as const });
    },
  });
}

export const wrongPassword = (where: string) =>
  refuse('invalid', 'wrong-password', t`That is not the present password.`, { where, accepted: t`the password you signed in with` });
