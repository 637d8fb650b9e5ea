import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpRefusal } from '#platform/http/problems.ts';

/** For doors where somebody could try out secrets: signing in, set-up, invitation links. Per address. */
export const strictLimit = { max: 30, timeWindow: 60_000 };
const perEmail = { max: 10, timeWindow: 60_000 };
const generous = { max: 1200, timeWindow: 60_000 };

/** Counts per caller, and per network address where nobody is known. Counts are kept in each process. */
export async function registerRateLimits(http: FastifyInstance): Promise<void> {
  await http.register(rateLimit, {
    ...generous,
    keyGenerator: callerKey,
    allowList: (request) => request.caller?.kind === 'operator',
    errorResponseBuilder: (_request, { after }) => tooMany(after),
  });
}

function callerKey(request: FastifyRequest): string {
  const { caller } = request;
  return caller ? `${caller.workspaceId} ${caller.kind} ${caller.memberId}` : request.ip;
}

/** Trying passwords of one account from many addresses is slowed down too. */
export function strictLimitPerEmail(http: FastifyInstance) {
  const check = http.createRateLimit({
    ...perEmail,
    keyGenerator: (request) => `e-mail ${String((request.body as { email?: string }).email).toLowerCase()}`,
  });
  return async (request: FastifyRequest): Promise<void> => {
    const limit = await check(request);
    if (!limit.isAllowed && limit.isExceeded) throw tooMany(`${limit.ttlInSeconds} seconds`);
  };
}

function tooMany(after: string): HttpRefusal {
  return new HttpRefusal(429, 'too-many-requests', `Too many requests. Try again in ${after}.`);
}
