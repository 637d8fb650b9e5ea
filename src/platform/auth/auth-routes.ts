import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { HttpApp } from '#platform/http/http-app.ts';

/** Signing out needs no company; every way in is the workspace's business. */
export function registerAuthRoutes(http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/api/auth/sign-out',
    schema: { tags: ['sign-in'], summary: 'Sign out', response: { 200: z.object({ done: z.literal(true) }) } },
    config: { public: true },
    handler: async (request, reply) => {
      keepCookies(reply, await http.signIn.signOut({ cookie: request.headers.cookie }));
      return reply.header('cache-control', 'no-store').send({ done: true as const });
    },
  });
}

/**
 * Signs in the account that was just created, so that nobody types the password twice.
 * An account of before that has a second factor signs in by its own door.
 */
export async function startSession(
  http: HttpApp,
  request: FastifyRequest,
  reply: FastifyReply,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const account = await http.signIn.accountByPassword(email, password);
  if (!account || (await http.signIn.secondFactor.stateOf(account.id)).isOn) return;
  await signInAs(http, request, reply, { accountId: account.id });
}

/** The session's token stays in its cookie, out of reach of scripts. */
export async function signInAs(
  http: HttpApp,
  request: FastifyRequest,
  reply: FastifyReply,
  { accountId, isRemembered = true }: { accountId: string; isRemembered?: boolean },
): Promise<void> {
  keepCookies(reply, await http.signIn.startSession(accountId, { userAgent: request.headers['user-agent'], isRemembered }));
  reply.header('cache-control', 'no-store');
}

function keepCookies(reply: FastifyReply, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
}
