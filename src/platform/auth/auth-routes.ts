import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Problem } from '#kernel/problem.ts';
import { longestPassword, shortestPassword } from '#platform/auth/password-length.ts';
import type { AuthRequest } from '#platform/auth/sign-in.ts';
import { strictLimit, strictLimitPerEmail } from '#platform/http/rate-limits.ts';
import type { HttpApp } from '#platform/http/http-app.ts';

const password = z.string().min(1).max(longestPassword);
const signInBody = z.strictObject({ email: z.email().max(254), password, rememberMe: z.boolean().optional() });
const changePasswordBody = z.strictObject({
  currentPassword: password,
  newPassword: z.string().min(shortestPassword).max(longestPassword),
});
const done = z.object({ done: z.literal(true) });

/** The few endpoints of better-auth that are open; accounts are created by set-up and by invitations only. */
export function registerAuthRoutes(http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    schema: { tags: ['sign-in'], summary: 'Sign in with e-mail and password', body: signInBody, response: { 200: done } },
    config: { public: true, rateLimit: strictLimit },
    preHandler: strictLimitPerEmail(http),
    handler: (request, reply) => pass(http, request, reply, '/sign-in/email'),
  });
  http.route({
    method: 'POST',
    url: '/api/auth/sign-out',
    schema: { tags: ['sign-in'], summary: 'Sign out', response: { 200: done } },
    config: { public: true },
    handler: (request, reply) => pass(http, request, reply, '/sign-out'),
  });
  http.route({
    method: 'POST',
    url: '/api/auth/change-password',
    schema: {
      tags: ['sign-in'],
      summary: 'Change the own password; other sessions end',
      body: changePasswordBody,
      response: { 200: done },
    },
    config: { rateLimit: strictLimit },
    handler: (request, reply) => pass(http, request, reply, '/change-password', { revokeOtherSessions: true }),
  });
}

async function pass(http: HttpApp, request: FastifyRequest, reply: FastifyReply, path: AuthRequest['path'], extra: object = {}) {
  const { cookie, 'user-agent': userAgent } = request.headers;
  const response = await http.signIn.handle({
    path,
    body: { ...(request.body as object | null), ...extra },
    headers: { cookie, userAgent },
  });
  if (response.status >= 500) throw new Error(`better-auth answered ${response.status}`);
  if (!response.ok) return reply.problem(refusalOf(path, response.status));
  keepCookies(reply, response);
  // The session's token stays in its cookie, out of reach of scripts.
  return reply.header('cache-control', 'no-store').send({ done: true as const });
}

/** Signs in the account that was just created, so that nobody types the password twice. */
export async function startSession(
  http: HttpApp,
  request: FastifyRequest,
  reply: FastifyReply,
  account: { email: string; password: string },
): Promise<void> {
  const userAgent = request.headers['user-agent'];
  const response = await http.signIn.handle({ path: '/sign-in/email', body: account, headers: { userAgent } });
  if (response.ok) keepCookies(reply, response);
}

function keepCookies(reply: FastifyReply, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
}

function refusalOf(path: AuthRequest['path'], status: number): Problem {
  if (path === '/sign-in/email') {
    return {
      kind: 'unauthenticated',
      code: 'wrong-e-mail-or-password',
      message: 'The e-mail or the password is not right.',
      accepted: 'the e-mail you were invited by, and its password',
    };
  }
  if (path === '/change-password' && status === 400) {
    return {
      kind: 'invalid',
      code: 'wrong-password',
      message: 'That is not the present password.',
      where: 'currentPassword',
      accepted: 'the password you signed in with',
    };
  }
  return { kind: 'unauthenticated', code: 'not-signed-in', message: 'Nobody is signed in here.', accepted: 'a session: sign in first' };
}
