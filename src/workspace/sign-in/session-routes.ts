import { t } from '#kernel/language/say.ts';
import { z } from 'zod';
import { refuse } from '#kernel/problem.ts';
import { describeAgent } from '#platform/auth/describe-agent.ts';
import type { HttpApp } from '#platform/http/http-app.ts';
import { announceOwn, ownAccount } from '#workspace/sign-in/own-account.ts';
import { done, sessionShown } from '#workspace/sign-in/schema.ts';

const tags = ['sign-in'];

/** Where somebody is signed in, and signing out there. */
export function registerSessionRoutes(http: HttpApp): void {
  const { sessions } = http.signIn;
  http.route({
    method: 'GET',
    url: '/api/account/sessions',
    schema: { tags, summary: 'Where the own account is signed in', response: { 200: z.object({ sessions: z.array(sessionShown) }) } },
    handler: async (request, reply) => {
      const outcome = await ownAccount(request);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { account, sessionId } = outcome.own;
      const known = await sessions.list(account.id);
      const shown = known.map(({ id, userAgent, createdAt, lastUsedAt }) => ({
        id,
        device: describeAgent(userAgent),
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
        isThisOne: id === sessionId,
      }));
      return reply.send({ sessions: shown.toSorted((one, other) => Number(other.isThisOne) - Number(one.isThisOne)) });
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/account/sessions/:id',
    schema: { tags, summary: 'Sign the own account out there', params: z.object({ id: z.string().max(100) }), response: { 200: done } },
    handler: async (request, reply) => {
      const outcome = await ownAccount(request);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { account, context } = outcome.own;
      if (!(await sessions.end(account.id, request.params.id))) return reply.problem(noSuchSession().problem);
      await announceOwn(context, 'session.ended');
      return reply.send({ done: true as const });
    },
  });
  http.route({
    method: 'DELETE',
    url: '/api/account/sessions',
    schema: { tags, summary: 'Sign the own account out everywhere but here', response: { 200: z.object({ ended: z.number() }) } },
    handler: async (request, reply) => {
      const outcome = await ownAccount(request);
      if (!outcome.ok) return reply.problem(outcome.problem);
      const { account, sessionId, context } = outcome.own;
      const ended = await sessions.endAll(account.id, sessionId);
      if (ended > 0) await announceOwn(context, 'sessions.ended', { ended });
      return reply.send({ ended });
    },
  });
}

const noSuchSession = () =>
  refuse('missing', 'no-such-session', t`Your account has no such session: it may have ended already.`, {
    where: 'id',
    accepted: 'the id of a session of your own account',
  });
