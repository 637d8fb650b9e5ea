import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

const body = z.object({ accountId: z.string(), userAgent: z.string(), isRemembered: z.boolean(), at: z.number() });

/** Starts a session for an account that has shown all it has to, by whatever way. Nothing of it is open: only our own code calls it. */
export const startsSessions = {
  id: 'entente',
  endpoints: {
    startSession: createAuthEndpoint('/entente/start-session', { method: 'POST', body, metadata: { SERVER_ONLY: true } }, async (ctx) => {
      const { accountId, userAgent, isRemembered, at } = ctx.body;
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(accountId);
      if (!user) throw new Error('a session was to start for no account');
      const began = { createdAt: new Date(at), updatedAt: new Date(at), userAgent };
      const session = await internalAdapter.createSession(user.id, !isRemembered, began, true);
      await setSessionCookie(ctx, { session, user }, !isRemembered);
      return ctx.json({ done: true });
    }),
  },
} satisfies BetterAuthPlugin;
